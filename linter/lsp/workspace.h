// The repository as an editor sees it: the files on disk, and in their places the texts that are open.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "linter/analysis.h"
#include "linter/options.h"

namespace sidelint::linter::lsp {

// What one reading of the repository found.
struct Inspected {
  std::unique_ptr<const Analysis> analysis;
  Report report;

  // The source of that file; nothing if it was not read.
  std::optional<SourceId> find(const std::string& real_path) const;
  std::map<std::string, SourceId> sources;  // by real path
};

class Workspace {
 public:
  // `root`: the folder that is read, which is the working directory.
  explicit Workspace(Options options) : options_(std::move(options)) {}

  void open(const std::string& path, std::string text);
  void close(const std::string& path);
  // Reads and decides everything again. Failure: the configuration is wrong.
  Result<Inspected> inspect() const;

 private:
  Options options_;
  std::map<std::string, std::string> open_;  // texts by path
};

}  // namespace sidelint::linter::lsp
