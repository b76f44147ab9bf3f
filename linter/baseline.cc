#include "linter/baseline.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <variant>

#include <fmt/format.h>

#include "engine/yaml/load.h"
#include "linter/json_text.h"

namespace sidelint::linter {
namespace {

constexpr std::uint64_t kLargest = 64U << 20U;  // bytes

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

BaselineKey key_of(const Diagnostic& finding, const SourceMap& sources) {
  if (finding.resource) {
    const ResourceName& name = *finding.resource;
    return {finding.rule, fmt::format("{}/{}/{}", lower(name.kind), name.name_space, name.name)};
  }
  std::string_view path = sources.path(finding.primary.at.source);
  if (path.starts_with("./")) path.remove_prefix(2);
  return {finding.rule, std::string(path)};
}

Failure not_a_baseline(const std::string& path, std::string_view why) {
  return {Failure::Code::usage, fmt::format("{}: {}; `sidelint baseline create` writes a new one", path, why)};
}

}  // namespace

Result<Baseline> Baseline::load(const FileSystem& files, const std::string& path) {
  Result<std::string> text = files.read(path, kLargest);
  if (!text) return Failure{Failure::Code::usage, fmt::format("baseline {}: {}", path, text.failure().text)};
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(*text, {SourceId{0}, 0, static_cast<std::uint32_t>(text->size())}, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return not_a_baseline(path, problem->message);
  const yaml::Node root = std::get<std::unique_ptr<const yaml::Document>>(loaded)->root();
  if (root.find("version").integer() != 1) return not_a_baseline(path, "it is no baseline of version 1");
  Baseline baseline;
  const yaml::Node findings = root.find("findings");
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const yaml::Node entry = findings.item(i);
    const std::int64_t count = entry.find("count").integer().value_or(0);
    const BaselineKey key{std::string(entry.find("rule").text()), std::string(entry.find("resource").text())};
    if (key.rule.empty() || count < 1) return not_a_baseline(path, fmt::format("entry {} is none", i + 1));
    baseline.entries_[key] += static_cast<std::size_t>(count);
  }
  baseline.left_ = baseline.entries_;
  return baseline;
}

Baseline Baseline::of(const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  Baseline baseline;
  for (const Diagnostic& finding : findings) ++baseline.entries_[key_of(finding, sources)];
  return baseline;
}

bool Baseline::takes(const Diagnostic& finding, const SourceMap& sources) {
  const auto known = left_.find(key_of(finding, sources));
  if (known == left_.end()) return false;
  if (--known->second == 0) left_.erase(known);
  return true;
}

void Baseline::prune() {
  for (const auto& [key, count] : left_) {
    const auto entry = entries_.find(key);
    entry->second -= count;
    if (entry->second == 0) entries_.erase(entry);
  }
  left_.clear();
}

std::string Baseline::text() const {
  std::string text = "{\n  \"version\": 1,\n  \"findings\": [";
  std::string_view separator = "\n";
  for (const auto& [key, count] : entries_) {
    text += fmt::format("{}    {{\"rule\": {}, \"resource\": {}, \"count\": {}}}", separator, json_text(key.rule),
                        json_text(key.resource), count);
    separator = ",\n";
  }
  return text + (entries_.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace sidelint::linter
