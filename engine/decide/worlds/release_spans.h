// Releases that treat a workload alike, where the repository does not tell which of them it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/decide/release.h"
#include "engine/model/object.h"

namespace sidelint::decide {

// The releases [first, past), of which one stands for all.
struct ReleaseSpan {
  Release representative;
  Release first;
  Release past;
  bool before_revisions;  // their charts had no entries for revisions
};

// The families, and within each what a pod with these annotations is refused in or not; the newest first.
std::vector<ReleaseSpan> release_spans(const model::FieldMap& annotations);

// The spans of the mask: "1.27 or newer", "1.12 to 1.26", "1.26 or older".
std::vector<std::string> release_texts(const std::vector<ReleaseSpan>& spans, std::uint64_t mask);

}  // namespace sidelint::decide
