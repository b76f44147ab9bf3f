#include "engine/inject/post/prometheus.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/post_process.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr std::string_view kScrape = "prometheus_io_scrape";
constexpr std::string_view kPort = "prometheus_io_port";
constexpr std::string_view kPath = "prometheus_io_path";
constexpr std::string_view kTargets = "prometheus_io_scrape_targets";
constexpr std::string_view kMergeAnnotation = "prometheus.istio.io/merge-metrics";
constexpr std::array<int, 9> kReservedPorts = {15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090};

// SanitizeLabelName: all but letters, digits and the underscore become underscores.
std::string sanitised(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
  return out;
}

const yaml::Entry* find_sanitised(const Value& pod, std::string_view name) {
  const Value* annotations = pod.find_path({"metadata", "annotations"});
  if (!annotations) return nullptr;
  for (const yaml::Entry& entry : annotations->entries)
    if (sanitised(entry.key) == name) return &entry;
  return nullptr;
}

// Of several spellings Istio takes any that is a boolean; here the first.
bool wants_scraping(const Value& pod) {
  const Value* annotations = pod.find_path({"metadata", "annotations"});
  if (!annotations) return true;
  for (const yaml::Entry& entry : annotations->entries)
    if (sanitised(entry.key) == kScrape)
      if (const std::optional<bool> wanted = parse_bool(entry.value.text)) return *wanted;
  return true;
}

bool wants_merging(const Value& pod, const Value& mesh) {
  if (const std::string* asked = annotation(pod, kMergeAnnotation))
    if (const std::optional<bool> wanted = parse_bool(*asked)) return *wanted;
  const Value* setting = mesh.find("enable_prometheus_merge");
  return !setting || proto::wrapped_bool(setting);
}

std::string text_of(const yaml::Entry* entry) { return entry ? entry->value.text : std::string(); }

Value scrape_configuration(const Value& pod, bool with_targets) {
  Value out = Value::mapping();
  out.set("scrape", Value::string(text_of(find_sanitised(pod, kScrape))));
  out.set("path", Value::string(text_of(find_sanitised(pod, kPath))));
  out.set("port", Value::string(text_of(find_sanitised(pod, kPort))));
  const std::string targets = with_targets ? text_of(find_sanitised(pod, kTargets)) : std::string();
  if (!targets.empty()) out.set("targets", Value::string(targets));
  return out;
}

bool says_nothing(const Value& configuration) {
  return std::all_of(configuration.entries.begin(), configuration.entries.end(),
                     [](const yaml::Entry& entry) { return entry.value.text.empty(); });
}

std::string port_error(const Value& configuration) {
  const std::string_view port = configuration.find("port")->text;
  if (port.empty()) return {};
  const auto number = gotmpl::go::parse_int(port, 10);
  if (!number.ok() || number.value < 1 || number.value > 65535)
    return "invalid prometheus scrape configuration: invalid port " + gotmpl::go::quote(port);
  for (const int reserved : kReservedPorts)
    if (number.value == reserved)
      return "invalid prometheus scrape configuration: port " + std::string(port) + " is reserved";
  return {};
}

}  // namespace

std::string status_port(const Value& mesh) {
  const Value* proxy = mesh.find("default_config");
  return std::to_string(proxy ? proto::int_field(*proxy, "status_port") : 0);
}

std::optional<std::string> prometheus_port(const Value& pod) {
  const yaml::Entry* entry = find_sanitised(pod, kPort);
  return entry ? std::optional(entry->value.text) : std::nullopt;
}

void clear_prometheus_annotations(Value& pod, const InjectionParameters& parameters) {
  const bool targets = kScrapeTargets.in(parameters.injector->minor());
  std::erase_if(made_map(pod, "annotations").entries, [targets](const yaml::Entry& entry) {
    const std::string name = sanitised(entry.key);
    return name == kScrape || name == kPort || name == kPath || (targets && name == kTargets);
  });
}

std::string merge_prometheus(const InjectionParameters& parameters, Value& pod) {
  const int minor = parameters.injector->minor();
  if (kHonoursNoScrape.in(minor) && !wants_scraping(pod)) return {};
  if (!wants_merging(pod, *parameters.mesh_config)) return {};
  const std::string target = status_port(*parameters.mesh_config);
  // The port is ours already: the pod has been injected before.
  if (prometheus_port(pod) == target) return {};
  const Value configuration = scrape_configuration(pod, kScrapeTargets.in(minor));
  if (kChecksScrapePort.in(minor))
    if (std::string error = port_error(configuration); !error.empty()) return error;
  Value* sidecar = find_sidecar(parameters, pod);
  if (sidecar && !says_nothing(configuration))
    append_env(*sidecar, "ISTIO_PROMETHEUS_ANNOTATIONS", json_in_order(configuration));
  clear_prometheus_annotations(pod, parameters);
  Value& annotations = made_map(pod, "annotations");
  annotations.set("prometheus.io/port", Value::string(target));
  annotations.set("prometheus.io/path", Value::string("/stats/prometheus"));
  annotations.set("prometheus.io/scrape", Value::string("true"));
  return {};
}

}  // namespace sidelint::inject
