// What the built-in table says of each era of Istio's charts: the selectors of every entry.
#include "engine/decide/plane/profile.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

// Each entry as "name: namespaceSelector / objectSelector", without the end that all names have.
std::vector<std::string> entries(const Install& install) {
  std::vector<std::string> lines;
  for (const model::WebhookConfiguration& configuration : built_in_webhooks(install)) {
    for (const model::WebhookEntry& entry : configuration.entries) {
      std::string name = entry.name.value.substr(0, entry.name.value.find("sidecar-injector.istio.io"));
      if (name.empty()) name = "only.";
      lines.push_back(name + " " + entry.namespace_selector.text() + " / " + entry.object_selector.text());
    }
  }
  return lines;
}

struct Case {
  const char* what;
  Install install;
  std::vector<std::string> entries;
};

const std::string kNotFalse = "sidecar.istio.io/inject notin (false)";
const std::string kNone = "!istio-injection,!istio.io/rev";
const std::string kOptOut = "!istio-env,istio-injection notin (disabled),!istio.io/rev,name notin (istio-system)";
const std::string kNotSystem =
    ",kubernetes.io/metadata.name notin (kube-node-lease,kube-public,kube-system,local-path-storage)";

std::vector<Case> one_entry_cases() {
  const std::vector<std::string> enabled = {"only. istio-injection=enabled / "};
  return {
      {"1.0", {.release = {1, 0, 9}}, enabled},
      {"1.0, every namespace",
       {.release = {1, 1, 0}, .enable_namespaces_by_default = true},
       {"only. istio-injection notin (disabled) / "}},
      {"1.3, every namespace",
       {.release = {1, 3, 0}, .enable_namespaces_by_default = true},
       {"only. istio-injection notin (disabled),name notin (istio-system) / "}},
      {"1.5", {.release = {1, 5, 0}}, enabled},
      {"1.5, a revision",
       {.release = {1, 5, 0}, .revision = "x"},
       {"only. istio-injection notin (disabled),istio.io/rev in (x) / "}},
      {"1.7, every namespace",
       {.release = {1, 7, 0}, .enable_namespaces_by_default = true},
       {"only. " + kOptOut + " / "}},
      {"1.8, a revision", {.release = {1, 8, 6}, .revision = "x"}, {"only. !istio-injection,istio.io/rev in (x) / "}},
      {"1.8, objectSelector",
       {.release = {1, 8, 6}, .object_selector = true},
       {"only. istio-injection=enabled / " + kNotFalse}},
      {"1.8, objectSelector that opts in",
       {.release = {1, 8, 6}, .object_selector = true, .object_selector_opts_out = false},
       {"only. istio-injection=enabled / sidecar.istio.io/inject=true"}},
      {"1.8, objectSelector of a revision that opts in",
       {.release = {1, 8, 6}, .revision = "x", .object_selector = true, .object_selector_opts_out = false},
       {"only. !istio-injection,istio.io/rev in (x) / istio.io/rev in (x),!sidecar.istio.io/inject"}},
      {"1.9", {.release = {1, 9, 9}}, {"only. istio-injection=enabled / " + kNotFalse}},
      {"1.9, without objectSelector", {.release = {1, 9, 9}, .object_selector = false}, enabled},
      {"1.9, every namespace",
       {.release = {1, 9, 9}, .enable_namespaces_by_default = true},
       {"only. " + kOptOut + " / " + kNotFalse}},
      {"1.9, a revision",
       {.release = {1, 9, 9}, .revision = "x"},
       {"only. !istio-injection,istio.io/rev in (x) / " + kNotFalse}},
      {"1.10, legacy",
       {.release = {1, 10, 0}, .legacy_selectors = true},
       {"only. istio-injection=enabled / " + kNotFalse}},
  };
}

std::vector<std::string> revision(const std::string& name) {
  return {"rev.namespace. !istio-injection,istio.io/rev in (" + name + ") / " + kNotFalse,
          "rev.object. " + kNone + " / istio.io/rev in (" + name + ")," + kNotFalse};
}

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

