// What a reporter, `explain` and the documentation say of a rule: plain data, without its code.
#pragma once

#include <span>
#include <string_view>

#include "engine/diag/severity.h"

namespace sidelint {

struct RuleExample {
  std::string_view title;
  std::string_view files;  // a txtar of the failing or passing files, without caret marks
};

struct RuleInfo {
  std::string_view name;      // "group/kebab-case", the rule's one identity
  std::string_view summary;   // one sentence, what is found
  std::string_view why;       // one or two sentences, why it matters
  std::string_view help;      // one or two sentences, what to do about it
  Severity severity;          // as the rule has it unless a finding or the configuration says otherwise
  std::string_view since;     // the first release with the rule
  std::string_view releases;  // the Istio releases it applies to, in words ("all", "1.10 and newer")
  std::span<const std::string_view> equivalents;  // in other tools: "IST0107", "KIA1301"
};

}  // namespace sidelint
