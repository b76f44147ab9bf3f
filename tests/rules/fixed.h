// The fixes of rules, made on a repository in one text.
#pragma once

#include <string>
#include <string_view>

#include "engine/source/file_system.h"
#include "linter/fix/fix.h"
#include "tests/harness/txtar.h"

namespace sidelint::testing {

struct Fixed {
  Txtar files;
  linter::Fixing fixing;
};

// What `sidelint --fix`, or with all of them `--unsafe-fixes`, makes of the files. Every rule runs, but only the fixes
// of `rule` are made; of all if it is empty. Fails the test if the files cannot be read.
Fixed fixed(const Txtar& archive, linter::FixScope scope, std::string_view rule = {});

linter::Fixing fixed(const FileSystem& files, linter::FixScope scope, std::string_view rule = {},
                     const std::string& root = ".");

// The archive without lines that hold nothing but caret marks.
Txtar without_marks(const Txtar& archive);

}  // namespace sidelint::testing
