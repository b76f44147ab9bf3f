// What Istio's own charts install, by release: the webhook configurations as one table of selectors.
//
// Read off the rendered charts of every release tag: install/kubernetes/helm/istio/charts/sidecarInjectorWebhook (1.0
// to 1.4), manifests/charts/istio-control/istio-discovery (1.5 and newer), templates mutatingwebhook.yaml and
// revision-tags*.yaml. Left out: the injectLabel of 1.5.
#include "engine/decide/plane/profile.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "engine/decide/control_plane.h"
#include "engine/decide/keys.h"

namespace sidelint::decide {
namespace {

// For whom a configuration is: each row of the table names the roles that have it, joined by `|`.
constexpr unsigned kPlain = 1;           // the unnamed revision
constexpr unsigned kPlainOptOut = 2;     // the unnamed revision with enableNamespacesByDefault
constexpr unsigned kRevision = 4;        // a named revision
constexpr unsigned kRevisionOptOut = 8;  // a named revision with enableNamespacesByDefault
constexpr unsigned kTag = 16;            // a revision tag
constexpr unsigned kDefaultTag = 32;     // the tag `default`
constexpr unsigned kDefaultTagOptOut = 64;
constexpr unsigned kAnyOptOut = kPlainOptOut | kRevisionOptOut;
constexpr unsigned kAnyRevision = kRevision | kRevisionOptOut;
constexpr unsigned kServesDefault = kPlain | kPlainOptOut | kDefaultTag | kDefaultTagOptOut;
constexpr unsigned kAnyTag = kTag | kDefaultTag | kDefaultTagOptOut;
constexpr unsigned kEverybody = kServesDefault | kAnyRevision | kTag;

enum class Legacy : std::uint8_t { either, on, off };  // useLegacySelectors, a switch of 1.9 and 1.10

struct Row {
  Release since;
  Release before;
  unsigned roles;
  Legacy legacy;
  std::string_view entry;
  std::string_view namespace_selector;  // as kubectl's -l takes it; `$R` is the revision or tag
  std::string_view object_selector;
};

constexpr Release kFirst{0, 8, 0};
constexpr Release kEnd{9, 0, 0};
constexpr Release kOneTwo{1, 2, 0};
constexpr Release kOneFive{1, 5, 0};
constexpr Release kOneSix{1, 6, 0};
constexpr Release kOneNine{1, 9, 0};
constexpr Release kOneTen{1, 10, 0};
constexpr Release kOneEleven{1, 11, 0};
constexpr Release kOneTwelveTwo{1, 12, 2};
constexpr Release kOneSixteen{1, 16, 0};

constexpr std::string_view kTagPrefix = "istio-revision-tag-";
constexpr std::string_view kSingle = "sidecar-injector.istio.io";
constexpr std::string_view kRevNamespace = "rev.namespace.sidecar-injector.istio.io";
constexpr std::string_view kRevObject = "rev.object.sidecar-injector.istio.io";
constexpr std::string_view kNamespace = "namespace.sidecar-injector.istio.io";
constexpr std::string_view kObject = "object.sidecar-injector.istio.io";
constexpr std::string_view kAuto = "auto.sidecar-injector.istio.io";

constexpr std::string_view kOptOutNames =
    "name notin (istio-system),istio-injection notin (disabled),!istio-env,!istio.io/rev";
constexpr std::string_view kNotFalse = "sidecar.istio.io/inject notin (false)";
constexpr std::string_view kNoLabels = "!istio-injection,!istio.io/rev";
constexpr std::string_view kNoPodLabels = "!sidecar.istio.io/inject,!istio.io/rev";
constexpr std::string_view kNoLabelsNorSystem =
    "!istio-injection,!istio.io/rev,"
    "kubernetes.io/metadata.name notin (kube-system,kube-public,kube-node-lease,local-path-storage)";

constexpr Row kRows[] = {
    // One entry, opt-in by the namespace's label.
    {kFirst, kOneFive, kPlain, Legacy::either, kSingle, "istio-injection=enabled", ""},
    {kFirst, kOneTwo, kPlainOptOut, Legacy::either, kSingle, "istio-injection notin (disabled)", ""},
    {kOneTwo, kOneFive, kPlainOptOut, Legacy::either, kSingle,
     "name notin (istio-system),istio-injection notin (disabled)", ""},
    // istiod: revisions.
    {kOneFive, kOneNine, kPlain, Legacy::either, kSingle, "istio-injection=enabled", ""},
    {kOneFive, kOneNine, kAnyOptOut, Legacy::either, kSingle, kOptOutNames, ""},
    {kOneFive, kOneSix, kRevision, Legacy::either, kSingle, "istio-injection notin (disabled),istio.io/rev in ($R)",
     ""},
    {kOneSix, kOneNine, kRevision, Legacy::either, kSingle, "!istio-injection,istio.io/rev in ($R)", ""},
    // 1.9 and 1.10: one entry or several, by a switch.
    {kOneNine, kOneEleven, kPlain, Legacy::on, kSingle, "istio-injection=enabled", ""},
    {kOneNine, kOneEleven, kAnyOptOut, Legacy::on, kSingle, kOptOutNames, ""},
    {kOneNine, kOneEleven, kRevision, Legacy::on, kSingle, "!istio-injection,istio.io/rev in ($R)", ""},
    {kOneNine, kOneTen, kAnyRevision, Legacy::off, kNamespace, "istio.io/rev in ($R),!istio-injection", kNotFalse},
    {kOneNine, kOneTen, kAnyRevision, Legacy::off, kObject, kNoLabels,
     "sidecar.istio.io/inject notin (false),istio.io/rev in ($R)"},
    {kOneNine, kOneTen, kServesDefault, Legacy::off, kNamespace, "istio-injection in (enabled)", kNotFalse},
    {kOneNine, kOneTen, kServesDefault, Legacy::off, kObject, kNoLabels,
     "sidecar.istio.io/inject in (true),!istio.io/rev"},
    {kOneNine, kOneTen, kPlainOptOut, Legacy::off, kAuto, kNoLabels, kNoPodLabels},
    // 1.10 and newer: two entries for each revision and tag, two or three more for whoever serves istio-injection.
    {kOneTen, kEnd, kEverybody, Legacy::off, kRevNamespace, "istio.io/rev in ($R),!istio-injection", kNotFalse},
    {kOneTen, kEnd, kEverybody, Legacy::off, kRevObject, kNoLabels,
     "sidecar.istio.io/inject notin (false),istio.io/rev in ($R)"},
    {kOneTen, kEnd, kServesDefault, Legacy::off, kNamespace, "istio-injection in (enabled)", kNotFalse},
    {kOneTen, kEnd, kServesDefault, Legacy::off, kObject, kNoLabels, "sidecar.istio.io/inject in (true),!istio.io/rev"},
    {kOneTen, kOneSixteen, kPlainOptOut, Legacy::off, kAuto, kNoLabels, kNoPodLabels},
    {kOneTwelveTwo, kOneSixteen, kDefaultTagOptOut, Legacy::off, kAuto, kNoLabels, kNoPodLabels},
    {kOneSixteen, kEnd, kPlainOptOut | kDefaultTagOptOut, Legacy::off, kAuto, kNoLabelsNorSystem, kNoPodLabels},
};

// On by default in 1.9, off in 1.10, gone in 1.11.
bool uses_legacy_selectors(const Install& install) {
  return install.release < kOneEleven && install.legacy_selectors.value_or(install.release < kOneTen);
}

bool applies(const Row& row, const Install& install, unsigned role) {
  if ((row.roles & role) == 0 || install.release < row.since || !(install.release < row.before)) return false;
  return row.legacy == Legacy::either || (row.legacy == Legacy::on) == uses_legacy_selectors(install);
}

// What the one entry of 1.5 to 1.10 asks of pods, where objectSelector is enabled: mutatingwebhook.yaml at 1.6.5.
std::string_view legacy_object_selector(const Install& install) {
  constexpr Release kFirstWithPodRevision{1, 6, 5};
  const bool possible = !(install.release < kOneFive);
  if (!possible || !install.object_selector.value_or(!(install.release < kOneNine))) return "";
  if (install.object_selector_opts_out) return kNotFalse;
  const bool by_revision = !install.revision.empty() && !(install.release < kFirstWithPodRevision);
  return by_revision ? "!sidecar.istio.io/inject,istio.io/rev in ($R)" : "sidecar.istio.io/inject=true";
}

model::Selector selector(std::string_view text, std::string_view revision) {
  std::string filled(text);
  if (const auto place = filled.find("$R"); place != std::string::npos) filled.replace(place, 2, revision);
  return model::parse_selector(filled);
}

// The revision or tag that stands for `$R`; empty if the entry selects none.
std::string_view revision_selected(const model::WebhookEntry& entry) {
  for (const model::Selector* each : {&entry.namespace_selector, &entry.object_selector}) {
    for (const model::Requirement& requirement : each->requirements) {
      if (requirement.key == kRevisionLabel && requirement.values.size() == 1) return requirement.values.front();
    }
  }
  return "";
}

model::WebhookConfiguration configuration(const Install& install, std::string name, std::string_view selected,
                                          unsigned role) {
  const bool v1 = !(install.release < kOneTen);
  const std::string suffix = install.revision.empty() ? "" : "-" + install.revision;
  const std::string revision = install.revision.empty() ? std::string(kDefaultRevision) : install.revision;
  model::WebhookConfiguration result;
  result.object.api_version = v1 ? "admissionregistration.k8s.io/v1" : "admissionregistration.k8s.io/v1beta1";
  result.object.kind = "MutatingWebhookConfiguration";
  result.object.metadata.path = "metadata";
  result.object.metadata.name.value = std::move(name);
  result.object.metadata.labels.fields.push_back({.key = std::string(kRevisionLabel), .value = revision});
  for (const Row& row : kRows) {
    if (!applies(row, install, role)) continue;
    model::WebhookEntry entry;
    entry.name.value = row.entry;
    entry.rules.push_back({{"CREATE"}, {""}, {"v1"}, {"pods"}, "*"});
    entry.namespace_selector = selector(row.namespace_selector, selected);
    entry.object_selector =
        selector(row.entry == kSingle ? legacy_object_selector(install) : row.object_selector, selected);
    entry.failure_policy.value = "Fail";
    entry.reinvocation_policy.value = "Never";
    entry.service_namespace = "istio-system";
    entry.service_name = install.release < kOneFive ? "istio-sidecar-injector" : "istiod" + suffix;
    entry.service_path = "/inject";
    result.entries.push_back(std::move(entry));
  }
  return result;
}

unsigned role_of(const Install& install) {
  const bool opt_out = install.enable_namespaces_by_default;
  return !install.revision.empty() ? (opt_out ? kRevisionOptOut : kRevision) : (opt_out ? kPlainOptOut : kPlain);
}

unsigned role_of_tag(const Install& install, std::string_view tag) {
  if (tag != kDefaultRevision) return kTag;
  return install.enable_namespaces_by_default ? kDefaultTagOptOut : kDefaultTag;
}

}  // namespace

std::size_t profile_row_count() { return std::size(kRows); }

std::optional<std::size_t> profile_row_of(std::string_view configuration, const model::WebhookEntry& entry,
                                          Release release) {
  const unsigned roles = configuration.starts_with(kTagPrefix) ? kAnyTag : kEverybody & ~kAnyTag;
  const std::string_view revision = revision_selected(entry);
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    const Row& row = kRows[i];
    if (row.entry != entry.name.value || (row.roles & roles) == 0) continue;
    if (release < row.since || !(release < row.before)) continue;
    const bool same_pods =
        row.entry == kSingle || selector(row.object_selector, revision).text() == entry.object_selector.text();
    if (same_pods && selector(row.namespace_selector, revision).text() == entry.namespace_selector.text()) return i;
  }
  return std::nullopt;
}

std::vector<model::WebhookConfiguration> built_in_webhooks(const Install& install) {
  const bool named = !install.revision.empty();
  const std::string suffix = named ? "-" + install.revision : "";
  const std::string_view selected = named ? std::string_view(install.revision) : kDefaultRevision;
  std::vector<model::WebhookConfiguration> result;
  result.push_back(configuration(install, "istio-sidecar-injector" + suffix, selected, role_of(install)));
  if (install.release < kOneTen) return result;  // tags came with 1.10
  for (const std::string& tag : install.tags) {
    result.push_back(configuration(install, std::string(kTagPrefix) + tag, tag, role_of_tag(install, tag)));
    result.back().object.metadata.labels.fields.push_back({.key = "istio.io/tag", .value = tag});
  }
  return result;
}

const model::InjectorSettings& chart_settings() {
  static const model::InjectorSettings kSettings{.policy = {"enabled", {}}};
  return kSettings;
}

}  // namespace sidelint::decide
