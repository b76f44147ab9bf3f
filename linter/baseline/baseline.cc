#include "linter/baseline/baseline.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/yaml/load.h"
#include "linter/json_text.h"
#include "rules/rule.h"

namespace sidelint::linter {
namespace {

constexpr std::uint64_t kLargest = 64U << 20U;  // bytes

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

// FNV-1a over the text without what a formatter changes.
std::string hash_of(std::string_view text) {
  constexpr std::uint64_t kBasis = 0xcbf29ce484222325;
  constexpr std::uint64_t kPrime = 0x100000001b3;
  constexpr std::string_view kLayout = " \t\r\n\"'";
  std::uint64_t hash = kBasis;
  bool is_empty = true;
  for (const char c : text) {
    if (kLayout.find(c) != std::string_view::npos) continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    is_empty = false;
  }
  return is_empty ? std::string() : fmt::format("{:016x}", hash);
}

// The text of the finding's place; of a mere point, its line.
std::string_view text_at(const Span& at, const SourceMap& sources) {
  if (at.begin != at.end) return sources.text(at);
  const std::string_view text = sources.text(at.source);
  const std::size_t point = std::min<std::size_t>(at.begin, text.size());
  const std::size_t begin = point == 0 ? 0 : text.rfind('\n', point - 1) + 1;
  return text.substr(begin, text.find('\n', point) - begin);
}

// Rules that speak of the repository as a whole, and are shown at whatever place of it comes first.
constexpr std::array<std::string_view, 1> kOfRepository{"input/control-plane-assumed"};

std::string name_of(const std::string& file) { return file.substr(file.rfind('/') + 1); }

Failure not_a_baseline(const std::string& path, std::string_view why) {
  return {Failure::Code::usage, fmt::format("{}: {}; `sidelint baseline create` writes a new one", path, why)};
}

BaselineKey read_key(yaml::Node entry) {
  const auto text = [&](std::string_view key) { return std::string(entry.find(key).text()); };
  return {text("rule"), text("resource"), text("file"), text("content")};
}

// One line: what tells entries apart comes as it is compared.
std::string line_of(const BaselineKey& key, std::size_t count) {
  std::string line = fmt::format("{{\"rule\": {}", json_text(key.rule));
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) line += fmt::format(", \"{}\": {}", name, json_text(value));
  };
  add("resource", key.resource);
  add("file", key.file);
  add("content", key.content);
  return line + fmt::format(", \"count\": {}}}", count);
}

}  // namespace

Baseline::Baseline(const FileSystem& files, std::string path) : files_(&files), path_(std::move(path)) {
  const std::size_t slash = path_.rfind('/');
  const Result<std::string> real =
      files.real_path(slash == std::string::npos ? "." : path_.substr(0, std::max<std::size_t>(slash, 1)));
  if (real) folder_ = *real == "/" ? *real : *real + '/';
}

Result<Baseline> Baseline::load(const FileSystem& files, const std::string& path) {
  Result<std::string> text = files.read(path, kLargest);
  if (!text) return Failure{Failure::Code::usage, fmt::format("baseline {}: {}", path, text.failure().text)};
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(*text, {SourceId{0}, 0, static_cast<std::uint32_t>(text->size())}, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return not_a_baseline(path, problem->message);
  const yaml::Node root = std::get<std::unique_ptr<const yaml::Document>>(loaded)->root();
  if (root.find("version").integer() != 1) return not_a_baseline(path, "it is no baseline of version 1");
  Baseline baseline(files, path);
  const yaml::Node findings = root.find("findings");
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const BaselineKey key = read_key(findings.item(i));
    const std::int64_t count = findings.item(i).find("count").integer().value_or(0);
    if (key.rule.empty() || count < 1) return not_a_baseline(path, fmt::format("entry {} is none", i + 1));
    baseline.entries_[key] += static_cast<std::size_t>(count);
  }
  baseline.left_ = baseline.entries_;
  return baseline;
}

