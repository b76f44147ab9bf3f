// Fixes as a run makes them: proven, in rounds, and taken back where they would do something else.
#include <string>

#include <gtest/gtest.h>

#include "tests/rules/fixed.h"

namespace sidelint::testing {
namespace {

using linter::FixScope;

std::string told(const std::vector<linter::FixNote>& notes) {
  std::string text;
  for (const linter::FixNote& note : notes) text += note.place + " " + note.title + ": " + note.words + "\n";
  return text;
}

constexpr std::string_view kUnsafe = R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: Enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)";

TEST(Fixes, ThatChangeAVerdictAreMadeOnRequestOnly) {
  const Fixed safe = fixed(parse_txtar(kUnsafe), FixScope::safe_ones);
  EXPECT_EQ(told(safe.fixing.applied), "");
  EXPECT_EQ(format_txtar(safe.files), kUnsafe);
  const Fixed all = fixed(parse_txtar(kUnsafe), FixScope::all);
  EXPECT_EQ(told(all.fixing.applied), "ns.yaml:3 write `enabled`: 1 workload gains a sidecar\n");
  EXPECT_EQ(all.files.files[0].text.substr(0, 90),
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n");
}

// Pods on the host's network would be asked to be injected, which is a warning of its own.
TEST(Fixes, ThatWouldBringUpAnotherFindingAreTakenBack) {
  const std::string before = R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: "true"}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: shop}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {hostNetwork: true, containers: [{name: app, image: "app:1"}]}
)";
  const Fixed result = fixed(parse_txtar(before), FixScope::all);
  EXPECT_EQ(told(result.fixing.applied), "");
  EXPECT_NE(told(result.fixing.refused).find("it would bring up selection/host-network-not-injected"),
            std::string::npos)
      << told(result.fixing.refused);
  EXPECT_EQ(format_txtar(result.files), before);
  EXPECT_TRUE(result.fixing.files.empty());
}

TEST(Fixes, ThatAreApartAreMadeAtOnceAndSayOnceWhatTheyDid) {
  const std::string before = R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels: {sidecar.istio.io/inject: "false", a: 1, b: &x 2, c: 3}
spec: {containers: [{name: app, image: "app:1"}]}
)";
  const Fixed result = fixed(parse_txtar(before), FixScope::safe_ones);
  EXPECT_EQ(told(result.fixing.applied),
            "cart.yaml:5 write a string: 1 workload is not refused any more\ncart.yaml:5 write a string: \n"
            "cart.yaml:5 write a string: \n");
  EXPECT_NE(result.files.files[0].text.find(R"(a: "1", b: "2", c: "3")"), std::string::npos);
}

TEST(Fixes, ThatMeetInOnePlaceAreMadeInRounds) {
  const std::string before = R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels:
    sidecar.istio.io/inject: "false"
    sidecar.istio.io/proxyCPU: 100m
    sidecar.istio.io/proxyMemory: 1Gi
spec: {containers: [{name: app, image: "app:1"}]}
)";
  const Fixed result = fixed(parse_txtar(before), FixScope::safe_ones, "placement/label-written-as-annotation");
  EXPECT_EQ(told(result.fixing.refused), "");
  EXPECT_EQ(format_txtar(result.files), R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels:
    sidecar.istio.io/inject: "false"
  annotations:
    sidecar.istio.io/proxyCPU: 100m
    sidecar.istio.io/proxyMemory: 1Gi
spec: {containers: [{name: app, image: "app:1"}]}
)");
}

