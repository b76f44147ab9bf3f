// A chart at which helm stops, or whoever would hand it to helm.
//
// Mirrors helm 4.3 (`helm template`, without network and cluster); Argo CD, Flux and helmfile stop at files that are
// not there. A dependency that is not vendored is no fault of the chart: whoever installs it fetches it first.
#include <algorithm>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kHelm = "helm";

// Helm breaks what it says over several lines.
std::string in_one_line(std::string_view message) {
  std::string line;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    line.append(line.empty() ? "" : " ").append(message.substr(0, end));
    message.remove_prefix(end);
    message.remove_prefix(std::min(message.find_first_not_of(" \n"), message.size()));
  }
  return line;
}

// As a file of values would have it: "global.domain" of ".Values.global.domain". Empty if it is no such value: `tpl`
// may run a text that another program fills in.
std::string_view path_in_values(std::string_view value) {
  constexpr std::string_view kValues = ".Values.";
  return value.starts_with(kValues) ? value.substr(kValues.size()) : std::string_view();
}

// Whether the unit's order is one that a chart only offers: what is given to that chart may reach this one.
bool is_offered(const Input& input, std::string_view unit) {
  constexpr int kDeepest = 8;  // orders that deliver orders
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto& all = input.repository.applications;
    const auto order =
        std::ranges::find(all, unit, [](const model::Application& each) -> std::string_view { return each.delivers; });
    if (order == all.end()) return false;
    if (order->object.is_offered) return true;
    unit = order->object.unit;
  }
  return false;
}

void check(const Input& input, Report& report) {
  for (const model::Unrenderable& chart : input.repository.unrenderable) {
    // A chart may count on values of its user.
    const bool is_complete = chart.is_ordered && !is_offered(input, chart.unit);
    const bool by_helm = chart.by == kHelm;
    Finding finding =
        report.at(chart.at, chart.by, by_helm ? " cannot render this: " : " stops here: ", in_one_line(chart.message));
    finding.in(chart.unit)
        .severity(is_complete ? Severity::warning : Severity::note)
        .remark(by_helm ? "what stands literally in its templates is judged all the same"
                        : "what it does hold is judged all the same");
    const std::string_view missing = path_in_values(chart.missing);
    if (!by_helm) {
      finding.label("the repository does not hold it").help("Correct what names it, or add it to the repository");
    } else if (missing.empty()) {
      finding.label("helm stops here")
          .help("Give the value that it asks for, correct the chart, or leave it out with `exclude: [GLOB]`");
    } else {
      finding.label("nobody gives `", chart.missing, "`")
          .help("Set `", missing,
                "` in the chart's values.yaml or where the chart is installed, or let the template do without it");
    }
  }
}

constexpr Example kBad[] = {{"a value that nobody gives", R"(-- shop/Chart.yaml --
apiVersion: v2
name: shop
version: 0.1.0
-- shop/templates/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: {{ required "say where the shop is" .Values.place }}
#               ^^^^^^^^
)"}};

constexpr Example kGood[] = {{"the chart's own values give it", R"(-- shop/Chart.yaml --
apiVersion: v2
name: shop
version: 0.1.0
-- shop/values.yaml --
place: market
-- shop/templates/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: {{ required "say where the shop is" .Values.place }}
)"},
                             {"a dependency that is not vendored is fetched first", R"(-- shop/Chart.yaml --
apiVersion: v2
name: shop
version: 0.1.0
dependencies:
- name: redis
  version: 1.0.0
  repository: https://example.com/charts
-- shop/templates/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
)"},
                             {"a library is nothing to install", R"(-- parts/Chart.yaml --
apiVersion: v2
name: parts
version: 0.1.0
type: library
)"}};

}  // namespace

extern constinit const Rule input_unrenderable_chart{
    .name = "input/unrenderable-chart",
    .since = "0.1.0",
    .summary = "A chart cannot be rendered with the values that the repository gives it.",
    .why = "Whoever installs it so gets an error instead of objects, and what depends on the value is not known.",
    .help = "Give the value, or let the template do without it.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
