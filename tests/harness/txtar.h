// Several files in one text, in the form of Go's txtar: `-- path --` lines begin a file, what stands before the first
// is a comment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/memory_file_system.h"

namespace sidelint::testing {

struct TxtarFile {
  std::string path;
  std::string text;  // ends in a line feed, unless it is empty

  bool operator==(const TxtarFile&) const = default;
};

struct Txtar {
  std::string comment;
  std::vector<TxtarFile> files;

  // The file of that path, or nothing.
  const TxtarFile* find(std::string_view path) const;
};

Txtar parse_txtar(std::string_view text);
// The same text again, for files that a test rewrites.
std::string format_txtar(const Txtar& archive);

// The files as a file system.
MemoryFileSystem file_system_of(const Txtar& archive);

}  // namespace sidelint::testing
