// For whom what stands in one place of a repository speaks: a control plane, a namespace.
//
// A repository may hold several clusters, and test data that looks like clusters. What lies apart from a workload
// counts for it, as `istio/` does for `apps/`, with these exceptions:
//  - Each entry of a folder of test data, samples or documentation (`testdata`, `fixtures`, `tests`, `examples`, `docs`
//    …) is a case of its own. Nothing in it speaks for what lies outside; what lies outside speaks for it.
//  - Each entry of a folder of alternatives (`clusters`, `environments`) is another place. It does not speak for its
//    siblings, but for what lies outside, which may be applied to it. Nor does what lies in folders named by one stage
//    (`dev`, `prod-eu`) speak for what lies in folders named by another.
#pragma once

#include <cstddef>
#include <string_view>

namespace sidelint::decide {

// Whether a definition in the file `definition` may count for what stands in `file`.
bool speaks_for(std::string_view definition, std::string_view file);

// How many names of folders both paths hold: between equally near definitions `infra/prod` is that of `apps/prod`.
std::size_t shared_names(std::string_view definition, std::string_view file);

}  // namespace sidelint::decide