// One of two is refused, in whichever half of the search it is.
TEST(Fixes, AreNotHeldBackByOneThatIsRefused) {
  const auto name_space = [](const std::string& name, const std::string& more) {
    return "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: " + name +
           ", labels: {istio-injection: Enabled}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: " +
           name + "}\nspec: {" + more + "containers: [{name: app, image: x}]}\n";
  };
  const std::string good = name_space("good", "");
  const std::string bad = name_space("bad", "hostNetwork: true, ");
  for (const std::string& text : {good + bad, bad + good, good + bad + name_space("fine", "")}) {
    const Fixed result = fixed(parse_txtar("-- a.yaml --\n" + text), FixScope::all, "selection/namespace-label-value");
    EXPECT_EQ(result.fixing.refused.size(), 1U) << told(result.fixing.refused);
    const std::string& after = result.files.files[0].text;
    EXPECT_NE(after.find("{name: good, labels: {istio-injection: enabled}}"), std::string::npos) << after;
    EXPECT_NE(after.find("{name: bad, labels: {istio-injection: Enabled}}"), std::string::npos) << after;
  }
}

TEST(Fixes, KeepLineEndsCommentsAndTheRestOfTheFile) {
  const std::string before =
      "-- a.yaml --\n# top\r\nkind: List\r\napiVersion: v1\r\nitems:\r\n- kind: Pod\r\n  apiVersion: v1\r\n  "
      "metadata:\r\n"
      "    name: cart # name\r\n    annotations: {n: 1} # why\r\n  spec: {containers: [{name: app, image: x}]}\r\n";
  Txtar archive = parse_txtar(before);
  const Fixed result = fixed(archive, FixScope::safe_ones, "placement/non-string-value");
  std::string expected = archive.files[0].text;
  expected.replace(expected.find("{n: 1}"), 6, "{n: \"1\"}");
  EXPECT_EQ(result.files.files[0].text, expected) << told(result.fixing.refused);
}

TEST(Fixes, AreMadeOnceInAFileThatIsReachedByTwoPaths) {
  const std::string text =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {n: 1}}\nspec: {containers: [{name: a, image: x}]}\n";
  MemoryFileSystem files;
  files.file("a.yaml", text).link("b.yaml", "a.yaml");
  const linter::Fixing fixing = fixed(files, FixScope::safe_ones, "placement/non-string-value");
  ASSERT_EQ(fixing.files.size(), 1U);
  EXPECT_EQ(fixing.files[0].real_path, "/a.yaml");
  EXPECT_NE(fixing.files[0].after.find("{n: \"1\"}"), std::string::npos);
}

TEST(Fixes, AreNotMadeInFilesThatAreNotUtf8) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {n: 1}}\nspec: "
                                       "{containers: [{name: a, image: x}]}\n"))
    (utf16 += c) += '\0';
  MemoryFileSystem files;
  files.file("a.yaml", utf16);
  const linter::Fixing fixing = fixed(files, FixScope::safe_ones, "placement/non-string-value");
  EXPECT_TRUE(fixing.files.empty());
  EXPECT_EQ(told(fixing.refused), "a.yaml:3 write a string: it is not a file, or not in UTF-8\n");
}

// Each fix is tried on its whole document; beyond a budget the rest waits for the next round.
TEST(Fixes, OfALongListAreMadeAFewAtATime) {
  std::string list = "apiVersion: v1\nkind: List\nitems:\n";
  for (int i = 0; i < 120; ++i) {
    list += "- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: p" + std::to_string(i) +
            "\n    labels: {n: 1}\n    annotations:\n      text: " + std::string(3000, 'x') +
            "\n  spec: {containers: [{name: a, image: x}]}\n";
  }
  MemoryFileSystem files;
  files.file("a.yaml", list);
  const linter::Fixing fixing = fixed(files, FixScope::safe_ones, "placement/non-string-value");
  EXPECT_EQ(fixing.applied.size(), 120U);
  EXPECT_EQ(told(fixing.refused), "");
}

TEST(Fixes, AreNotMadeInAnAlias) {
  const std::string before = R"(-- a.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  annotations: &all {n: 1}
  labels: *all
spec: {containers: [{name: app, image: x}]}
)";
  const Fixed result = fixed(parse_txtar(before), FixScope::all, "placement/non-string-value");
  EXPECT_EQ(format_txtar(result.files), before);
  EXPECT_TRUE(result.fixing.applied.empty());
}

}  // namespace
}  // namespace sidelint::testing
