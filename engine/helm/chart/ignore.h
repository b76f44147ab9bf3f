// The patterns of .helmignore.
//
// Mirrors helm, pkg/ignore/rules.go: no `**`, patterns by Go's path/filepath.Match, and a negated pattern that takes
// out all that it does not match.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::helm {

// Go's filepath.Match; a malformed pattern matches nothing.
bool match_pattern(std::string_view pattern, std::string_view name);
bool is_pattern(std::string_view pattern);

class IgnoreRules {
 public:
  // Answers the error. The pattern that keeps hidden templates out comes last.
  std::string read(std::string_view text);

  // `name` is seen from the chart.
  bool ignores(std::string_view name, EntryKind kind) const;

 private:
  struct Pattern {
    std::string text;
    enum class Against : unsigned char { path, last_part } against;
    bool negated;
    bool folders_only;
    bool is_literal = false;  // nothing in it stands for something else

    bool matches(std::string_view name) const;
  };
  std::string add(std::string_view line);

  std::vector<Pattern> patterns_;
};

}  // namespace sidelint::helm
