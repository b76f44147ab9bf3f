#include "engine/kustomize/paths.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>
#include <variant>

#include "engine/kustomize/field_spec.h"
#include "engine/kustomize/read/embedded.h"
#include "engine/kustomize/select/regex.h"

namespace sidelint::kustomize {
namespace {

constexpr std::size_t kLongestIndex = 100'000;

std::optional<std::size_t> index_in(std::string_view part) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
  if (part.empty() || error != std::errc() || end != part.data() + part.size()) return std::nullopt;
  return index;
}

bool is_item_pattern(std::string_view part) { return part.starts_with('[') && part.ends_with(']'); }

struct ItemPattern {
  std::string key;
  std::string value;
};
std::optional<ItemPattern> pattern_in(std::string_view part) {
  part.remove_prefix(1);
  part.remove_suffix(1);
  const std::size_t equals = part.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  return ItemPattern{std::string(part.substr(0, equals)), std::string(part.substr(equals + 1))};
}

// A scalar as it would be written.
std::string written(const yaml::Value& value) {
  if (value.style == yaml::Style::double_quoted) return '"' + value.text + '"';
  if (value.style == yaml::Style::single_quoted) return '\'' + value.text + '\'';
  return value.text;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The first item whose field has the pattern's value; without a field, that is the value.
yaml::Value* find_item(yaml::Value& list, const ItemPattern& pattern) {
  for (yaml::Value& item : list.items) {
    const yaml::Value* field = pattern.key.empty() ? &item : item.find(pattern.key);
    if (field != nullptr && field->text == pattern.value) return &item;
  }
  return nullptr;
}

bool step(LookedUp& at, std::string_view part) {
  yaml::Value& value = *at.value;
  at.value = nullptr;
  if (value.is(yaml::Kind::null)) return false;
  const std::optional<std::size_t> index = index_in(part);
  if (index || part == "-" || is_item_pattern(part)) {
    at.impossible = !value.is(yaml::Kind::sequence);
    if (at.impossible || value.items.empty()) return false;
    if (index) {
      at.value = *index < value.items.size() ? &value.items[*index] : nullptr;
    } else if (part == "-") {
      at.value = &value.items.back();
    } else if (const auto pattern = pattern_in(part)) {
      at.value = find_item(value, *pattern);
    } else {
      at.impossible = true;
    }
    return at.value != nullptr;
  }
  at.impossible = part == "*" || !value.is(yaml::Kind::mapping);
  if (!at.impossible) at.value = value.find(part);
  return at.value != nullptr;
}

}  // namespace

std::vector<std::string> split_field_path(std::string_view path) {
  std::vector<std::string> parts = split_path(path, '.');
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].starts_with('[') || parts[i].ends_with(']')) {
      joined.push_back(std::move(parts[i]));
      continue;
    }
    std::string bracketed = parts[i];
    while (i + 1 < parts.size()) {
      (bracketed += '.') += parts[++i];
      if (parts[i].ends_with(']')) break;
    }
    if (bracketed.find('=') == std::string::npos) {
      const std::size_t begin = bracketed.find_first_not_of("[]");
      const std::size_t end = bracketed.find_last_not_of("[]");
      bracketed = begin == std::string::npos ? "" : bracketed.substr(begin, end - begin + 1);
    }
    joined.push_back(std::move(bracketed));
  }
  return joined;
}

std::vector<std::string> split_indexes(std::vector<std::string> parts) {
  std::vector<std::string> split;
  for (std::string& part : parts) {
    const std::size_t open = part.ends_with(']') ? part.rfind('[') : std::string::npos;
    const auto index = open == std::string::npos
                           ? std::nullopt
                           : index_in(std::string_view(part).substr(open + 1, part.size() - open - 2));
    if (!index) {
      split.push_back(std::move(part));
      continue;
    }
    if (open > 0) split.push_back(part.substr(0, open));
    split.push_back(std::to_string(*index));
  }
  return split;
}

LookedUp look_up(yaml::Value& object, std::span<const std::string> path) {
  LookedUp at{&object};
  for (const std::string& part : path) {
    const std::string_view clean = trimmed(part);
    if (!clean.empty() && !step(at, clean)) break;
  }
  return at;
}

bool PathMatch::find(yaml::Value& value, std::span<const std::string> path) {
  if (path.empty()) return found_.push_back(&value), true;
  const std::string_view part = path.front();
  if (index_in(part)) return numbered_item(value, path);
  if (is_item_pattern(part)) return named_items(value, path);
  if (part == "*") return every_item(value, path);
  return field(value, path);
}

bool PathMatch::every_item(yaml::Value& value, std::span<const std::string> path) {
  if (!value.is(yaml::Kind::sequence)) return value.is(yaml::Kind::null);
  return std::ranges::all_of(value.items, [&](yaml::Value& item) { return find(item, path.subspan(1)); });
}

yaml::Value PathMatch::made_for(std::span<const std::string> rest) const {
  yaml::Kind kind = create_.value_or(yaml::Kind::string);
  if (!rest.empty()) kind = yaml::Kind::mapping;
  if (!rest.empty() && (index_in(rest.front()) || is_item_pattern(rest.front()))) kind = yaml::Kind::sequence;
  if (kind == yaml::Kind::mapping) return yaml::Value::mapping();
  if (kind == yaml::Kind::sequence) return yaml::Value::sequence();
  return yaml::Value::string("");
}

bool PathMatch::numbered_item(yaml::Value& value, std::span<const std::string> path) {
  const std::size_t index = index_in(path.front()).value_or(0);
  if (!value.is(yaml::Kind::sequence) || index > kLongestIndex) return false;
  if (index == value.items.size() && create_) value.items.push_back(made_for(path.subspan(1)));
  return index < value.items.size() && find(value.items[index], path.subspan(1));
}

bool PathMatch::named_items(yaml::Value& value, std::span<const std::string> path) {
  const std::optional<ItemPattern> pattern = pattern_in(path.front());
  if (!pattern || !value.is(yaml::Kind::sequence)) return false;
  const Regex regex(pattern->value);
  if (!regex.ok()) return false;
  const std::size_t before = found_.size();
  const auto visit = [&](yaml::Value& item) {
    const yaml::Value* field = pattern->key.empty() ? &item : item.find(pattern->key);
    if (field == nullptr || !regex.finds(written(*field))) return true;
    if (pattern->key.empty()) return found_.push_back(&item), true;
    return find(item, path.subspan(1));
  };
  if (!std::ranges::all_of(value.items, visit)) return false;
  if (found_.size() > before || !create_) return true;
  yaml::Value item = yaml::Value::string(pattern->value);
  if (!pattern->key.empty()) {
    item = yaml::Value::mapping();
    item.set(pattern->key, yaml::Value::string(pattern->value));
  }
  return visit(value.items.emplace_back(std::move(item)));
}

bool PathMatch::field(yaml::Value& value, std::span<const std::string> path) {
  if (value.is(yaml::Kind::null)) return true;
  if (!value.is(yaml::Kind::mapping)) return false;
  yaml::Value* next = value.find(path.front());
  if (next == nullptr) {
    if (!create_) return true;
    next = &value.set(path.front(), made_for(path.subspan(1)));
  }
  if (next->is_collection() || next->is(yaml::Kind::null) || path.size() == 1) return find(*next, path.subspan(1));
  std::optional<yaml::Value> meant = read_text_as_yaml(next->text);
  return meant && find(apart_.emplace_back(*std::move(meant)), path.subspan(1));
}

}  // namespace sidelint::kustomize
