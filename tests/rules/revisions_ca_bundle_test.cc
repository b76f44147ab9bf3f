// The rules about an injector webhook's certificates.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/injector.h"

namespace sidelint::testing {
namespace {

// The PEM files of two roots and of a serving certificate, in base64.
constexpr std::string_view kOne =
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTU"
    "NBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUc5dQpaVEFxTUFVR0F5dGxj"
    "QU1oQUt2dmhycUxtNkUxOXBQcDdlMU44cUdVU2pSdzVqY25IN0ljYmVDdFpOdFZveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQU"
    "ZncVFJRTYyYjJQMDBLU2IwTUdsUldOcjc1aFl6M0QKT1BxOEUwaVdZOHNiOW9ia2d1VDZ3RHIyQmJIbjF6QmZwaWJkWGdlQzhZekY0aGRGSEJvNk93"
    "az0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=";
constexpr std::string_view kTwo =
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdkSGR2TU"
    "NBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUhSMwpiekFxTUFVR0F5dGxj"
    "QU1oQUpWcUNxdVo2d3VFamlIUXZieUluRmljcTBRcDNZVlhuZlhoeG9EOTJTNzJveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQU"
    "NYY2ZsNVlEYko4V1Q0ZExVWDMxMTBkMFR4VG05cTgKckF5cUs0Z2Q4aHYyYm9RdDZqTEtzeXQ3U05xS2ZGZVo0dnlEUUR5K0tidm03dFg1WXh1Mmxn"
    "MD0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=";
constexpr std::string_view kLeaf =
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSGhNSUdVb0FNQ0FRSUNBUUl3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTU"
    "NBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBUk1ROHdEUVlEVlFRRERBWnBjM1JwYjJRdwpLakFGQmdNclpYQURJ"
    "UURCYjhSeVp5UG1oZko3TUlnckJlRUM4amx4OWtUZ3BDNCtwMHBpWWdSZ0pLTU5NQXN3CkNRWURWUjBUQkFJd0FEQUZCZ01yWlhBRFFRQm9KOGwyM2"
    "xZODBBdE5saElDNlpLUU1qeDAyRHErRjllUC9xWGYKcXQ0bVhKWGZiRDlvOHYzdU5YKzNNajdpMkdZNENPSzh4SGJXR2FQTE1jd3N0bHdBCi0tLS0t"
    "RU5EIENFUlRJRklDQVRFLS0tLS0K";

std::string with_bundle(std::string_view bundle) { return webhook_file({.ca_bundle = bundle}); }

TEST(CaBundleInvalid, TellsWhatIsNotACertificateAuthority) {
  struct Case {
    std::string_view bundle, finding;
  };
  constexpr std::array<Case, 8> kCases{{
      {"'root of istiod'",
       "error injector.yaml:6 the API server refuses webhook `rev.namespace.sidecar-injector.istio.io`: caBundle is "
       "not base64\n"},
      {"cm9vdA==",
       "error injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: caBundle is not PEM\n"},
      {kLeaf,
       "error injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: caBundle holds no CA "
       "certificate\n"},
      {kOne, ""},
      {"''", ""},
      {"Cg==", ""},  // a newline, as generators write it for a place to fill
      {"'${CA_BUNDLE}'", ""},
      {"~", ""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(findings_of("revisions/ca-bundle-invalid", with_bundle(one.bundle)), one.finding) << one.bundle;
  }
}

TEST(CaBundleInvalid, SaysWhatBecomesOfThePods) {
  EXPECT_EQ(
      findings_of("revisions/ca-bundle-invalid",
                  webhook_file({.entry = "x.istio.io", .ca_bundle = "cm9vdA==", .rest = "failurePolicy: Ignore"})),
      "error injector.yaml:6 pods for `x.istio.io` get no sidecar: caBundle is not PEM\n");
}

TEST(CaBundleInvalid, IsSilentAboutOthersAndAboutWhatAKustomizationChanges) {
  const std::string other = webhook_file({.entry = "vault.hashicorp.com",
                                          .service = "name: vault, namespace: vault, path: /mutate",
                                          .ca_bundle = "cm9vdA=="});
  EXPECT_EQ(findings_of("revisions/ca-bundle-invalid", other), "");
  const std::string patched =
      with_bundle("cm9vdA==") +
      "-- kustomization.yaml --\nresources: [injector.yaml]\npatches: [{path: p.yaml}]\n"
      "-- p.yaml --\napiVersion: admissionregistration.k8s.io/v1\n"
      "kind: MutatingWebhookConfiguration\nmetadata: {name: istio-sidecar-injector}\n"
      "webhooks: [{name: rev.namespace.sidecar-injector.istio.io, clientConfig: {caBundle: Cg==}}]\n";
  EXPECT_EQ(findings_of("revisions/ca-bundle-invalid", patched), "");
}

std::string secret(std::string_view name, std::string_view key, std::string_view value, std::string_view path) {
  std::string text = "-- " + std::string(path) + " --\napiVersion: v1\nkind: Secret\nmetadata: {name: ";
  text.append(name).append(", namespace: istio-system}\ndata: {").append(key).append(": ").append(value);
  return text.append("}\n");
}

std::string told(const std::string& files) {
  return findings_of("revisions/ca-bundle-mismatch", files) + helps_of("revisions/ca-bundle-mismatch", files);
}

std::string mismatch(std::string_view where) {
  return "error injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: "
         "caBundle lacks the root certificate\n"
         "Put the base64 of the root in Secret `" +
         std::string(where) + "` here, or leave caBundle out for istiod to fill in\n";
}

TEST(CaBundleMismatch, ComparesWithTheRootInUse) {
  const std::string rule = "revisions/ca-bundle-mismatch";
  const std::string self_signed = secret("istio-ca-secret", "ca-cert.pem", kOne, "a.yaml");
  const std::string of_user = secret("cacerts", "root-cert.pem", kTwo, "b.yaml");
  EXPECT_EQ(findings_of(rule, with_bundle(kOne) + self_signed), "");
  EXPECT_EQ(told(with_bundle(kTwo) + self_signed), mismatch("istio-ca-secret"));
  EXPECT_EQ(findings_of(rule, with_bundle(kTwo) + self_signed + of_user), "");
  EXPECT_EQ(told(with_bundle(kOne) + self_signed + of_user), mismatch("cacerts")) << "it takes precedence";
}

TEST(CaBundleMismatch, IsSilentWithoutTwoRootsToCompare) {
  const std::string rule = "revisions/ca-bundle-mismatch";
  EXPECT_EQ(findings_of(rule, with_bundle(kOne)), "");
  EXPECT_EQ(findings_of(rule, with_bundle("") + secret("cacerts", "root-cert.pem", kTwo, "b.yaml")), "");
  EXPECT_EQ(findings_of(rule, with_bundle(kOne) + secret("cacerts", "root-cert.pem", "bm9uZQ==", "b.yaml")), "");
  EXPECT_EQ(findings_of(rule, with_bundle(kOne) + secret("my-ca", "root-cert.pem", kTwo, "b.yaml")), "");
}

TEST(CaBundleMismatch, LeavesTheRootOfAnotherClusterAlone) {
  const std::string a = webhook_file({.ca_bundle = kOne}, "a/injector.yaml");
  const std::string b = webhook_file({.ca_bundle = kTwo}, "b/injector.yaml");
  const std::string root_of_b = secret("cacerts", "root-cert.pem", kTwo, "b/root.yaml");
  EXPECT_EQ(findings_of("revisions/ca-bundle-mismatch", a + b + root_of_b), "");
}

TEST(CaBundleNeverPatched, GoesByLabelAndName) {
  struct Case {
    std::string_view name, labels, entry, why;
  };
  constexpr std::array<Case, 8> kCases{{
      {"istio-sidecar-injector", "istio.io/rev: default", "rev.namespace.sidecar-injector.istio.io", ""},
      {"istio-sidecar-injector", "app: x", "rev.namespace.sidecar-injector.istio.io", "3"},
      {"istio-sidecar-injector", "app: x", "sidecar-injector.istio.io", ""},  // until 1.8 its name is enough
      {"my-injector", "app: x", "sidecar-injector.istio.io", "3"},
      {"my-injector", "istio.io/rev: default", "sidecar-injector.istio.io", ""},
      {"my-injector", "istio.io/rev: default", "inject.example.com", "5"},
      {"istio-sidecar-injector", "'app.kubernetes.io/version': 1.8.4", "sidecar-injector.istio.io", ""},
      {"istio-sidecar-injector", "'app.kubernetes.io/version': 1.20.0", "sidecar-injector.istio.io", "3"},
  }};
  for (const Case& one : kCases) {
    const std::string findings =
        findings_of("revisions/ca-bundle-never-patched",
                    webhook_file({.name = one.name, .labels = one.labels, .entry = one.entry}));
    const std::string expected = one.why.empty()
                                     ? ""
                                     : "error injector.yaml:" + std::string(one.why) + " pods for `" +
                                           std::string(one.entry) + "` are refused: nobody fills in the caBundle\n";
    EXPECT_EQ(findings, expected) << one.name << " " << one.labels << " " << one.entry;
  }
}

TEST(CaBundleNeverPatched, LooksForTheRevisionAmongTheControlPlanes) {
  const std::string rule = "revisions/ca-bundle-never-patched";
  const std::string canary = webhook_file({.labels = "istio.io/rev: canary"});
  EXPECT_EQ(findings_of(rule, canary), "") << "a chart may bring it";
  EXPECT_EQ(findings_of(rule, canary + istiod_file("app: istiod, istio.io/rev: canary")), "");
  EXPECT_EQ(findings_of(rule, canary + istiod_file("app: istiod")), "") << "its revision is not told";
  EXPECT_EQ(findings_of(rule, canary + istiod_file("app: istiod, istio.io/rev: stable")),
            "error injector.yaml:3 pods for `rev.namespace.sidecar-injector.istio.io` are refused: nobody "
            "fills in the caBundle\n");
}

TEST(CaBundleNeverPatched, IsSilentWhereNoneIsNeededOrSomebodyElseFillsItIn) {
  const std::string rule = "revisions/ca-bundle-never-patched";
  EXPECT_EQ(findings_of(rule, webhook_file({.labels = "", .ca_bundle = kOne})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({.labels = "", .ca_bundle = "'${CA}'"})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({.labels = "", .url = "https://mesh.example.com/inject"})), "");
  EXPECT_EQ(
      findings_of(rule, webhook_file({.labels = "",
                                      .namespace_selector = "{matchLabels: {istio.io/deactivated: never-match}}"})),
      "");
  for (const std::string_view annotation :
       {"cert-manager.io/inject-ca-from: a/b", "service.beta.openshift.io/inject-cabundle: 'true'"}) {
    EXPECT_EQ(findings_of(rule, webhook_file({.labels = "", .annotations = annotation})), "") << annotation;
  }
}

}  // namespace
}  // namespace sidelint::testing
