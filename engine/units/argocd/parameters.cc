#include "engine/units/argocd/parameters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <variant>

#include "engine/gotmpl/go/strconv.h"
#include "engine/yaml/resolve.h"

namespace sidelint::units {
namespace {

// Argo CD reads its files by way of JSON, so that all numbers are floats.
std::string printed(const yaml::Value& scalar) {
  if (scalar.is(yaml::Kind::null)) return "<nil>";
  if (scalar.is(yaml::Kind::boolean)) return yaml::boolean_value(scalar.text) == true ? "true" : "false";
  if (!scalar.is(yaml::Kind::integer) && !scalar.is(yaml::Kind::floating)) return scalar.text;
  const double number = std::visit(
      [](auto value) {
        if constexpr (std::is_same_v<decltype(value), std::monostate>)
          return std::nan("");
        else
          return static_cast<double>(value);
      },
      yaml::number_value(scalar.text));
  return std::isnan(number) ? scalar.text : gotmpl::go::format_float(number, 'g', gotmpl::go::kShortest);
}

void flatten(const yaml::Value& value, const std::string& name, std::vector<FlatText>& texts) {
  const std::string prefix = name.empty() ? "" : name + ".";
  for (const yaml::Entry& entry : value.entries) flatten(entry.value, prefix + entry.key, texts);
  for (std::size_t i = 0; i < value.items.size(); ++i) flatten(value.items[i], prefix + std::to_string(i), texts);
  if (!value.is_collection()) texts.push_back({name, printed(value), value.origin});
}

// Whether the parameter's value is out of reach.
bool is_unknown(const Parameters& parameters, std::string_view name) {
  const std::string_view top = name.substr(0, name.find('.'));
  return parameters.more ||
         std::find(parameters.unknown.begin(), parameters.unknown.end(), top) != parameters.unknown.end();
}

bool holds(const yaml::Value* list, std::string_view text) {
  return list != nullptr && std::any_of(list->items.begin(), list->items.end(),
                                        [&](const yaml::Value& item) { return item.text == text; });
}

std::string_view text_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* value = mapping.find(key);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

// Mirrors labels.Requirement.Matches of apimachinery.
bool meets(const FlatText* found, const yaml::Value& expression) {
  const std::string_view op = text_of(expression, "operator");
  if (op == "Exists") return found != nullptr;
  if (op == "DoesNotExist") return found == nullptr;
  const bool is_listed = found != nullptr && holds(expression.find("values"), found->text);
  return op == "In" ? is_listed : !is_listed;
}

}  // namespace

std::vector<FlatText> flat_texts(const yaml::Value& mapping) {
  std::vector<FlatText> texts;
  flatten(mapping, "", texts);
  return texts;
}

const FlatText* find_text(const std::vector<FlatText>& texts, std::string_view name) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const FlatText& each) { return each.name == name; });
  return found == texts.end() ? nullptr : &*found;
}

void merge_over(yaml::Value& base, const yaml::Value& over) {
  for (const yaml::Entry& entry : over.entries) {
    yaml::Value* known = base.find(entry.key);
    if (known != nullptr && known->is(yaml::Kind::mapping) && entry.value.is(yaml::Kind::mapping)) {
      merge_over(*known, entry.value);
    } else {
      base.set(entry.key, entry.value, entry.key_origin);
    }
  }
}

void merge_over(Parameters& base, const Parameters& over) {
  merge_over(base.known, over.known);
  base.unknown.insert(base.unknown.end(), over.unknown.begin(), over.unknown.end());
  base.more = base.more || over.more;
}

bool contradict(const Parameters& one, const Parameters& other) {
  const std::vector<FlatText> texts = flat_texts(one.known);
  const std::vector<FlatText> others = flat_texts(other.known);
  return std::any_of(texts.begin(), texts.end(), [&](const FlatText& each) {
    const FlatText* found = find_text(others, each.name);
    return found != nullptr && found->text != each.text;
  });
}

bool satisfies(const Parameters& parameters, const yaml::Value& selector) {
  const std::vector<FlatText> texts = flat_texts(parameters.known);
  if (const yaml::Value* labels = selector.find("matchLabels")) {
    for (const yaml::Entry& label : labels->entries) {
      const FlatText* found = find_text(texts, label.key);
      if (found == nullptr && is_unknown(parameters, label.key)) continue;
      if (found == nullptr || found->text != label.value.text) return false;
    }
  }
  const yaml::Value* expressions = selector.find("matchExpressions");
  if (expressions == nullptr) return true;
  return std::all_of(expressions->items.begin(), expressions->items.end(), [&](const yaml::Value& each) {
    const FlatText* found = find_text(texts, text_of(each, "key"));
    return (found == nullptr && is_unknown(parameters, text_of(each, "key"))) || meets(found, each);
  });
}

std::string normalized_name(std::string_view name) {
  constexpr std::size_t kLongest = 253;
  std::string made;
  for (const char letter : name) {
    const bool is_upper = letter >= 'A' && letter <= 'Z';
    const char lower = is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    const bool may_stay =
        (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' || lower == '.';
    made += may_stay ? lower : '-';
  }
  if (made.size() > kLongest) made.resize(kLongest);
  const std::size_t first = made.find_first_not_of("-.");
  if (first == std::string::npos) return {};
  return made.substr(first, made.find_last_not_of("-.") - first + 1);
}

}  // namespace sidelint::units
