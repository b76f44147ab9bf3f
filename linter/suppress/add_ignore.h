// `--add-ignore=REASON`: writes a comment above what each finding points at.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/file_system.h"
#include "engine/source/source_map.h"

namespace sidelint::linter {

// The text with comments that silence the findings of its file, by place; those that no comment can silence are left
// out of `done`.
std::string with_ignores(std::string_view text, const std::vector<const Diagnostic*>& findings, std::string_view reason,
                         std::vector<const Diagnostic*>& done);

// Writes the files of all findings, and says on standard error what became of them. Failure: a file that is read-only,
// is no longer what was read, or is none (standard input); it stays as it is, the others are written.
std::optional<Failure> add_ignores(const FileSystem& files, const Report& report, const SourceMap& sources,
                                   std::string_view reason);

}  // namespace sidelint::linter
