#include "reporters/machine/place.h"

#include <algorithm>

#include "reporters/machine/path.h"

namespace sidelint::reporters {

std::string repository_path(std::string_view path, const ReportOptions& options) {
  const std::string& root = options.repository_root.empty() ? options.working_directory : options.repository_root;
  return path_from(path, options.working_directory, root);
}

Place place_of(Span at, const SourceMap& sources, const ReportOptions& options) {
  return {repository_path(sources.path(at.source), options), sources.position(at.source, at.begin),
          sources.position(at.source, at.end)};
}

Utf16Columns::Columns Utf16Columns::columns(Span at) {
  const std::string_view text = sources_.text(at.source);
  const Position begin = sources_.position(at.source, at.begin);
  const Position end = sources_.position(at.source, at.end);
  const std::size_t line_start = at.begin - (begin.column - 1);
  const std::size_t line_end = line_start + sources_.lines(at.source).line(text, begin.line).size();
  const Utf16Index& index = indexes_.try_emplace(at.source, text).first->second;
  const std::size_t before = index.units_before(text, line_start);
  const auto column = [&](std::size_t byte) { return index.units_before(text, std::min(byte, line_end)) - before; };
  const std::size_t first = column(at.begin);
  return {begin.line, first, std::max(first, column(end.line == begin.line ? at.end : line_end))};
}

}  // namespace sidelint::reporters
