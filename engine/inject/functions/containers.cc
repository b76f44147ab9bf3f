// Functions on containers, their ports and images, and on the networks of a pod.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/inject/data/kube_values.h"
#include "engine/inject/data/message_values.h"
#include "engine/inject/functions/istio_functions.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject {
namespace {

using gotmpl::Call;
using gotmpl::Kind;
using gotmpl::Value;

constexpr std::string_view kProxy = "istio-proxy";
constexpr gotmpl::Type kMesh{.kind = Kind::structure, .name = "v1alpha1.MeshConfig"};
constexpr gotmpl::Type kMeshPointer{.kind = Kind::pointer, .name = "*v1alpha1.MeshConfig", .elem = &kMesh};

// The ports that speak TCP, of all containers but one; up to 1.3 the others as well.
std::string ports(const Call& call, std::optional<std::string_view> without) {
  const auto& host = *static_cast<const FunctionHost*>(call.host);
  const bool all = host.mesh->minor() < 4;
  const Value& containers = call.args[0];
  std::string out;
  for (std::size_t i = 0; i < containers.length(); ++i) {
    const Value container = containers.at(i);
    if (without && field_named(container, "Name").as_text() == *without) continue;
    const Value list = field_named(container, "Ports");
    for (std::size_t j = 0; j < list.length(); ++j) {
      const std::string_view protocol = field_named(list.at(j), "Protocol").as_text();
      if (!all && (protocol == "UDP" || protocol == "SCTP")) continue;
      if (!out.empty()) out += ',';
      out += std::to_string(field_named(list.at(j), "ContainerPort").as_int());
    }
  }
  return out;
}

Value application_ports(Call& call) { return call.text(ports(call, kProxy)); }
Value include_inbound_ports(Call& call) { return call.text(ports(call, std::nullopt)); }

std::string_view text_entry(const Value& map, std::string_view key) {
  const Value found = map.find(key).unboxed();
  return found.is_valid() && found.kind() == Kind::string ? found.as_text() : std::string_view();
}

struct Network {
  std::string_view name;
  std::optional<std::string_view> name_space = {};  // empty: any
};

// A JSON list of networks as Multus reads it: whether it can be read, and names that network.
enum class Listed : std::uint8_t { unreadable, no, yes };
Listed listed(Call& call, std::string_view json, const Network& network) {
  const gotmpl::JsonValue parsed = gotmpl::parse_json(call.heap, json);
  const Value list = parsed.value.unboxed();
  if (!parsed.error.empty() || !list.is_valid() || list.kind() != Kind::slice) return Listed::unreadable;
  Listed out = Listed::no;
  for (std::size_t i = 0; i < list.length(); ++i) {
    const Value item = list.at(i).unboxed();
    if (item.is_valid() && item.kind() != Kind::map) return Listed::unreadable;
    if (item.is_valid() && text_entry(item, "name") == network.name &&
        (!network.name_space || text_entry(item, "namespace") == *network.name_space))
      out = Listed::yes;
  }
  return out;
}

// Adds a network to a comma-separated list.
Value append_to_list(Call& call) {
  const std::string_view given = call.text_arg(0);
  const std::string_view network = call.text_arg(1);
  for (std::string_view rest = given;;) {
    const std::size_t comma = rest.find(',');
    if (gotmpl::go::trim_space(rest.substr(0, comma)) == network) return call.args[0];
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  return call.text(std::string(given) + ", " + std::string(network));
}

Value inserted(Call& call, std::string_view given, const std::string& entry) {
  const std::size_t bracket = given.rfind(']');
  return call.text(std::string(given.substr(0, bracket)) + entry + std::string(given.substr(bracket)));
}

// At 1.8 without a look at what is there.
Value append_blindly(Call& call) {
  const std::string_view given = call.text_arg(0);
  const std::string_view network = call.text_arg(1);
  if (given.empty()) return call.args[1];
  if (given.find(']') == std::string_view::npos) return call.text(std::string(given) + ", " + std::string(network));
  return inserted(call, given, R"(, {"name": ")" + std::string(network) + "\"}");
}

// Up to 1.24 the whole text is the name.
Value append_named_network(Call& call) {
  const std::string_view given = call.text_arg(0);
  const std::string_view network = call.text_arg(1);
  if (given.empty()) return call.args[1];
  if (given.find(']') == std::string_view::npos) return append_to_list(call);
  if (listed(call, given, {network}) != Listed::no) return call.args[0];
  return inserted(call, given, R"(, {"name": ")" + std::string(network) + "\"}");
}

