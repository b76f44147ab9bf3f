#include "engine/units/argocd/parameters.h"

#include <algorithm>
#include <cstddef>

namespace sidelint::units {
namespace {

void flatten(const yaml::Value& value, const std::string& name, std::vector<FlatText>& texts) {
  const std::string prefix = name.empty() ? "" : name + ".";
  for (const yaml::Entry& entry : value.entries) flatten(entry.value, prefix + entry.key, texts);
  for (std::size_t i = 0; i < value.items.size(); ++i) flatten(value.items[i], prefix + std::to_string(i), texts);
  if (!value.is_collection()) texts.push_back({name, value.is(yaml::Kind::null) ? "<nil>" : value.text, value.origin});
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
