// One fixed report for the goldens of all formats: five findings with the files they stand in
// (tests/golden/report/sources.txtar).
#pragma once

#include "tests/unit/reporters/worked_report.h"

namespace sidelint::testing {

struct WorkedExample : WorkedReport {
  WorkedExample() {
    add_unquoted_boolean();
    add_annotation_on_controller();
    add_label_against_annotation();
    add_unknown_namespace();
    add_two_enablers();
  }

 private:
  void add_unquoted_boolean();
  void add_annotation_on_controller();
  void add_label_against_annotation();
  void add_unknown_namespace();
  void add_two_enablers();
};

inline void WorkedExample::add_unquoted_boolean() {
  report.findings.push_back(
      {.rule = "placement/non-string-value",
       .severity = Severity::error,
       .message = "Deployment `shop/cart` will be rejected by the API server",
       .primary = {at("apps/cart.yaml", 14, "false"), "boolean; label values must be strings"},
       .remarks = {"`kubectl apply` fails with \"cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels "
                   "of type string\""},
       .help = "quote it",
       .fixes = {{.how = Applicability::safe,
                  .title = "put the value in quotes",
                  .edits = {{at("apps/cart.yaml", 14, "false"), "\"false\""}}}},
       .resource = ResourceName{"apps/v1", "Deployment", "shop", "cart"}});
}

inline void WorkedExample::add_annotation_on_controller() {
  const ResourceName checkout{"apps/v1", "Deployment", "payments", "checkout"};
  const Span enabled = at("clusters/prod/payments-ns.yaml", 6, "istio-injection: enabled");
  const Span labels = at("apps/checkout.yaml", 12, "labels:");
  const std::size_t decision = decided(
      {.resource = checkout,
       .unit = ".",
       .at = at("apps/checkout.yaml", 1, "apiVersion: apps/v1"),
       .verdict = Verdict::injected,
       .revision = "default",
       .because = "policy: enabled",
       .trace = {{"webhook-match", Outcome::matched, "namespace `payments`: istio-injection=enabled", enabled,
                  "webhook namespace.sidecar-injector"},
                 {"pod-labels", Outcome::matched, "pod label sidecar.istio.io/inject: absent", labels, "not excluded"},
                 {"inject-value", Outcome::skipped, "pod annotation sidecar.istio.io/inject: absent", std::nullopt,
                  "(line 8 is not pod metadata)"}}});
  report.findings.push_back(
      {.rule = "placement/inject-on-controller-metadata",
       .severity = Severity::error,
       .message = "pods of Deployment `payments/checkout` are injected although it asks for no sidecar",
       .primary = {at("apps/checkout.yaml", 8, "sidecar.istio.io/inject: \"false\""),
                   "set on the Deployment, which the injector never reads"},
       .notes = {{labels, "the pod's own metadata says nothing about injection"},
                 {enabled, "so every pod in `payments` is injected by default"}},
       .help = "write it on the pod template, as a label",
       .fixes = {{.how = Applicability::unsafe,
                  .title = "write it on the pod template, as a label",
                  .effect = "1 workload loses its sidecar",
                  .intends = Verdict::not_injected,
                  .edits = {line_removed("apps/checkout.yaml", 8),
                            line_added("apps/checkout.yaml", 13, "        sidecar.istio.io/inject: \"false\"\n")}}},
       .resource = checkout,
       .units = {"clusters/prod"},
       .decision = decision});
}

inline void WorkedExample::add_label_against_annotation() {
  const ResourceName ledger{"apps/v1", "Deployment", "pay", "ledger"};
  const Span label = at("apps/ledger.yaml", 15, "sidecar.istio.io/inject: \"false\"");
  const Span annotation = at("apps/ledger.yaml", 17, "sidecar.istio.io/inject: \"true\"");
  const std::size_t decision = decided(
      {.resource = ledger,
       .unit = ".",
       .at = at("apps/ledger.yaml", 1, "apiVersion: apps/v1"),
       .verdict = Verdict::not_injected,
       .because = "pod label sidecar.istio.io/inject=false",
       .trace = {
           {"pod-labels", Outcome::settled, "pod label sidecar.istio.io/inject=false", label, "no webhook is called"},
           {"inject-value", Outcome::skipped, "pod annotation", annotation, "not reached; the label wins anyway"}}});
  report.findings.push_back(
      {.rule = "selection/label-annotation-conflict",
       .severity = Severity::warning,
       .message = "pods of Deployment `pay/ledger` are not injected although an annotation asks for a sidecar",
       .primary = {annotation, "asks for a sidecar, but is never consulted"},
       .notes = {{label, "this label takes the pod out of every webhook selector"}},
       .help = "delete the annotation to keep today's behaviour",
       .alternatives = {"delete the label and keep the annotation's intent"},
       .resource = ledger,
       .decision = decision});
}

inline void WorkedExample::add_unknown_namespace() {
  const ResourceName redis{"apps/v1", "StatefulSet", "cache", "redis"};
  const std::size_t decision = decided(
      {.resource = redis,
       .unit = ".",
       .at = at("apps/redis.yaml", 1, "apiVersion: apps/v1"),
       .verdict = Verdict::unknown,
       .because = "namespace labels unknown",
       .missing = {"namespace `cache`"},
       .possibilities = {{Verdict::injected, "`cache` has istio-injection=enabled or istio.io/rev"},
                         {Verdict::not_injected, ""}},
       .trace = {{"namespace-labels", Outcome::unknown, "namespace labels unknown", std::nullopt, ""},
                 {"pod-labels", Outcome::matched, "pod label sidecar.istio.io/inject: absent", std::nullopt, ""}}});
  report.findings.push_back(
      {.rule = "input/namespace-unknown",
       .severity = Severity::note,
       .message = "cannot decide whether StatefulSet `cache/redis` gets a sidecar",
       .primary = {at("apps/redis.yaml", 5, "cache"), "no Namespace `cache` among the 214 files read"},
       .help = "state it once in .sidelint.yaml: namespaces: {cache: {labels: {istio-injection: enabled}}}",
       .alternatives = {"try: sidelint why sts/cache/redis --assume namespace/cache:istio-injection=enabled"},
       .resource = redis,
       .decision = decision});
}

inline void WorkedExample::add_two_enablers() {
  const Span enabled = at("clusters/prod/orders-ns.yaml", 6, "istio-injection: enabled");
  const Span revision = at("clusters/prod/orders-ns.yaml", 7, "istio.io/rev: canary");
  const std::size_t decision =
      decided({.resource = {"apps/v1", "Deployment", "orders", "intake"},
               .unit = ".",
               .at = revision,
               .verdict = Verdict::injected,
               .revision = "default",
               .because = "namespace.sidecar-injector of the default revision: istio-injection in (enabled)",
               .trace = {{"webhook-match", Outcome::not_matched,
                          "rev.namespace.sidecar-injector of `canary`: needs istio-injection absent", std::nullopt, ""},
                         {"webhook-match", Outcome::settled,
                          "namespace.sidecar-injector of the default revision: istio-injection in (enabled)",
                          std::nullopt, ""}}});
  report.findings.push_back({.rule = "selection/namespace-two-enablers",
                             .severity = Severity::error,
                             .message = "revision `canary` is not used by the 12 workloads of namespace `orders`",
                             .primary = {revision, "ignored while `istio-injection` is present"},
                             .notes = {{enabled, "wins: revision `canary` only selects namespaces without this label"}},
                             .remarks = {"`sidelint why ns/orders --workloads` lists them"},
                             .help = "delete line 6 to move the namespace to `canary`",
                             .resource = ResourceName{"v1", "Namespace", "", "orders"},
                             .decision = decision});
}

}  // namespace sidelint::testing