Value append_network(Call& call) {
  const std::string_view given = call.text_arg(0);
  const std::string_view text = call.text_arg(1);
  if (given.empty()) return call.args[1];
  if (given.find(']') == std::string_view::npos) return append_to_list(call);
  const std::size_t slash = text.find('/');
  Network network{text, ""};
  if (slash != std::string_view::npos) {
    const std::string_view rest = text.substr(slash + 1);
    network = {rest.substr(0, rest.find('/')), text.substr(0, slash)};
  }
  if (listed(call, given, network) != Listed::no) return call.args[0];
  std::string entry = R"(, {"name": ")" + std::string(network.name) + "\"";
  if (!network.name_space->empty()) entry += R"(, "namespace": ")" + std::string(*network.name_space) + "\"";
  return inserted(call, given, entry + "}");
}

bool enriches_attributes(const yaml::Value& mesh) {
  const yaml::Value* providers = mesh.find("extension_providers");
  if (!providers) return false;
  return std::any_of(providers->items.begin(), providers->items.end(), [](const yaml::Value& provider) {
    const yaml::Value* telemetry = provider.find("opentelemetry");
    return telemetry && proto::int_field(*telemetry, "service_attribute_enrichment") == 1;
  });
}

// The tag, the digest, or both of them.
std::string image_version(std::string_view image) {
  const std::size_t at = image.find('@');
  const std::string_view digest = at == std::string_view::npos ? std::string_view() : image.substr(at + 1);
  image = image.substr(0, at);
  const std::size_t colon = image.rfind(':');
  const std::size_t slash = image.rfind('/');
  const bool tagged = colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash);
  const std::string tag(tagged ? image.substr(colon + 1) : std::string_view());
  if (tag.empty() || digest.empty()) return tag.empty() ? std::string(digest) : tag;
  return tag + "@" + std::string(digest);
}

class Attributes {
 public:
  explicit Attributes(const Value& annotations) : annotations_(annotations) {}

  void add(std::string_view name, std::string otherwise) {
    const std::string_view given = annotations_.is_nil()
                                       ? std::string_view()
                                       : text_entry(annotations_, "resource.opentelemetry.io/" + std::string(name));
    if (!given.empty()) otherwise = given;
    if (otherwise.empty()) return;
    if (!out_.empty()) out_ += ',';
    ((out_ += name) += '=') += otherwise;
  }
  std::string take() { return std::move(out_); }

 private:
  Value annotations_;
  std::string out_;
};

Value otel_resource_attributes(Call& call) {
  const Value mesh = call.args[0].unboxed();
  if (!mesh.is_valid() || mesh.is_nil() || !enriches_attributes(from_message(mesh))) return Value::text("");
  const Value& containers = call.args[4];
  const std::string name_space(call.text_arg(3));
  std::string version(call.args[2].is_nil() ? std::string_view()
                                            : text_entry(call.args[2], "app.kubernetes.io/version"));
  if (version.empty() && containers.length() == 1)
    version = image_version(field_named(containers.at(0), "Image").as_text());
  std::string instance;
  if (containers.length() > 0)
    instance = name_space + ".$(POD_NAME)." + std::string(field_named(containers.at(0), "Name").as_text());

  Attributes attributes(call.args[1]);
  attributes.add("service.namespace", name_space);
  attributes.add("service.version", std::move(version));
  attributes.add("service.instance.id", std::move(instance));
  return call.text(attributes.take());
}

constexpr IstioFunction kTable[] = {
    {{"appendMultusNetwork", append_blindly, {&gotmpl::kString, &gotmpl::kString}}, 8, 9},
    {{"appendMultusNetwork", append_named_network, {&gotmpl::kString, &gotmpl::kString}}, 9, 25},
    {{"appendMultusNetwork", append_network, {&gotmpl::kString, &gotmpl::kString}}, 25},
    {{"applicationPorts", application_ports, {&kContainers}}, 1},
    {{"includeInboundPorts", include_inbound_ports, {&kContainers}}, 1},
    {{"otelResourceAttributes",
      otel_resource_attributes,
      {&kMeshPointer, &gotmpl::kStringMap, &gotmpl::kStringMap, &gotmpl::kString, &kContainers}},
     30},
};

}  // namespace

std::span<const IstioFunction> container_functions() { return kTable; }

}  // namespace sidelint::inject
