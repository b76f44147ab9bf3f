#include "engine/source/source_map.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace sidelint {
namespace {

std::size_t index(SourceId source, std::size_t count) {
  const auto at = static_cast<std::size_t>(source);
  SIDELINT_CHECK(at < count, "an unknown source");
  return at;
}

}  // namespace

SourceId SourceMap::add(std::string path) {
  files_.push_back({std::move(path), {}, nullptr});
  return SourceId{static_cast<std::uint32_t>(files_.size() - 1)};
}

void SourceMap::keep(SourceId source, std::string text) {
  File& file = files_[index(source, files_.size())];
  file.text = std::move(text);
  file.lines.reset();
}

const std::string& SourceMap::path(SourceId source) const { return files_[index(source, files_.size())].path; }

std::string_view SourceMap::text(SourceId source) const { return files_[index(source, files_.size())].text; }

std::string_view SourceMap::text(Span span) const {
  const std::string_view whole = text(span.source);
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  const std::size_t end = std::min<std::size_t>(span.end, whole.size());
  return whole.substr(begin, end < begin ? 0 : end - begin);
}

const LineIndex& SourceMap::lines(SourceId source) const {
  const File& file = files_[index(source, files_.size())];
  if (!file.lines) file.lines = std::make_unique<LineIndex>(file.text);
  return *file.lines;
}

Position SourceMap::position(SourceId source, std::uint32_t offset) const {
  return lines(source).position(text(source), offset);
}

}  // namespace sidelint
