#include "engine/inject/yaml_text.h"

#include <utility>
#include <variant>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/heap.h"
#include "engine/yaml/go_error.h"

namespace sidelint::inject {
namespace {

// A text that is no source of its own has no places to tell.
void forget_origins(yaml::Value& value) {
  value.origin = {};
  for (yaml::Value& item : value.items) forget_origins(item);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = {};
    forget_origins(entry.value);
  }
}

YamlText value_of(const yaml::Document& document) {
  YamlText out{document.root() ? yaml::to_value(document.root()) : yaml::Value::null(), {}};
  forget_origins(out.value);
  return out;
}

}  // namespace

YamlText read_yaml(std::string_view text) {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  yaml::Loaded loaded = yaml::load(text, whole, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return {{}, yaml::go_error(text, *problem)};
  return value_of(*std::get<0>(loaded));
}

YamlText read_json(std::string_view text) {
  gotmpl::Heap heap;
  std::string error = gotmpl::parse_json(heap, text).error;
  if (!error.empty()) return {{}, std::move(error)};
  Origins origins;
  origins.reserve_shards(1);
  yaml::Piece piece;
  piece.bytes = {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  piece.syntax = yaml::Syntax::json;
  yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return {{}, problem->message};
  return value_of(*std::get<0>(loaded));
}

}  // namespace sidelint::inject