BaselineKey Baseline::key_of(const Diagnostic& finding, const SourceMap& sources) const {
  if (finding.resource) {
    const ResourceName& name = *finding.resource;
    return {finding.rule, fmt::format("{}/{}/{}", lower(name.kind), name.name_space, name.name), {}, {}};
  }
  if (std::ranges::find(kOfRepository, finding.rule) != kOfRepository.end()) return {finding.rule, {}, {}, {}};
  std::string file = sources.path(finding.primary.at.source);
  const Result<std::string> real = files_->real_path(file);
  if (real && !folder_.empty() && real->starts_with(folder_)) file = real->substr(folder_.size());
  return {finding.rule, {}, std::move(file), hash_of(text_at(finding.primary.at, sources))};
}

bool Baseline::is_gone(const std::string& file) const {
  return !files_->kind(file.starts_with('/') ? file : folder_ + file);
}

// What is left of the key under that view; empty if the view tells nothing of it.
std::optional<BaselineKey> Baseline::seen_as(View view, const BaselineKey& key) const {
  if (view == View::exact) return key;
  if (!key.resource.empty() || key.file.empty()) return std::nullopt;
  if (view == View::rewritten) return BaselineKey{key.rule, {}, key.file, {}};
  if (key.content.empty() && view == View::renamed) return std::nullopt;
  return BaselineKey{key.rule, {}, view == View::moved ? name_of(key.file) : std::string(), key.content};
}

void Baseline::take_as(View view, const std::vector<BaselineKey>& keys, std::vector<bool>& known) {
  // A file that is still there has not moved.
  const bool follows = view == View::moved || view == View::renamed;
  std::multimap<BaselineKey, BaselineKey> by_view;
  for (const auto& [entry, count] : left_) {
    const std::optional<BaselineKey> seen = seen_as(view, entry);
    if (seen && (!follows || is_gone(entry.file))) by_view.emplace(*seen, entry);
  }
  for (std::size_t i = 0; i < keys.size() && !by_view.empty(); ++i) {
    const std::optional<BaselineKey> seen = known[i] ? std::nullopt : seen_as(view, keys[i]);
    const auto candidate = seen ? by_view.find(*seen) : by_view.end();
    if (candidate == by_view.end()) continue;
    const auto entry = left_.find(candidate->second);
    known[i] = true;
    ++found_[keys[i]];
    if (--entry->second > 0) continue;
    left_.erase(entry);
    by_view.erase(candidate);
  }
}

std::vector<bool> Baseline::take(const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  std::vector<BaselineKey> keys;
  keys.reserve(findings.size());
  for (const Diagnostic& finding : findings)
    keys.push_back(finding.suppressed ? BaselineKey() : key_of(finding, sources));
  std::vector<bool> known(findings.size(), false);
  for (const View view : {View::exact, View::moved, View::renamed, View::rewritten}) take_as(view, keys, known);
  return known;
}

void Baseline::list(const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  entries_.clear();
  for (const Diagnostic& finding : findings)
    if (!finding.suppressed) ++entries_[key_of(finding, sources)];
  left_ = entries_;
}

Baseline::Entries Baseline::stale(const HasRun& has_run) const {
  Entries stale = left_;
  std::erase_if(stale, [&](const auto& entry) {
    return rules::find_rule(entry.first.rule) != nullptr && !has_run(entry.first.rule);
  });
  return stale;
}

void Baseline::prune(const HasRun& has_run) {
  const Entries stale = this->stale(has_run);
  entries_ = found_;
  for (const auto& [entry, count] : left_)
    if (!stale.contains(entry)) entries_[entry] += count;
  std::erase_if(left_, [&](const auto& entry) { return stale.contains(entry.first); });
}

std::string Baseline::text() const {
  std::string text = "{\n  \"version\": 1,\n  \"findings\": [";
  std::string_view separator = "\n";
  for (const auto& [key, count] : entries_) {
    text.append(separator).append("    ").append(line_of(key, count));
    separator = ",\n";
  }
  return text + (entries_.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace sidelint::linter
