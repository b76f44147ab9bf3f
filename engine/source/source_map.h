// The texts of a run: every file that something in the model or a finding stands in, by SourceId.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/line_index.h"
#include "engine/source/span.h"

namespace sidelint {

// Ids are given in order of paths before the files are read, so that they do not depend on the order of reading. Each
// file's text is set by the one thread that reads it; a file in which nobody needs anything has none.
class SourceMap {
 public:
  // Reserves an id for the path (as the user would type it, `/` as separator).
  SourceId add(std::string path);
  // Keeps the text. Thread-safe for different sources.
  void keep(SourceId source, std::string text);

  std::size_t size() const { return files_.size(); }
  const std::string& path(SourceId source) const;
  std::string_view text(SourceId source) const;
  // The bytes of the span, clipped to the text.
  std::string_view text(Span span) const;
  // Computed at the first call; not thread-safe.
  const LineIndex& lines(SourceId source) const;
  Position position(SourceId source, std::uint32_t offset) const;

 private:
  struct File {
    std::string path;
    std::string text;
    mutable std::unique_ptr<LineIndex> lines;
  };
  std::vector<File> files_;
};

}  // namespace sidelint