std::vector<Case> several_entry_cases() {
  const std::vector<std::string> serves_default = {
      "namespace. istio-injection in (enabled) / " + kNotFalse,
      "object. " + kNone + " / !istio.io/rev,sidecar.istio.io/inject in (true)"};
  const std::string no_pod_labels = " / !istio.io/rev,!sidecar.istio.io/inject";
  const std::vector<std::string> old_auto = {"auto. " + kNone + no_pod_labels};
  const std::vector<std::string> new_auto = {"auto. " + kNone + kNotSystem + no_pod_labels};
  const auto plain = with(revision("default"), serves_default);
  return {
      {"1.9, not legacy", {.release = {1, 9, 9}, .legacy_selectors = false}, serves_default},
      {"1.9, not legacy, every namespace",
       {.release = {1, 9, 9}, .enable_namespaces_by_default = true, .legacy_selectors = false},
       with(serves_default, old_auto)},
      {"1.9, not legacy, a revision",
       {.release = {1, 9, 9}, .revision = "x", .legacy_selectors = false},
       {"namespace. !istio-injection,istio.io/rev in (x) / " + kNotFalse,
        "object. " + kNone + " / istio.io/rev in (x)," + kNotFalse}},
      {"1.10", {.release = {1, 10, 0}}, plain},
      {"1.30", {.release = {1, 30, 3}}, plain},
      {"1.15, every namespace", {.release = {1, 15, 0}, .enable_namespaces_by_default = true}, with(plain, old_auto)},
      {"1.16, every namespace", {.release = {1, 16, 0}, .enable_namespaces_by_default = true}, with(plain, new_auto)},
      {"1.30, a revision", {.release = {1, 30, 3}, .revision = "x"}, revision("x")},
      {"1.30, a revision and every namespace",
       {.release = {1, 30, 3}, .revision = "x", .enable_namespaces_by_default = true},
       revision("x")},
      {"1.30, a revision and its tag",
       {.release = {1, 30, 3}, .revision = "x", .tags = {"prod"}},
       with(revision("x"), revision("prod"))},
      {"1.30, a revision that is the default one",
       {.release = {1, 30, 3}, .revision = "x", .tags = {"default"}},
       with(revision("x"), plain)},
      {"1.12.1, the tag default and every namespace",
       {.release = {1, 12, 1}, .revision = "x", .tags = {"default"}, .enable_namespaces_by_default = true},
       with(revision("x"), plain)},
      {"1.12.2, the tag default and every namespace",
       {.release = {1, 12, 2}, .revision = "x", .tags = {"default"}, .enable_namespaces_by_default = true},
       with(revision("x"), with(plain, old_auto))},
      {"1.8 knows no tags", {.release = {1, 8, 6}, .tags = {"prod"}}, {"only. istio-injection=enabled / "}},
  };
}

std::vector<Case> cases() {
  std::vector<Case> all = one_entry_cases();
  for (Case& each : several_entry_cases()) all.push_back(std::move(each));
  return all;
}

TEST(Profile, HoldsTheEntriesOfEachEra) {
  for (const Case& each : cases()) EXPECT_EQ(entries(each.install), each.entries) << each.what;
}

TEST(Profile, HasNoRowThatTheCasesDoNotReach) {
  std::set<std::size_t> reached;
  for (const Case& each : cases()) {
    for (const model::WebhookConfiguration& configuration : built_in_webhooks(each.install)) {
      for (const model::WebhookEntry& entry : configuration.entries) {
        const auto row = profile_row_of(configuration.object.metadata.name.value, entry, each.install.release);
        ASSERT_TRUE(row) << each.what << ": " << entry.name.value;
        reached.insert(*row);
      }
    }
  }
  for (std::size_t row = 0; row < profile_row_count(); ++row) EXPECT_TRUE(reached.contains(row)) << "row " << row;
}

TEST(Profile, HasNoRowForEntriesThatNoChartWrites) {
  model::WebhookEntry entry;
  entry.name.value = "namespace.sidecar-injector.istio.io";
  entry.namespace_selector = model::parse_selector("team=a");
  EXPECT_EQ(profile_row_of("istio-sidecar-injector", entry, kNewestRelease), std::nullopt);
}

}  // namespace
}  // namespace sidelint::decide
