#include "linter/config.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/base/nearest.h"
#include "engine/source/line_index.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"
#include "rules/rule.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kFileName = ".sidelint.yaml";
constexpr std::uint64_t kLargest = 1U << 20U;  // bytes; a configuration is written by hand

// Reads one configuration file. The first mistake ends the reading: a configuration that is half understood must not
// run.
class Reader {
 public:
  Reader(std::string_view path, std::string_view text, Config& config) : path_(path), text_(text), config_(config) {}

  std::optional<Failure> read(yaml::Node root) {
    if (!root || root.is(yaml::Kind::null)) return std::nullopt;  // nothing but comments
    each(root, kTopLevel);
    return std::move(failure_);
  }

 private:
  using Read = void (Reader::*)(yaml::Node);
  struct Key {
    std::string_view name;
    Read read;
  };

  void each(yaml::Node mapping, std::span<const Key> keys) {
    if (!mapping.is(yaml::Kind::mapping)) return fail(mapping, "expected a mapping");
    for (std::size_t i = 0; i < mapping.size() && !failure_; ++i) {
      const std::string_view name = mapping.key(i).text();
      const auto found = std::ranges::find(keys, name, &Key::name);
      if (found == keys.end()) {
        std::vector<std::string_view> known;
        for (const Key& key : keys) known.push_back(key.name);
        return unknown(mapping.key(i), "key", name, known);
      }
      (this->*found->read)(mapping.value(i));
    }
  }

  void unknown(yaml::Node at, std::string_view what, std::string_view word, std::span<const std::string_view> known) {
    const std::optional<std::string_view> best = nearest(word, known);
    fail(at, "unknown " + std::string(what) + " `" + std::string(word) + "`" +
                 (best ? "; did you mean `" + std::string(*best) + "`?" : std::string()));
  }

  void fail(yaml::Node at, std::string_view why) {
    if (failure_) return;
    const LineIndex lines(text_);
    const Position place = lines.position(text_, at.origin().is_written() ? at.origin().span().begin : 0);
    failure_ = Failure{Failure::Code::usage, path_ + ":" + std::to_string(place.line) + ":" +
                                                 std::to_string(place.column) + ": " + std::string(why)};
  }

  std::string string_of(yaml::Node node) {
    if (node.is(yaml::Kind::sequence) || node.is(yaml::Kind::mapping) || node.is(yaml::Kind::null))
      fail(node, "expected a string");
    return std::string(node.text());
  }

  model::Labels labels_of(yaml::Node mapping) {
    model::Labels labels;
    if (!mapping.is(yaml::Kind::mapping)) {
      fail(mapping, "expected a mapping of labels");
      return labels;
    }
    for (std::size_t i = 0; i < mapping.size(); ++i) {
      labels.emplace_back(std::string(mapping.key(i).text()), string_of(mapping.value(i)));
    }
    std::ranges::sort(labels);
    return labels;
  }

  void version(yaml::Node node) {
    if (node.integer() != 1) fail(node, "this sidelint reads `version: 1`");
  }

  void exclude(yaml::Node node) {
    if (!node.is(yaml::Kind::sequence)) return fail(node, "expected a list of globs");
    for (std::size_t i = 0; i < node.size(); ++i) config_.exclude.push_back(string_of(node.item(i)));
  }

  void mesh(yaml::Node node) { each(node, kMesh); }

  void istio_version(yaml::Node node) {
    config_.mesh.release = decide::parse_release(node.text());
    if (!config_.mesh.release) fail(node, "expected an Istio release such as \"1.27\"");
  }
  void policy(yaml::Node node) { config_.mesh.policy = string_of(node); }
  void default_revision(yaml::Node node) { config_.mesh.default_revision = string_of(node); }
  void enable_namespaces_by_default(yaml::Node node) {
    config_.mesh.enable_namespaces_by_default = node.boolean();
    if (!node.boolean()) fail(node, "expected true or false");
  }
  void revisions(yaml::Node node) {
    config_.mesh.revisions.emplace();
    for (auto& [name, target] : labels_of(node)) (*config_.mesh.revisions)[name] = target;
  }

  void namespaces(yaml::Node node) {
    if (!node.is(yaml::Kind::mapping)) return fail(node, "expected a mapping from namespace to {labels: {…}}");
    for (std::size_t i = 0; i < node.size() && !failure_; ++i) {
      const yaml::Node facts = node.value(i);
      each(facts, kNamespace);
      if (failure_) return;
      model::Labels labels;
      if (const yaml::Node written = facts.find("labels")) labels = labels_of(written);
      config_.mesh.namespaces[std::string(node.key(i).text())] = std::move(labels);
    }
  }
  void accept(yaml::Node) {}

