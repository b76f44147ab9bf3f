#include "linter/mesh.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace sidelint::linter {
namespace {

constexpr std::string_view kDefault = "default";  // the revision without a name
constexpr std::string_view kDots = "..";

Failure usage(std::string text) { return {Failure::Code::usage, std::move(text)}; }

std::optional<Failure> set_release(const Options& options, decide::MeshFacts& facts) {
  if (!options.istio_version) return std::nullopt;
  const std::string& text = *options.istio_version;
  if (text.find(kDots) != std::string::npos) {
    const std::vector<decide::Release> range = release_range(options);
    if (range.empty()) return usage(fmt::format("--istio-version takes a range such as 1.26..1.28, not `{}`", text));
    if (options.command != Command::list) {
      return usage("--istio-version FIRST..LAST compares releases: use it with `sidelint list`");
    }
    facts.release = range.front();
    return std::nullopt;
  }
  facts.release = decide::parse_release(text);
  if (facts.release) return std::nullopt;
  return usage(fmt::format("--istio-version takes a release such as 1.27, not `{}`", text));
}

std::optional<Failure> set_kubernetes(const Options& options, decide::MeshFacts& facts) {
  if (!options.kubernetes_version) return std::nullopt;
  facts.kubernetes = decide::parse_release(*options.kubernetes_version);
  if (facts.kubernetes) return std::nullopt;
  return usage(fmt::format("--kubernetes-version takes a release such as 1.33, not `{}`", *options.kubernetes_version));
}

void set_revisions(const Options& options, decide::MeshFacts& facts) {
  if (options.revisions.empty()) return;
  facts.revisions.emplace();
  bool serves_default = false;
  for (const std::string& name : options.revisions) {
    if (name == kDefault) {
      serves_default = true;
    } else {
      facts.revisions->emplace(name, name);
    }
  }
  if (serves_default) {
    facts.default_revision = kDefault;
  } else if (!facts.default_revision || !facts.revisions->contains(*facts.default_revision)) {
    facts.default_revision = "";
  }
}

// The keys are those that the flag accepts.
std::optional<Failure> assume(const AssumedFact& fact, decide::MeshFacts& facts) {
  if (fact.key == "policy") facts.policy = fact.value;
  if (fact.key == "default-revision") facts.default_revision = fact.value;
  if (fact.key == "revision") {
    if (!facts.revisions) facts.revisions.emplace();
    facts.revisions->emplace(fact.value, fact.value);
  }
  if (fact.key != "enable-namespaces-by-default") return std::nullopt;
  if (fact.value != "true" && fact.value != "false") {
    return usage(fmt::format("--assume {} takes true or false, not `{}`", fact.key, fact.value));
  }
  facts.enable_namespaces_by_default = fact.value == "true";
  return std::nullopt;
}

}  // namespace

Result<decide::MeshFacts> mesh_facts(const Options& options, const Config& config) {
  decide::MeshFacts facts = config.mesh;
  if (std::optional<Failure> failure = set_release(options, facts)) return *failure;
  if (std::optional<Failure> failure = set_kubernetes(options, facts)) return *failure;
  set_revisions(options, facts);
  for (const AssumedFact& fact : options.assume_mesh) {
    if (std::optional<Failure> failure = assume(fact, facts)) return *failure;
  }
  for (const AssumedLabel& label : options.assume) {
    facts.assumed_labels[label.name_space].emplace_back(label.key, label.value);
  }
  return facts;
}

std::vector<decide::Release> release_range(const Options& options) {
  if (!options.istio_version) return {};
  const std::string_view text = *options.istio_version;
  const std::size_t dots = text.find(kDots);
  if (dots == std::string_view::npos) return {};
  const auto first = decide::parse_release(text.substr(0, dots));
  const auto last = decide::parse_release(text.substr(dots + kDots.size()));
  if (!first || !last || *last < *first || first->major != last->major) return {};
  std::vector<decide::Release> range{*first};
  for (int minor = first->minor + 1; minor < last->minor; ++minor) range.push_back({first->major, minor, 0});
  if (*first < *last) range.push_back(*last);
  return range;
}

}  // namespace sidelint::linter
