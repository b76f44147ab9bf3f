#include "tests/rules/fixed.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "linter/config.h"
#include "linter/options.h"
#include "linter/run.h"
#include "linter/select.h"

namespace sidelint::testing {
namespace {

Result<linter::Inspected> inspect(const FileSystem& files, std::string_view rule, const std::string& root) {
  linter::Options options;
  options.paths = {root};
  options.preview = true;
  options.fix = true;  // so that all verdicts are told
  options.threads = 1;
  const Result<linter::Config> config = linter::load_config(files, std::nullopt, root);
  if (!config) return config.failure();
  Result<std::unique_ptr<const linter::Analysis>> analysis =
      linter::analyse(files, options, config.value(), std::nullopt);
  if (!analysis) return analysis.failure();
  const auto rules = linter::select_rules(options, config.value());
  if (!rules) return rules.failure();
  Report report = linter::check(**analysis, *rules, options);
  linter::drop_suppressed(report, options);
  for (Diagnostic& finding : report.findings)
    if (!rule.empty() && finding.rule != rule) finding.fixes.clear();
  return linter::Inspected{std::move(*analysis), std::move(report)};
}

std::string without_dot(std::string path) { return path.starts_with("./") ? path.substr(2) : path; }

bool is_mark(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != std::string::npos && line[first] == '#' && line.find('^') != std::string::npos &&
         line.find_first_not_of(" ^", first + 1) == std::string::npos;
}

}  // namespace

linter::Fixing fixed(const FileSystem& files, linter::FixScope scope, std::string_view rule, const std::string& root) {
  const linter::Inspect look = [&](const FileSystem& as_fixed) { return inspect(as_fixed, rule, root); };
  Result<linter::Inspected> start = look(files);
  if (!start) {
    ADD_FAILURE() << start.failure().text;
    return {};
  }
  Result<linter::Fixing> fixing = linter::make_fixes(files, look, std::move(start).value(), scope);
  if (!fixing) {
    ADD_FAILURE() << fixing.failure().text;
    return {};
  }
  return std::move(fixing).value();
}

Fixed fixed(const Txtar& archive, linter::FixScope scope, std::string_view rule) {
  Fixed result{archive, fixed(file_system_of(archive), scope, rule)};
  for (const linter::FixedFile& file : result.fixing.files) {
    std::ranges::find(result.files.files, without_dot(file.path), &TxtarFile::path)->text = file.after;
  }
  return result;
}

Txtar without_marks(const Txtar& archive) {
  Txtar result = archive;
  for (TxtarFile& file : result.files) {
    std::string text;
    std::istringstream lines(file.text);
    for (std::string line; std::getline(lines, line);)
      if (!is_mark(line)) text += line + "\n";
    file.text = text;
  }
  return result;
}

}  // namespace sidelint::testing
