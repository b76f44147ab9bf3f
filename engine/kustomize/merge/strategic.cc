#include "engine/kustomize/merge/strategic.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/kustomize/merge/walker.h"

namespace sidelint::kustomize {
namespace {

bool is_null(const yaml::Value* value) { return value == nullptr || value->is(yaml::Kind::null); }

Directive directive_of(std::string_view word) {
  if (word == "delete") return Directive::remove;
  if (word == "replace") return Directive::replace;
  return word == "merge" ? Directive::merge : Directive::unknown;
}

std::string_view text_of(const yaml::Value& value, std::string_view field) {
  const yaml::Value* found = value.find(field);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

// A scalar keeps the style of what it replaces: between quotes a number is a string.
void keep_style(yaml::Style before, yaml::Value& scalar) {
  if (scalar.is_collection()) return;
  const bool is_quoted = before != yaml::Style::plain && before != yaml::Style::block && before != yaml::Style::flow;
  if (!is_quoted) {
    if (scalar.style == yaml::Style::folded) scalar.style = yaml::Style::literal;
    return;
  }
  scalar.style = before;
  if (!scalar.is(yaml::Kind::null)) scalar.kind = yaml::Kind::string;
}

// Fields by name; a long mapping is not searched from its start each time.
class Fields {
 public:
  explicit Fields(yaml::Value& mapping) : mapping_(mapping) {
    constexpr std::size_t kShort = 32;
    if (mapping.entries.size() <= kShort) return;
    for (yaml::Entry& entry : mapping.entries) index_.try_emplace(entry.key, &entry.value);
  }
  yaml::Value* find(std::string_view name) const {
    if (index_.empty()) return mapping_.find(name);
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : found->second;
  }

 private:
  yaml::Value& mapping_;
  std::unordered_map<std::string_view, yaml::Value*> index_;
};

}  // namespace

Directive take_directive(yaml::Value& mapping) {
  const yaml::Value* word = mapping.find("$patch");
  if (word == nullptr) return Directive::merge;
  const Directive directive = directive_of(word->text);
  if (directive != Directive::unknown) mapping.erase("$patch");
  return directive;
}

yaml::Value* Walker::walk(yaml::Value* ours, yaml::Value* theirs, Schema schema) {
  if (!schema) schema = schema_of(ours, theirs);
  const yaml::Value* said = is_null(ours) ? theirs : ours;
  if (is_null(said) || said->is(yaml::Kind::mapping)) {
    if (!is_null(theirs) && !theirs->is(yaml::Kind::mapping))
      return refuse(*theirs, "the patch has no mapping where the object has one"), nullptr;
    return walk_mapping(ours, theirs, schema);
  }
  if (!is_null(theirs) && theirs->is_collection() != said->is_collection())
    return refuse(*theirs, "the patch has a value of another kind than the object"), nullptr;
  if (said->is(yaml::Kind::sequence)) {
    if (!is_null(theirs) && !theirs->is(yaml::Kind::sequence))
      return refuse(*theirs, "the patch has no list where the object has one"), nullptr;
    if (schema && schema.is_merged()) return walk_list(ours, theirs, schema);
  }
  if (theirs == nullptr) return ours;
  return theirs->is(yaml::Kind::null) ? nullptr : theirs;
}

Schema Walker::schema_of(const yaml::Value* ours, const yaml::Value* theirs) const {
  for (const yaml::Value* value : {ours, theirs}) {
    if (is_null(value)) continue;
    const std::string_view api_version = text_of(*value, "apiVersion");
    const std::string_view kind = text_of(*value, "kind");
    if (api_version.empty() || kind.empty()) continue;
    if (const Schema schema = run_.definitions().schema_of(api_version, kind)) return schema;
  }
  return {};
}

yaml::Value* Walker::choose_mapping(yaml::Value* ours, yaml::Value* theirs) {
  if (is_null(ours)) {
    if (theirs == nullptr) return ours != nullptr && !ours->text.empty() ? ours : nullptr;  // `null` stays, `` goes
    if (is_null(theirs) || take_directive(*theirs) == Directive::remove) return nullptr;
    return theirs;
  }
  if (theirs == nullptr) return ours;
  if (is_null(theirs)) return nullptr;
  switch (take_directive(*theirs)) {
    case Directive::remove:
      return nullptr;
    case Directive::replace:
      return theirs;
    case Directive::merge:
      return ours;
    case Directive::unknown:
      break;
  }
  return refuse(*theirs, "unknown patch strategy `" + std::string(text_of(*theirs, "$patch")) + "`"), nullptr;
}

yaml::Value* Walker::walk_mapping(yaml::Value* ours, yaml::Value* theirs, const Schema& schema) {
  yaml::Value* chosen = choose_mapping(ours, theirs);
  if (chosen == nullptr || chosen->is(yaml::Kind::null)) return chosen;
  return walk_fields(*chosen, theirs, schema) ? chosen : nullptr;
}

void Walker::take_over(yaml::Value& ours, yaml::Value& theirs) {
  // A patch that says what is there already leaves it to whoever wrote it.
  const bool is_there = !ours.is_collection() && ours.is(theirs.kind) && ours.text == theirs.text;
  if (is_there && ours.origin) return;
  const OriginId origin = run_.patched(theirs.origin, hand_, ours.origin);
  const yaml::Style before = ours.style;
  yaml::Value taken = std::move(theirs);  // which may be below `ours`
  keep_style(before, taken);
  ours = std::move(taken);
  ours.origin = origin;
}

bool Walker::walk_fields(yaml::Value& ours, yaml::Value* theirs, const Schema& schema) {
  const bool is_same = theirs == &ours;
  yaml::Value nothing = yaml::Value::mapping();
  const Fields fields(theirs == nullptr || is_same ? nothing : *theirs);
  std::vector<std::string> removed;
  for (std::size_t i = 0; i < ours.entries.size();) {
    yaml::Entry& entry = ours.entries[i];
    yaml::Value* counterpart = is_same ? &entry.value : fields.find(entry.key);
    yaml::Value* result = walk(&entry.value, counterpart, schema.field(entry.key));
    if (refused()) return false;
    if (result == nullptr) {
      if (counterpart != nullptr) removed.push_back(entry.key);
      ours.entries.erase(ours.entries.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (result != &entry.value) take_over(entry.value, *result);
    ++i;
  }
  if (theirs == nullptr || is_same) return true;
  const Fields present(ours);
  std::vector<yaml::Entry> added;
  for (yaml::Entry& entry : theirs->entries) {
    if (present.find(entry.key) != nullptr || std::ranges::find(removed, entry.key) != removed.end()) continue;
    yaml::Value* result = walk(nullptr, &entry.value, schema.field(entry.key));
    if (refused()) return false;
    if (result == nullptr) continue;
    const OriginId origin = run_.patched(result->origin, hand_, {});
    added.push_back({entry.key, entry.key_origin, std::move(*result)});
    added.back().value.origin = origin;
  }
  std::ranges::move(added, std::back_inserter(ours.entries));
  return true;
}

Merged merge_strategic(Run& run, const Hand& hand, yaml::Value& object, yaml::Value patch) {
  if (!run.charge(patch)) return Merged::refused;
  Walker walker(run, hand);
  yaml::Value* result = walker.walk(&object, &patch, {});
  if (walker.refused()) return Merged::refused;
  if (result == nullptr) return Merged::removed;
  if (result != &object) object = std::move(*result);
  return Merged::kept;
}

}  // namespace sidelint::kustomize
