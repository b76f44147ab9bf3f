#include "tests/harness/pipeline.h"

#include <optional>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "linter/config.h"
#include "linter/options.h"

namespace sidelint::testing {

std::unique_ptr<const linter::Analysis> analyse(const Txtar& archive) {
  const MemoryFileSystem files = file_system_of(archive);
  linter::Options options;
  options.paths = {"."};
  options.threads = 1;
  const Result<linter::Config> config = linter::load_config(files, std::nullopt, ".");
  if (!config) {
    ADD_FAILURE() << config.failure().text;
    return nullptr;
  }
  Result<std::unique_ptr<const linter::Analysis>> analysis =
      linter::analyse(files, options, config.value(), std::nullopt);
  if (!analysis) {
    ADD_FAILURE() << analysis.failure().text;
    return nullptr;
  }
  return std::move(analysis).value();
}

std::unique_ptr<const linter::Analysis> analyse(std::string_view txtar) { return analyse(parse_txtar(txtar)); }

ComparedStates compare_states(const Txtar& archive) {
  const MemoryFileSystem before = file_system_of(files_under(archive, "before"));
  const MemoryFileSystem after = file_system_of(files_under(archive, "after"));
  linter::Options options;
  options.command = linter::Command::diff;
  options.paths = {"."};
  options.threads = 1;
  const Result<linter::Config> config = linter::load_config(after, std::nullopt, ".");
  if (!config) {
    ADD_FAILURE() << config.failure().text;
    return {};
  }
  Result<std::unique_ptr<linter::Analysis>> was = linter::analyse_for_comparison(before, options, config.value());
  Result<std::unique_ptr<linter::Analysis>> is = linter::analyse_for_comparison(after, options, config.value());
  if (!was || !is) {
    ADD_FAILURE() << (was ? is : was).failure().text;
    return {};
  }
  const auto named = [](const std::string& path) { return "before/" + path; };
  linter::diff::Comparison comparison =
      linter::diff::compare({before, after, **was, **is, named}, options.max_file_size);
  return {std::move(was).value(), std::move(is).value(), std::move(comparison)};
}

Txtar files_under(const Txtar& archive, std::string_view folder) {
  const std::string prefix = std::string(folder) + "/";
  Txtar result;
  for (const TxtarFile& file : archive.files) {
    if (file.path.starts_with(prefix)) result.files.push_back({file.path.substr(prefix.size()), file.text});
  }
  return result;
}

}  // namespace sidelint::testing
