// A folder of its own in which shell commands find the program as `sidelint`, for tests of what people type.
#pragma once

#include <string>

#include "tests/harness/temporary_folder.h"

namespace sidelint::testing {

class Sandbox {
 public:
  explicit Sandbox(const std::string& program);

  // Writes a file of the repository.
  void write(const std::string& path, const std::string& text) const;

  struct Printed {
    std::string out;
    std::string err;
    int exit_code;
  };
  // In the repository, without colours and input. How long something took is `TIME`.
  Printed run(const std::string& command) const;

 private:
  TemporaryFolder root_;  // bin/ and repo/
};

}  // namespace sidelint::testing
