// GitHub's hash of the primary line, and our own of rule and resource. The expected hashes are those that the SARIF
// Multitool 5.7.0 inserts (RollingHashPartialFingerprints), which agree with github/codeql-action.
#include "reporters/machine/fingerprint.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::reporters {
namespace {

using Hashes = std::vector<std::string>;

// As many of the hashes as the expectation has: files that end in a line feed have one more, of the empty last line.
void expect_hashes(const std::string& text, const Hashes& expected) {
  Hashes hashes = line_hashes(text);
  ASSERT_GE(hashes.size(), expected.size());
  hashes.resize(expected.size());
  EXPECT_EQ(hashes, expected);
}

TEST(LineHashes, IgnoreBlanksAndTheKindOfLineEnd) {
  const Hashes expected = {"8ea725dfcc826e46:1", "d290512a46df5623:1", "8627febe0685a224:1",
                           "12ce5f4385660d53:1", "9566b9e352d32085:1", "4e0da381c58a99ee:1"};
  std::string text =
      "apiVersion: v1\r\nkind: Namespace\r\nmetadata:\r\n  name: payments\r\n  labels:\r\n"
      "    istio-injection: enabled\r\n";
  expect_hashes(text, expected);
  std::erase(text, '\r');
  expect_hashes(text, expected);
  std::erase(text, ' ');
  expect_hashes(text, expected);
}

TEST(LineHashes, CountUtf16CodeUnits) {
  expect_hashes("name: 😀\nteam: 结算\n\n\nname: 😀\n", {"d1e556ee0e4f2230:1", "f6023930974b8ba:1", "328f48425fa3cfd:1",
                                                       "7ccb31137e0a3e27:1", "113df1cb385a6939:1"});
}

TEST(LineHashes, ReadAHundredUnitsFromTheStartOfTheLine) {
  expect_hashes("a: " + std::string(150, 'x') + "\nb: 1\n", {"9f061dc2ce19c537:1", "c9e1e35156b45736:1"});
  const Hashes one = line_hashes(std::string(100, 'x') + "y\n");
  const Hashes other = line_hashes(std::string(100, 'x') + "z\n");
  EXPECT_EQ(one.front(), other.front());
}

TEST(LineHashes, NumberLinesThatHashAlike) {
  std::string text = "- a\n- a\n- a\n---\n";
  for (int i = 0; i < 70; ++i) text += "- a\n";
  expect_hashes(text, {"5e4535cd8a664ff5:1", "9aeaf2cea3d724c1:1", "8070f5556dffd4dd:1", "c512dd4342a56909:1",
                       "5642277b1d0603b1:1", "5642277b1d0603b1:2", "5642277b1d0603b1:3"});
}

TEST(LineHashes, NeedNoLineFeedAtTheEnd) {
  expect_hashes("a: 1\n\tb: 2", {"4252bb1e9b1a3153:1", "a2e0b3ce8782bc7d:1"});
}

TEST(LineHashes, AreOneForAnEmptyFile) { EXPECT_EQ(line_hashes("").size(), 1U); }

Diagnostic finding(const std::string& rule, const ResourceName& resource) {
  return {.rule = rule, .message = "", .resource = resource};
}

TEST(ResourceFingerprints, AreTheSameForAnotherVersionOfTheKind) {
  const ResourceName now{"apps/v1", "Deployment", "shop", "cart"};
  const ResourceName then{"apps/v1beta1", "Deployment", "shop", "cart"};
  EXPECT_EQ(ResourceFingerprints().next(finding("a/b", now), "x.yaml"),
            ResourceFingerprints().next(finding("a/b", then), "y.yaml"));
}

TEST(ResourceFingerprints, DifferByRuleGroupKindNamespaceAndName) {
  ResourceFingerprints fingerprints;
  std::vector<std::string> all = {
      fingerprints.next(finding("a/b", {"apps/v1", "Deployment", "shop", "cart"}), "x.yaml"),
      fingerprints.next(finding("a/c", {"apps/v1", "Deployment", "shop", "cart"}), "x.yaml"),
      fingerprints.next(finding("a/b", {"v1", "Deployment", "shop", "cart"}), "x.yaml"),
      fingerprints.next(finding("a/b", {"apps/v1", "Deploymentshop", "", "cart"}), "x.yaml"),
      fingerprints.next(finding("a/b", {"apps/v1", "Deployment", "shopc", "art"}), "x.yaml"),
      fingerprints.next(Diagnostic{.rule = "a/b", .message = ""}, "x.yaml")};
  for (std::string& fingerprint : all) fingerprint.resize(16);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

TEST(ResourceFingerprints, NumberFindingsOfOneRuleAndResource) {
  ResourceFingerprints fingerprints;
  const Diagnostic same = finding("a/b", {"apps/v1", "Deployment", "shop", "cart"});
  EXPECT_EQ(fingerprints.next(same, "x.yaml").substr(16), ":1");
  EXPECT_EQ(fingerprints.next(same, "x.yaml").substr(16), ":2");
}

}  // namespace
}  // namespace sidelint::reporters
