// Which files a run reads: the roots, walked in a fixed total order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/unread.h"

namespace sidelint {

struct WalkOptions {
  std::vector<std::string> exclude;  // patterns as in .gitignore, matched against the path relative to its root
  enum class Gitignore : std::uint8_t { respect, disregard } gitignore = Gitignore::respect;
  std::size_t threads = 1;
};

struct Walk {
  std::vector<std::string> files;  // sorted bytewise by path, each file once; as typed: root + '/' + relative path
  std::vector<Unread> unread;      // what a reader of the files must know is missing; sorted
};

// Files named in `roots` are taken whatever their name; of directories those that end in .yaml, .yml or .json, and
// those named Kustomization. `.git`, `node_modules` and `.terraform` are not entered. .gitignore files are respected,
// those above a root too (up to the folder that holds `.git`), and `.git/info/exclude`. A root is spelled as typed,
// without `./` in front and needless slashes. Symbolic links are followed only to places inside the roots; a file that
// is reached in several ways is listed once, by its own name if the walk meets that. Failure: a root that does not
// exist, cannot be listed, or is neither file nor directory.
Result<Walk> walk(const FileSystem& files, const std::vector<std::string>& roots, const WalkOptions& options);

}  // namespace sidelint
