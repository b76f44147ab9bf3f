// Findings that are known: kept in a file by rule and resource, so that they stay known wherever the resource moves and
// however its file is laid out. What is about no resource (a kustomization that cannot be built) is kept by its file
// and by what the text there says, and followed to where either of them is found again.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
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
  std::string resource;  // "deployment/shop/cart"
  // Of what is about none, instead; all three are empty for what is said of the repository as a whole.
  std::string file;     // as seen from the baseline's folder
  std::string content;  // a hash of the text that the finding is at, without blanks and quotes; empty if it has none

  auto operator<=>(const BaselineKey&) const = default;
};

class Baseline {
 public:
  using Entries = std::map<BaselineKey, std::size_t>;  // how many findings each stands for
  using HasRun = std::function<bool(std::string_view rule)>;

  // A baseline without entries, for that path.
  Baseline(const FileSystem& files, std::string path);
  // Failure: the file cannot be read, or is none that `baseline create` writes.
  static Result<Baseline> load(const FileSystem& files, const std::string& path);

  // Which of the findings are known; each entry stands for as many as it counts, and for none that is suppressed. To be
  // asked once.
  std::vector<bool> take(const std::vector<Diagnostic>& findings, const SourceMap& sources);
  // Makes an entry for each of the findings, and for nothing else.
  void list(const std::vector<Diagnostic>& findings, const SourceMap& sources);

  // What no finding was taken for although its rule has run, or is no more.
  Entries stale(const HasRun& has_run) const;
  // Without the stale ones; the others say where their findings are now.
  void prune(const HasRun& has_run);

  const Entries& entries() const { return entries_; }
  std::string text() const;

 private:
  // How an entry and a finding are held to be the same, from the surest to the vaguest.
  enum class View : std::uint8_t { exact, moved, renamed, rewritten };

  BaselineKey key_of(const Diagnostic& finding, const SourceMap& sources) const;
  std::optional<BaselineKey> seen_as(View view, const BaselineKey& key) const;
  bool is_gone(const std::string& file) const;
  void take_as(View view, const std::vector<BaselineKey>& keys, std::vector<bool>& known);

  const FileSystem* files_;
  std::string path_;
  std::string folder_;  // its folder, without links
  Entries entries_;
  Entries left_;   // what no finding was taken for
  Entries found_;  // the findings that were taken, as they are now
};

}  // namespace sidelint::linter
