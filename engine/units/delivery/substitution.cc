#include "engine/units/delivery/substitution.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/units/delivery/envsubst.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/load.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kSwitch = "kustomize.toolkit.fluxcd.io/substitute";
constexpr std::string_view kField = "postBuild";

bool is_disabled(const yaml::Value& object) {
  for (const std::string_view field : {"labels", "annotations"}) {
    const yaml::Value* value = object.find_path({"metadata", field, kSwitch});
    if (value != nullptr && value->as_string() == "disabled") return true;
  }
  return false;
}

bool may_change(const yaml::Value& value) {
  if (value.is(yaml::Kind::string)) return has_variables(value.text);
  return std::ranges::any_of(value.items, may_change) ||
         std::ranges::any_of(value.entries, [](const yaml::Entry& entry) {
           return has_variables(entry.key) || may_change(entry.value);
         });
}

// ^[_[:alpha:]][_[:alpha:][:digit:]]*$
bool is_name(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto fits = [&](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c); };
  return !text.empty() && !is_digit(text.front()) && std::ranges::all_of(text, fits);
}

// Gives what was read again the origins of what it was before.
class Comparison {
 public:
  Comparison(const Substitution& substitution, const std::vector<std::string>& expressions, Origins& origins,
             std::vector<OpenField>& open)
      : substitution_(substitution), expressions_(expressions), origins_(origins), open_(open) {}

  yaml::Value settle(yaml::Value now, const yaml::Value& before) {
    if (now.kind != before.kind || !now.is_collection()) return settle_scalar(std::move(now), before);
    return now.is(yaml::Kind::mapping) ? settle_mapping(std::move(now), before)
                                       : settle_sequence(std::move(now), before);
  }

 private:
  yaml::Value settle_mapping(yaml::Value now, const yaml::Value& before) {
    yaml::Value result = yaml::Value::mapping(before.origin);
    result.style = before.style;
    for (const yaml::Entry& entry : before.entries) {
      yaml::Value* found = now.find(entry.key);
      if (found == nullptr) continue;
      path_.push_back(entry.key);
      result.set(entry.key, settle(std::move(*found), entry.value), entry.key_origin);
      path_.pop_back();
      now.erase(entry.key);
    }
    for (yaml::Entry& entry : now.entries) settle_key(std::move(entry), before, result);
    return result;
  }

  // A key that was another before.
  void settle_key(yaml::Entry entry, const yaml::Value& before, yaml::Value& into) {
    const auto old = std::ranges::find_if(
        before.entries, [&](const yaml::Entry& each) { return has_variables(each.key) && !into.find(each.key); });
    const OriginId key_origin = old == before.entries.end() ? before.origin : changed(old->key, old->key_origin);
    if (is_open_part(entry.key)) {
      open_.push_back({path_, key_origin});
      entry.key = without_marks(entry.key, expressions_);
    }
    path_.push_back(entry.key);
    yaml::Value value = old == before.entries.end() ? made(std::move(entry.value), key_origin)
                                                    : settle(std::move(entry.value), old->value);
    path_.pop_back();
    into.set(entry.key, std::move(value), key_origin);
  }

  yaml::Value settle_sequence(yaml::Value now, const yaml::Value& before) {
    yaml::Value result = yaml::Value::sequence(before.origin);
    result.style = before.style;
    for (std::size_t i = 0; i < now.items.size(); ++i) {
      path_.push_back(std::to_string(i));
      result.items.push_back(i < before.items.size() ? settle(std::move(now.items[i]), before.items[i])
                                                     : made(std::move(now.items[i]), before.origin));
      path_.pop_back();
    }
    return result;
  }

  // A scalar before or now: what held no variable is what it was, though it may be written otherwise.
  yaml::Value settle_scalar(yaml::Value now, const yaml::Value& before) {
    if (!may_change(before)) return before;
    return made(std::move(now), changed(before.text, before.origin));
  }

  // All of it has one origin.
  yaml::Value made(yaml::Value value, OriginId origin) {
    value.origin = origin;
    if (is_open_part(value.text)) {
      value.text = without_marks(value.text, expressions_);
      open_.push_back({path_, origin});
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      path_.push_back(std::to_string(i));
      value.items[i] = made(std::move(value.items[i]), origin);
      path_.pop_back();
    }
    for (yaml::Entry& entry : value.entries) {
      entry.key = without_marks(entry.key, expressions_);
      entry.key_origin = origin;
      path_.push_back(entry.key);
      entry.value = made(std::move(entry.value), origin);
      path_.pop_back();
    }
    return value;
  }

  // By the first variable in the text that has a value.
  OriginId changed(std::string_view text, OriginId before) {
    const auto none = [](std::string_view) { return Variable{}; };
    const std::variant<Expanded, BadSubstitution> expanded = expand(text, none);
    if (!std::holds_alternative<Expanded>(expanded)) return before;
    for (const std::string& name : std::get<Expanded>(expanded).names) {
      const auto value = substitution_.values.find(name);
      if (value == substitution_.values.end()) continue;
      const std::optional<Span> by = origins_.where(value->second.origin);
      if (by) return origins_.add(static_cast<std::uint32_t>(by->source), Transformed{*by, kField, before});
    }
    return before;
  }

  const Substitution& substitution_;
  const std::vector<std::string>& expressions_;
  Origins& origins_;
  std::vector<OpenField>& open_;
  std::vector<std::string> path_;
};

// The text is no source of its own: the places in it mean nothing.
std::variant<yaml::Value, std::string> read(const std::string& text) {
  Origins places;
  places.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, places);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return "YAMLToJSON: yaml: " + problem->message;
  return yaml::to_value(std::get<std::unique_ptr<const yaml::Document>>(loaded)->root());
}

}  // namespace

Substituted substitute(yaml::Value& object, const Substitution& substitution, Origins& origins) {
  Substituted result;
  const bool has_values = !substitution.values.empty() || !substitution.open.empty() || substitution.more;
  const bool is_asked = has_values || substitution.always;
  if (!is_asked || is_disabled(object)) return result;
  for (const auto& [name, value] : substitution.values) {
    if (is_name(name)) continue;
    result.refusal = "'" + name + "' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'";
    return result;
  }
  if (!may_change(object)) return result;
  const auto value_of = [&](std::string_view name) {
    const auto found = substitution.values.find(name);
    if (found != substitution.values.end()) return Variable{found->second.value};
    return Variable{{}, substitution.more.has_value() || substitution.open.contains(name)};
  };
  const std::variant<Expanded, BadSubstitution> expanded = expand(yaml::to_yaml(object), value_of);
  if (const auto* bad = std::get_if<BadSubstitution>(&expanded)) {
    result.refusal = "variable substitution failed: " + bad->message;
    return result;
  }
  const auto& text = std::get<Expanded>(expanded);
  std::variant<yaml::Value, std::string> now = read(text.text);
  if (auto* problem = std::get_if<std::string>(&now)) {
    result.refusal = std::move(*problem);
    return result;
  }
  object =
      Comparison(substitution, text.open, origins, result.open).settle(std::move(std::get<yaml::Value>(now)), object);
  return result;
}

}  // namespace sidelint::units
