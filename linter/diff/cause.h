// Why two decisions about one workload differ, read off their traces.
#pragma once

#include <string>
#include <vector>

#include "engine/decide/trace.h"

namespace sidelint::linter::diff {

// What one side says of the question that makes the difference.
struct Fact {
  std::string text;
  std::vector<OriginId> at;  // where it stands, what differs first
};

struct Cause {
  Fact before;
  Fact after;
};

// A question that both were asked and answered differently: the one whose answer decides, otherwise the first, for what
// is asked later follows from it. Which webhooks are called follows from labels, so that counts only where all else is
// equal. A pod that is refused, or is not any more, has its refusal as the cause.
Cause cause_of(const decide::Decision& before, const decide::Decision& after);

}  // namespace sidelint::linter::diff
