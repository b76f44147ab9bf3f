// The bytes of git's objects, read one after the other by a single `git cat-file --batch`, as they are asked for: of a
// large repository only what a run looks at is ever unpacked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "engine/base/result.h"

namespace sidelint::linter {

class GitObjects {
 public:
  // Failure: git cannot be run.
  static Result<std::unique_ptr<const GitObjects>> open();
  // Takes over a running child, and the socket that is its input and output: a pipe whose reader is gone would end this
  // program.
  GitObjects(pid_t child, int line) : child_(child), line_(line) {}
  ~GitObjects();
  GitObjects(const GitObjects&) = delete;
  GitObjects& operator=(const GitObjects&) = delete;

  // A blob. Failure: it is larger than `limit` bytes, or git does not have it: the clone holds only a part, and nothing
  // is fetched. Any thread may ask.
  Result<std::string> read(std::string_view id, std::uint64_t limit) const;

 private:
  bool ask(std::string_view id) const;
  // What git says of the object, without the line feed; nothing if git is gone.
  std::string head() const;
  // Takes the next bytes of what git writes, into a string if there is one.
  bool take(std::uint64_t count, std::string* into) const;

  pid_t child_;
  int line_;
  mutable std::mutex mutex_;
  mutable std::string ahead_;      // what was last read,
  mutable std::size_t taken_ = 0;  // of which so much is taken
};

}  // namespace sidelint::linter