  void rules(yaml::Node node) {
    if (!node.is(yaml::Kind::mapping)) return fail(node, "expected a mapping from rule to severity");
    std::vector<std::string_view> known;
    for (const rules::Rule* rule : rules::all_rules()) known.push_back(rule->name);
    for (std::size_t i = 0; i < node.size() && !failure_; ++i) {
      const std::string_view name = node.key(i).text();
      if (rules::find_rule(name) == nullptr) return unknown(node.key(i), "rule", name, known);
      rule_setting(std::string(name), node.value(i));
    }
  }

  void rule_setting(std::string name, yaml::Node node) {
    const yaml::Node level = node.is(yaml::Kind::mapping) ? node.find("severity") : node;
    RuleSetting setting;
    // YAML 1.1 reads an unquoted `off` as a boolean.
    setting.off = level.text() == "off";
    if (!setting.off) setting.severity = severity_of(level);
    config_.rules[std::move(name)] = setting;
  }

  std::optional<Severity> severity_of(yaml::Node node) {
    constexpr std::array<std::string_view, 4> kLevels{"note", "warning", "error", "off"};
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
      if (node.text() == to_string(severity)) return severity;
    }
    unknown(node, "severity", node.text(), kLevels);
    return std::nullopt;
  }
  void fail_on(yaml::Node node) { config_.fail_on = severity_of(node); }

  static constexpr std::array<Key, 6> kTopLevel{{{"version", &Reader::version},
                                                 {"exclude", &Reader::exclude},
                                                 {"mesh", &Reader::mesh},
                                                 {"namespaces", &Reader::namespaces},
                                                 {"rules", &Reader::rules},
                                                 {"fail-on", &Reader::fail_on}}};
  static constexpr std::array<Key, 5> kMesh{{{"istio-version", &Reader::istio_version},
                                             {"default-revision", &Reader::default_revision},
                                             {"revisions", &Reader::revisions},
                                             {"enable-namespaces-by-default", &Reader::enable_namespaces_by_default},
                                             {"policy", &Reader::policy}}};
  static constexpr std::array<Key, 2> kNamespace{{{"labels", &Reader::accept}, {"source", &Reader::accept}}};

  std::string path_;
  std::string_view text_;
  Config& config_;
  std::optional<Failure> failure_;
};

std::string parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos || path == "/") return "";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// The nearest configuration above `root`. The folder that holds `.git` is the last one that is asked.
std::optional<std::string> search(const FileSystem& files, const std::string& root) {
  Result<std::string> real = files.real_path(root);
  if (!real) return std::nullopt;
  const Result<EntryKind> kind = files.kind(*real);
  std::string folder = kind && *kind == EntryKind::directory ? *real : parent(*real);
  for (; !folder.empty(); folder = parent(folder)) {
    const std::string prefix = folder == "/" ? folder : folder + "/";
    const std::string candidate = prefix + std::string(kFileName);
    if (const Result<EntryKind> found = files.kind(candidate); found && *found == EntryKind::file) return candidate;
    if (files.kind(prefix + ".git")) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<Config> load_config(const FileSystem& files, const std::optional<std::string>& named, const std::string& root) {
  const std::optional<std::string> path = named ? named : search(files, root == "-" ? "." : root);
  Config config;
  if (!path) return config;
  Result<std::string> bytes = files.read(*path, kLargest);
  if (!bytes) return Failure{Failure::Code::usage, *path + ": " + bytes.failure().text};
  const yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
  if (decoded.refused) return Failure{Failure::Code::usage, *path + ": " + *decoded.refused};
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(decoded.text.size())};
  const yaml::Loaded loaded = yaml::load(decoded.text, whole, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    const LineIndex lines(decoded.text);
    const Position place = lines.position(decoded.text, problem->at.begin);
    return Failure{Failure::Code::usage, *path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                                             ": " + problem->message};
  }
  config.path = *path;
  const auto& document = std::get<std::unique_ptr<const yaml::Document>>(loaded);
  if (std::optional<Failure> failure = Reader(*path, decoded.text, config).read(document->root())) return *failure;
  return config;
}

}  // namespace sidelint::linter
