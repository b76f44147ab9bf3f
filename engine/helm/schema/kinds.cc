#include "engine/helm/schema/kinds.h"

#include <array>
#include <cmath>
#include <string_view>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Kind;
using gotmpl::Value;

std::string json_of(const Value& value) {
  return gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::as_it_is).text;
}

std::string_view type_of(const Value& value) {
  if (!value.is_valid()) return "null";
  if (value.kind() == Kind::boolean) return "boolean";
  if (value.kind() == Kind::string) return "string";
  if (value.kind() == Kind::slice) return "array";
  if (value.kind() == Kind::map) return "object";
  return "number";
}

std::string shown(const Value& value) {
  if (value.kind() == Kind::string) return quoted_word(value.as_text());
  if (value.kind() == Kind::map || value.kind() == Kind::slice) return "value";
  return value.is_valid() ? json_of(value) : "<nil>";
}

std::optional<Complaint> check_choice(const Value& choices, const Value& value, const std::string& at) {
  if (choices.kind() != Kind::slice) return std::nullopt;
  std::string words;
  bool primitive = true;
  for (std::size_t i = 0; i < choices.length(); ++i) {
    const Value choice = choices.at(i).unboxed();
    if (json_of(choice) == json_of(value)) return std::nullopt;
    primitive = primitive && choice.kind() != Kind::map && choice.kind() != Kind::slice;
    (words += words.empty() ? "" : ", ") += shown(choice);
  }
  if (!primitive) return Complaint{at, "'enum' failed"};
  return Complaint{at, (choices.length() == 1 ? "value must be " : "value must be one of ") + words};
}

// `type` may name one or several.
bool names_type(const Value& types, std::string_view type) {
  if (types.kind() == Kind::string) return types.as_text() == type;
  if (types.kind() != Kind::slice) return false;
  for (std::size_t i = 0; i < types.length(); ++i)
    if (types.at(i).unboxed().kind() == Kind::string && types.at(i).as_text() == type) return true;
  return false;
}

std::optional<Complaint> check_type(const Value& types, const Value& value, const std::string& at) {
  constexpr std::array<std::string_view, 7> kTypes = {"null",   "boolean", "number", "integer",
                                                      "string", "array",   "object"};
  if (!types.is_valid() || names_type(types, type_of(value))) return std::nullopt;
  const bool is_whole = is_number(value) && std::trunc(number_of(value)) == number_of(value);
  if (is_whole && names_type(types, "integer")) return std::nullopt;
  std::string want;
  for (const std::string_view type : kTypes)
    if (names_type(types, type)) (want += want.empty() ? "" : " or ") += type;
  return Complaint{at, "got " + std::string(type_of(value)) + ", want " + want};
}

}  // namespace

bool is_number(const Value& value) {
  return gotmpl::is_signed(value.kind()) || gotmpl::is_unsigned(value.kind()) || gotmpl::is_float(value.kind());
}
double number_of(const Value& value) {
  return gotmpl::is_float(value.kind()) ? value.as_float() : static_cast<double>(value.as_int());
}

std::optional<Complaint> check_kind(const Value& schema, const Value& value, const std::string& at) {
  if (std::optional<Complaint> wrong = check_type(entry(schema, "type").unboxed(), value, at)) return wrong;
  if (has_entry(schema, "const")) {
    const Value want = entry(schema, "const").unboxed();
    const bool is_collection = want.kind() == Kind::map || want.kind() == Kind::slice;
    if (json_of(want) != json_of(value))
      return Complaint{at, is_collection ? "'const' failed" : "value must be " + shown(want)};
  }
  return check_choice(entry(schema, "enum").unboxed(), value, at);
}

}  // namespace sidelint::helm
