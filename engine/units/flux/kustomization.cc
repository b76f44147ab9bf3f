#include "engine/units/flux/kustomization.h"

#include <optional>
#include <string>
#include <utility>

#include "engine/source/path.h"
#include "engine/units/flux/variables.h"
#include "engine/yaml/emit.h"

namespace sidelint::units {
namespace {

struct Renamed {
  std::string_view from;
  std::string_view to;
};
constexpr Renamed kFields[] = {
    {"targetNamespace", "namespace"}, {"namePrefix", "namePrefix"}, {"nameSuffix", "nameSuffix"},
    {"components", "components"},     {"images", "images"},         {"buildMetadata", "buildMetadata"}};

// A text in which something else than the file's own bytes stands has one place as a whole.
yaml::Value text_of(yaml::Node node) {
  yaml::Value text = yaml::to_value(node);
  if (!text.origin.is_written()) text.style = yaml::Style::double_quoted;
  return text;
}

// What stands there as values, as the text that kustomize wants.
yaml::Value as_text(yaml::Node node) {
  if (node.is(yaml::Kind::string)) return text_of(node);
  yaml::Value text = yaml::Value::string(yaml::to_yaml(yaml::to_value(node)), node.origin());
  text.style = yaml::Style::double_quoted;
  return text;
}

template <class Make>
void add_list(yaml::Node spec, std::string_view field, yaml::Value& into, const Make& make) {
  const yaml::Node list = spec.find(field);
  if (!list.is(yaml::Kind::sequence) || list.size() == 0) return;
  yaml::Value& made = into.set(field, yaml::Value::sequence(list.origin()), spec.find_key(field).origin());
  for (std::size_t i = 0; i < list.size(); ++i) made.items.push_back(make(list.item(i)));
}

yaml::Value patch_of(yaml::Node entry) {
  yaml::Value patch = yaml::Value::mapping(entry.origin());
  if (const yaml::Node text = entry.find("patch")) patch.set("patch", as_text(text), entry.find_key("patch").origin());
  if (const yaml::Node target = entry.find("target"))
    patch.set("target", yaml::to_value(target), entry.find_key("target").origin());
  return patch;
}

// `spec.ignore` of the source; an empty text where a `.sourceignore` alone says it.
std::optional<std::string> left_out(const FluxOrder& order, yaml::Node reference) {
  const AppliedObject* source = order.find(reference);
  const yaml::Node ignore = source == nullptr ? yaml::Node() : source->node.find("spec").find("ignore");
  if (!ignore.text().empty()) return std::string(ignore.text());
  const Site& site = order.ground().site;
  const std::string file = join_path(site.territory.repository(order.file()), ".sourceignore");
  return site.files.kind(file) ? std::optional<std::string>("") : std::nullopt;
}

void add_source(const FluxOrder& order, Delivery& delivery) {
  const yaml::Node written = order.spec().find("path");
  const yaml::Node reference = order.spec().find("sourceRef");
  const yaml::Node at = written ? written : reference;
  const auto leave_open = [&](std::string_view what, std::string why, bool stops) {
    delivery.unknown.push_back({order.place(at), std::string(what), std::move(why), stops});
  };
  if (is_open(written.text())) return leave_open(written.text(), "nobody gives its variables a value", false);
  const std::string path = path_in_source(written.text());
  const std::optional<std::string> here = order.path_here(reference, path);
  if (!here) {
    std::string why(reference.find("kind").text());
    ((why += " `") += reference.find("name").text()) += "` is another repository, another branch or an artifact";
    return leave_open(path.empty() ? reference.find("name").text() : std::string_view(path), std::move(why), false);
  }
  std::optional<std::string> folder = folder_in_repository(order.ground(), order.file(), *here);
  if (!folder)
    return leave_open(written.text(), "the repository has no folder of this path", FluxOrder::is_own_tree(reference));
  delivery.sources.emplace_back(KustomizeSource{.folder = *std::move(folder),
                                                .amendment = read_amendment(order.spec()),
                                                .without = KustomizeSource::Without::generated,
                                                .ignored = left_out(order, reference)});
}

}  // namespace

yaml::Value read_amendment(yaml::Node spec) {
  yaml::Value fields = yaml::Value::mapping(spec.origin());
  for (const auto& [from, to] : kFields) {
    const yaml::Node value = spec.find(from);
    const bool says_nothing =
        !value || value.is(yaml::Kind::null) || (value.is(yaml::Kind::string) && value.text().empty());
    if (!says_nothing) fields.set(to, yaml::to_value(value), spec.find_key(from).origin());
  }
  add_list(spec, "patches", fields, patch_of);
  add_list(spec, "patchesStrategicMerge", fields, as_text);
  add_list(spec, "patchesJson6902", fields, patch_of);
  return fields;
}

void read_common_metadata(yaml::Node spec, Delivery& delivery) {
  const yaml::Node metadata = spec.find("commonMetadata");
  if (const yaml::Node labels = metadata.find("labels")) delivery.labels = yaml::to_value(labels);
  if (const yaml::Node annotations = metadata.find("annotations")) delivery.annotations = yaml::to_value(annotations);
}

Delivery read_flux_kustomization(const FluxOrder& order) {
  Delivery delivery = order.delivery(UnitKind::flux_kustomization);
  add_source(order, delivery);
  read_common_metadata(order.spec(), delivery);
  if (const yaml::Node build = order.spec().find("postBuild")) {
    delivery.substitution = read_variables(order, build);
    if (delivery.substitution->more) delivery.unknown.push_back(*delivery.substitution->more);
  }
  return delivery;
}

}  // namespace sidelint::units
