// Stages of a delivery, told by the names of folders.
#pragma once

#include <string_view>

namespace sidelint::decide {

// Whether each of the two paths lies in folders that are named by stages, and by none in common: `infra/dev/x.yaml` and
// `apps/prod/y.yaml`. The folders that both paths begin with do not count, nor do the names of the files.
bool are_of_different_stages(std::string_view one, std::string_view other);

}  // namespace sidelint::decide
