// `--where`: which decisions are asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/source_map.h"

namespace sidelint::linter {

class Filter {
 public:
  // `verdict=unknown,namespace=pay*,kind!=Job`: all parts have to hold; values are globs, several of them separated by
  // `|`. Failure: a key that there is not.
  static Result<Filter> parse(std::string_view text);

  bool holds(const DecisionRecord& decision, const SourceMap& sources) const;

 private:
  struct Part {
    std::string (*value)(const DecisionRecord&, const SourceMap&);
    std::vector<std::string> globs;
    bool wanted;
  };
  std::vector<Part> parts_;
};

}  // namespace sidelint::linter
