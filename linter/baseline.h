// Findings that are known: kept in a file by rule and resource, so that they stay known wherever the resource moves and
// however its file is laid out.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/source/file_system.h"
#include "engine/source/source_map.h"

namespace sidelint::linter {

inline constexpr std::string_view kBaselineFile = ".sidelint-baseline.json";

struct BaselineKey {
  std::string rule;
  std::string resource;  // "deployment/shop/cart"; of a finding without a resource its file

  auto operator<=>(const BaselineKey&) const = default;
};

class Baseline {
 public:
  // Failure: the file cannot be read, or is none that `baseline create` writes.
  static Result<Baseline> load(const FileSystem& files, const std::string& path);
  static Baseline of(const std::vector<Diagnostic>& findings, const SourceMap& sources);

  // Whether the finding is known; each entry stands for as many findings as it counts.
  bool takes(const Diagnostic& finding, const SourceMap& sources);

  // What no finding was taken for.
  std::map<BaselineKey, std::size_t> stale() const { return left_; }
  // All entries; after `prune` without the stale ones.
  const std::map<BaselineKey, std::size_t>& entries() const { return entries_; }
  void prune();

  std::string text() const;

 private:
  std::map<BaselineKey, std::size_t> entries_;
  std::map<BaselineKey, std::size_t> left_;
};

}  // namespace sidelint::linter
