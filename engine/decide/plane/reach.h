// For whom what stands in one place of a repository speaks: a control plane, a namespace.
//
// A repository may hold several clusters, and test data that looks like clusters. What lies apart from a workload
// counts for it, as `istio/` does for `apps/`, unless it is known to go to another cluster, and with these exceptions:
//  - Each entry of a folder of test data, samples or documentation (`testdata`, `fixtures`, `tests`, `examples`, `docs`
//    …) is a case of its own. Nothing in it speaks for what lies outside; what lies outside speaks for it.
//  - Each entry of a folder of alternatives (`clusters`, `environments`) is another place. It does not speak for its
//    siblings, but for what lies outside, which may be applied to it. Nor does what lies in folders named by one stage
//    (`dev`, `prod-eu`) speak for what lies in folders named by another.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/model/object.h"

namespace sidelint::decide {

// Where something counts that is defined elsewhere: in a cluster, if it is known which, and by a file or a folder,
// which ends with `/`.
struct Place {
  std::string_view cluster;
  std::string_view file;
};
inline Place place_of(const model::Object& object) { return {object.cluster, object.file}; }

// Whether a definition in the file `definition` may count for what stands in `file`.
bool speaks_for(std::string_view definition, std::string_view file);
// The same of an object, which says nothing of other clusters than its own.
bool speaks_for(const model::Object& definition, const Place& place);

// How many names of folders both paths hold: between equally near definitions `infra/prod` is that of `apps/prod`.
std::size_t shared_names(std::string_view definition, std::string_view file);

}  // namespace sidelint::decide
