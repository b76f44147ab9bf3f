// `why`, `list` and the rules never disagree, and what is said to settle a verdict settles it.
#include <memory>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "linter/analysis.h"
#include "linter/ask/filter.h"
#include "linter/ask/list.h"
#include "linter/ask/why.h"
#include "linter/run.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/pipeline.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter {
namespace {

// Every way to enable or refuse injection, on pods of declared, undeclared and reserved namespaces.
std::string repository() {
  std::string text = "-- all.yaml --\n";
  const char* labels[] = {"{}",
                          "{istio-injection: enabled}",
                          "{istio-injection: disabled}",
                          "{istio-injection: 'on'}",
                          "{istio.io/rev: default}",
                          "{istio.io/rev: canary}"};
  const char* inject[] = {"", "sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'",
                          "sidecar.istio.io/inject: 'no'"};
  int number = 0;
  for (const char* each : labels) {
    text += "apiVersion: v1\nkind: Namespace\nmetadata: {name: n" + std::to_string(number++) + ", labels: " + each +
            "}\n---\n";
  }
  for (const char* name : {"n0", "n1", "n2", "n3", "n4", "n5", "elsewhere", "kube-system"}) {
    for (const char* label : inject) {
      for (const char* spec : {"", "hostNetwork: true, "}) {
        text += "apiVersion: v1\nkind: Pod\nmetadata: {name: p" + std::to_string(number++) + ", namespace: " + name +
                ", labels: {" + label + "}}\nspec: {" + spec + "containers: [{name: a, image: 'a:1'}]}\n---\n";
      }
    }
  }
  return text;
}

std::string last_line_of_why(const Analysis& analysis, const model::Workload& workload) {
  Options options;
  options.subject = "pod/" + workload.object.metadata.name_space.value + "/" + workload.name();
  std::ostringstream out;
  EXPECT_EQ(why(analysis, options, {}, out), std::nullopt);
  const std::string text = out.str();
  const std::size_t arrow = text.find("⇒ ");
  return text.substr(arrow, text.find('\n', arrow) - arrow);
}

TEST(Asking, WhyListAndTheRulesNeverDisagree) {
  const std::unique_ptr<const Analysis> analysis = testing::analyse(repository());
  ASSERT_NE(analysis, nullptr);
  Options options;
  const auto rules = select_rules(options, analysis->config);
  ASSERT_TRUE(rules);
  Options listing;
  listing.command = Command::list;
  const Report listed = check(*analysis, {}, listing);
  ASSERT_EQ(listed.decisions.size(), analysis->repository.workloads.size());
  std::ostringstream csv;
  write_csv(listed, analysis->sources, csv);
  for (const model::Workload& workload : analysis->repository.workloads) {
    const Verdict verdict = analysis->decisions->of(workload).verdict();
    const std::string row = "," + workload.name() + "," + std::string(to_string(verdict)) + ",";
    EXPECT_NE(csv.str().find(row), std::string::npos) << row;
    const std::string told = last_line_of_why(*analysis, workload);
    const bool conditional = told.find(" if ") != std::string::npos;
    EXPECT_EQ(conditional, verdict == Verdict::unknown) << workload.name() << ": " << told;
    if (!conditional) {
      EXPECT_EQ(told.starts_with("⇒ injected"), verdict == Verdict::injected) << told;
    }
  }
  const Report report = check(*analysis, *rules, options);
  EXPECT_LT(report.decisions.size(), listed.decisions.size()) << "decisions that no finding is about are not told";
  for (const Diagnostic& finding : report.findings) {
    if (!finding.decision) continue;
    ASSERT_LT(*finding.decision, report.decisions.size());
    EXPECT_EQ(report.decisions[*finding.decision].resource, finding.resource) << finding.message;
  }
}

// Each condition of an unknown verdict, made true by manifests, gives the verdict it is the condition of.
TEST(Asking, AConditionMadeTrueGivesItsVerdict) {
  const std::string pod =
      "-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\n"
      "spec: {containers: [{name: a, image: 'a:1'}]}\n";
  const std::string opted_in =
      "-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop, labels: "
      "{sidecar.istio.io/inject: 'true'}}\nspec: {containers: [{name: a, image: 'a:1'}]}\n";
  const struct {
    const std::string& pod;
    const char* labels;
    Verdict expected;
  } cases[] = {
      {pod, "{istio-injection: enabled}", Verdict::injected},
      {pod, "{istio.io/rev: default}", Verdict::injected},
      {pod, "{istio-injection: disabled}", Verdict::not_injected},
      {pod, "{}", Verdict::not_injected},
      {opted_in, "{}", Verdict::injected},
      {opted_in, "{istio-injection: enabled}", Verdict::injected},
      {opted_in, "{istio-injection: disabled}", Verdict::not_injected},
  };
  for (const auto& [manifest, labels, expected] : cases) {
    const auto before = testing::analyse(manifest);
    const auto after = testing::analyse(
        manifest + "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: " + labels + "}\n");
    ASSERT_NE(before, nullptr);
    ASSERT_NE(after, nullptr);
    const decide::Decision& open = before->decisions->of(before->repository.workloads.front());
    EXPECT_EQ(open.verdict(), Verdict::unknown);
    ASSERT_EQ(open.missing.size(), 1U) << "exactly the fact that settles it";
    EXPECT_EQ(open.missing.front().text, "the labels of namespace `shop`");
    EXPECT_EQ(after->decisions->of(after->repository.workloads.front()).verdict(), expected) << labels;
    EXPECT_TRUE(open.possible(expected));
  }
}

Result<bool> holds(std::string_view filter, const DecisionRecord& record) {
  SourceMap sources;
  sources.add("./apps/cart.yaml");
  const Result<Filter> parsed = Filter::parse(filter);
  if (!parsed) return parsed.failure();
  return parsed->holds(record, sources);
}

TEST(Where, AsksForGlobsAlternativesAndTheirOpposites) {
  DecisionRecord record;
  record.resource = {"apps/v1", "Deployment", "payments", "cart"};
  record.verdict = Verdict::not_injected;
  record.revision = "canary";
  record.part = "head";
  for (const char* filter :
       {"verdict=not_injected", "verdict=not-injected", "verdict=not injected", "injected=no", "namespace=pay*",
        "kind=deployment|job", "kind!=Job", "revision=canary,name=cart", "part=head", "file=apps/*", ""}) {
    const Result<bool> held = holds(filter, record);
    ASSERT_TRUE(held) << filter;
    EXPECT_TRUE(*held) << filter;
  }
  for (const char* filter : {"verdict=injected", "namespace=pay", "kind!=Deployment", "name=cart,revision=default"}) {
    EXPECT_FALSE(*holds(filter, record)) << filter;
  }
  EXPECT_EQ(holds("verdit=x", record).failure().text, "--where knows no key `verdit`; did you mean `verdict`?");
  EXPECT_EQ(holds("colour=x", record).failure().text,
            "--where knows no key `colour`, only verdict, injected, namespace, kind, name, part, revision, file, unit");
  EXPECT_EQ(holds("shop", record).failure().text, "--where takes KEY=VALUE or KEY!=VALUE, not `shop`");
}

}  // namespace
}  // namespace sidelint::linter
