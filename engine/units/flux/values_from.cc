#include "engine/units/flux/values_from.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/yaml/load.h"
#include "engine/yaml/resolve.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kDefaultKey = "values.yaml";

// Everything in the value has that origin.
void place_all(yaml::Value& value, OriginId origin) {
  value.origin = origin;
  for (yaml::Value& item : value.items) place_all(item, origin);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = origin;
    place_all(entry.value, origin);
  }
}

// The YAML in a text that has one place as a whole; empty if it is none.
std::optional<yaml::Value> read_text(const std::string& text, OriginId origin) {
  Origins places;
  places.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, places);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return std::nullopt;
  yaml::Value value = yaml::to_value((*document)->root());
  place_all(value, origin);
  return value;
}

// The same of a text as it stands in its file, each value with its own place.
std::optional<yaml::Value> read_written(const FluxOrder& order, yaml::Node scalar) {
  if (!scalar.origin().is_written()) return read_text(std::string(scalar.text()), scalar.origin());
  const std::string_view source = order.ground().sources.text(scalar.origin().span().source);
  const yaml::Loaded loaded = yaml::load_embedded(source, scalar, order.ground().origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return std::nullopt;
  return yaml::to_value((*document)->root());
}

// `a.b.c` with the value at its end, typed as --set does it. Empty if the path or the value is more than words: those
// are a language of their own.
std::optional<yaml::Value> at_path(std::string_view path, std::string_view text, OriginId origin) {
  constexpr std::string_view kSpecial = "[]{}=,\\";
  const bool is_quoted =
      text.size() > 1 && text.front() == text.back() && (text.front() == '\'' || text.front() == '"');
  if (is_quoted) text = text.substr(1, text.size() - 2);
  if (path.find_first_of(kSpecial) != std::string_view::npos || text.find_first_of(kSpecial) != std::string_view::npos)
    return std::nullopt;
  yaml::Value value = yaml::Value::string(text, origin);
  const bool is_word = text == "true" || text == "false";
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos &&
                         (text == "0" || text.front() != '0');
  if (!is_quoted && is_word) value.kind = yaml::Kind::boolean;
  if (!is_quoted && is_number) value.kind = yaml::Kind::integer;
  if (!is_quoted && text == "null") value = yaml::Value::null(origin);
  while (!path.empty()) {
    const std::size_t dot = path.rfind('.');
    yaml::Value outer = yaml::Value::mapping(origin);
    outer.set(path.substr(dot + 1), std::move(value), origin);  // npos + 1 is 0
    value = std::move(outer);
    path = path.substr(0, dot == std::string_view::npos ? 0 : dot);
  }
  return value;
}

}  // namespace

ValuesFrom read_values_from(const FluxOrder& order, yaml::Node reference) {
  const std::string_view kind = reference.find("kind").text();
  const yaml::Node name = reference.find("name");
  const yaml::Node key_node = reference.find("valuesKey");
  const std::string_view key = key_node ? key_node.text() : kDefaultKey;
  const auto unknown = [&](std::string why) {
    std::string what = "values of ";
    (((what += kind) += " `") += name.text()) += '`';
    return ValuesFrom{std::nullopt, UnknownPart{order.place(name), std::move(what), std::move(why)}};
  };
  const AppliedObject* object = order.find(kind, order.name_space(), name.text());
  if (object == nullptr) return unknown("the repository does not hold it");
  if (object->node.find("sops")) return unknown("it is encrypted");
  const yaml::Node plain = object->node.find(kind == "Secret" ? "stringData" : "data").find(key);
  const yaml::Node encoded = kind == "Secret" ? object->node.find("data").find(key) : yaml::Node();
  if (!plain && !encoded) {
    if (reference.find("optional").boolean() == true) return {};
    return unknown("it has no key `" + std::string(key) + "`");
  }
  const std::optional<std::string> text = plain ? std::string(plain.text()) : yaml::decode_base64(encoded.text());
  if (!text) return unknown("it is no base64");
  const OriginId origin = plain ? plain.origin() : encoded.origin();
  const std::string_view path = reference.find("targetPath").text();
  std::optional<yaml::Value> values;
  if (!path.empty()) {
    values = at_path(path, *text, origin);
  } else {
    values = plain ? read_written(order, plain) : read_text(*text, origin);
  }
  if (!values) return unknown("they cannot be read");
  if (values->is(yaml::Kind::null)) return {};
  return {std::move(values), std::nullopt};
}

}  // namespace sidelint::units
