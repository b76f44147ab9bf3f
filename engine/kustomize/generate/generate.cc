#include "engine/kustomize/generate/generate.h"

#include <map>
#include <string>
#include <utility>

#include "engine/kustomize/generate/base64.h"
#include "engine/kustomize/generate/pairs.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/print/written_keys.h"

namespace sidelint::kustomize {
namespace {

yaml::Value& mapping_at(yaml::Value& object, std::string_view field, OriginId origin) {
  yaml::Value* present = object.find(field);
  return present != nullptr ? *present : object.set(field, yaml::Value::mapping(origin), origin);
}

void write_pairs(Run& run, GeneratorKind kind, const Pairs& pairs, yaml::Value& object, OriginId origin) {
  if (kind == GeneratorKind::secret) mapping_at(object, "data", origin);
  for (const auto& [key, value] : pairs) {
    const bool plain = kind == GeneratorKind::config_map && is_utf8(value.text);
    const std::string_view field = plain || kind == GeneratorKind::secret ? "data" : "binaryData";
    const OriginId made = run.generated(value.ordered_at);
    mapping_at(object, field, origin)
        .set(key, yaml::Value::string(plain ? value.text : encode_base64(value.text), made), made);
  }
}

// The entries of the generator's own options and, where it has none of that name, of the kustomization's.
void write_options(const GeneratorOrder& order, std::string_view field, yaml::Value& metadata) {
  std::map<std::string, yaml::Value> texts;
  for (const yaml::Value* options : {order.record.find("options"), order.options}) {
    const yaml::Value* given = options == nullptr ? nullptr : options->find(field);
    if (given == nullptr) continue;
    for (const yaml::Entry& entry : given->entries) texts.try_emplace(entry.key, entry.value);
  }
  for (const auto& [key, value] : texts) mapping_at(metadata, field, {}).set(key, value);
}

bool has_option(const GeneratorOrder& order, std::string_view field) {
  const yaml::Value* own = order.record.find("options");
  return (own != nullptr && is_set(*own, field)) || (order.options != nullptr && is_set(*order.options, field));
}

}  // namespace

std::optional<Resource> generate(Run& run, const GeneratorOrder& order) {
  const Span at = run.place(order.record);
  const bool is_secret = order.kind == GeneratorKind::secret;
  const yaml::Value* name = order.record.find("name");
  if (name == nullptr || name->text.empty()) return run.refuse(at, "a generator must have a name"), std::nullopt;
  Pairs pairs;
  if (!read_pairs(run, order.record, order.folder, pairs)) return std::nullopt;
  const OriginId origin = run.generated(at);
  Resource made{yaml::Value::mapping(origin), at};
  made.value.set("apiVersion", yaml::Value::string("v1", origin), origin);
  made.value.set("kind", yaml::Value::string(is_secret ? "Secret" : "ConfigMap", origin), origin);
  yaml::Value metadata = yaml::Value::mapping(origin);
  metadata.set("name", *name);
  const yaml::Value* ns = order.record.find("namespace");
  if (ns != nullptr && !ns->text.empty()) metadata.set("namespace", *ns);
  write_options(order, "labels", metadata);
  write_options(order, "annotations", metadata);
  made.value.set("metadata", std::move(metadata), origin);
  if (is_secret) {
    const yaml::Value* type = order.record.find("type");
    made.value.set("type", type != nullptr && !type->text.empty() ? *type : yaml::Value::string("Opaque", origin));
  }
  write_pairs(run, order.kind, pairs, made.value, origin);
  for (const std::string_view field : {"data", "binaryData"}) note_written_keys(made, made.value.find(field));
  note_written_keys(made, made.value.find_path({"metadata", "labels"}));
  if (has_option(order, "immutable")) made.value.set("immutable", yaml::Value::boolean(true, origin), origin);
  made.is_generated = true;
  made.needs_hash = !has_option(order, "disableNameSuffixHash");
  made.behaviour = behaviour_of(text_in(order.record, "behavior"));
  return made;
}

}  // namespace sidelint::kustomize
