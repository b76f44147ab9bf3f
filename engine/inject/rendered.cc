#include "engine/inject/rendered.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

// Whether no value can stand in a second place, by an alias or a merge key: then every origin is a written one.
bool is_written_once(std::string_view text) {
  return text.find('&') == std::string_view::npos && text.find("<<") == std::string_view::npos;
}

void move_origin(OriginId& origin, SourceId source) {
  origin = origin.is_written() ? OriginId::written({source, origin.span().begin, origin.span().end}) : OriginId();
}

void move_origins(Value& value, SourceId source) {
  move_origin(value.origin, source);
  for (Value& item : value.items) move_origins(item, source);
  for (yaml::Entry& entry : value.entries) {
    move_origin(entry.key_origin, source);
    move_origins(entry.value, source);
  }
}

}  // namespace

Value read_rendered_value(const Rendering& rendering, std::optional<yaml::Problem>& problem) {
  const std::string& text = rendering.output.text;
  // Aliases need entries of a shard of their own, and a rendered text has none: such values have no origin.
  Origins origins;
  origins.reserve_shards(1);
  const bool once = is_written_once(text);
  const Span whole{once ? rendering.source : SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  yaml::Loaded loaded = yaml::load(text, whole, origins);
  if (const auto* refused = std::get_if<yaml::Problem>(&loaded)) {
    problem = *refused;
    return Value::null();
  }
  const yaml::Node root = std::get<0>(loaded)->root();
  if (!root) return Value::null();
  Value value = yaml::to_value(root);
  if (!once) move_origins(value, rendering.source);
  return value;
}

std::optional<Value> read_rendered(const Rendering& rendering, OriginId& at) {
  std::optional<yaml::Problem> problem;
  Value value = read_rendered_value(rendering, problem);
  if (problem) {
    at = OriginId::written({rendering.source, problem->at.begin, problem->at.end});
    return std::nullopt;
  }
  if (value.is(Kind::null)) return Value::mapping();
  if (!value.is(Kind::mapping)) return std::nullopt;
  return value;
}

}  // namespace sidelint::inject
