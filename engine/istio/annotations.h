// The pod annotations whose values Istio's injector checks before it renders a sidecar, and what it says of bad ones.
//
// A value that is refused here refuses the pod: whoever creates it reads the words that these functions answer, after
// "failed to run injection template: ". A pod that is not injected is never checked.
//
// Mirrors istio, pkg/kube/inject/validate.go (validateAnnotations), 1.30.3; up to 1.8 the same stood in inject.go.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/istio/release.h"

namespace sidelint::istio {

// One check: which annotation, in which releases.
struct CheckedAnnotation {
  std::string_view name;
  Release first;
  Release past;                                                     // the first release that no longer checks it
  std::optional<std::string> (*refuse)(std::string_view, Release);  // why the value is bad; nothing if it is good
  std::string_view takes;                                           // what it accepts, in words
};

// Sorted by name; a name stands once for each range of releases.
std::span<const CheckedAnnotation> checked_annotations();
// The row for that release; null if it does not check the annotation.
const CheckedAnnotation* find_checked_annotation(std::string_view name, Release release);
bool checks_annotation(std::string_view name, Release release);
bool is_checked(std::string_view name);  // by any release

// What the validator of that release says of the value, such as `strconv.ParseBool: parsing "yes": invalid syntax`.
// Nothing if the value is accepted or the release does not check the annotation.
std::optional<std::string> refuse_annotation(std::string_view name, std::string_view value, Release release);

struct AnnotationValue {
  std::string_view name;
  std::string_view value;
};

// The injector's words on all annotations of a pod; empty if it accepts them. Go walks its maps in random order, so
// where several are bad the real order is any; here it is that of the names.
std::string refuse_annotations(std::vector<AnnotationValue> annotations, Release release);

}  // namespace sidelint::istio
