// Places as formats for other programs write them: by file, line and column.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/source/line_index.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"
#include "reporters/unicode/utf16_index.h"

namespace sidelint::reporters {

// The path as seen from the root of the repository (where that is not known, from the working directory), without `.`
// components; absolute if it lies outside.
std::string repository_path(std::string_view path, const ReportOptions& options);

// A span within one file; the end is exclusive.
struct Place {
  std::string file;  // repository_path
  Position begin;
  Position end;
};
Place place_of(Span at, const SourceMap& sources, const ReportOptions& options);

// Columns in UTF-16 code units, which SARIF, SonarQube and the language server protocol count.
class Utf16Columns {
 public:
  explicit Utf16Columns(const SourceMap& sources) : sources_(sources) {}

  // Of one line, 0-based, end exclusive. A span that goes on in later lines ends with its first.
  struct Columns {
    std::uint32_t line;  // 1-based
    std::size_t begin;
    std::size_t end;
  };
  Columns columns(Span at);

 private:
  const SourceMap& sources_;
  std::map<SourceId, Utf16Index> indexes_;
};

}  // namespace sidelint::reporters
