#include "tests/harness/pipeline.h"

#include <optional>
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

}  // namespace sidelint::testing
