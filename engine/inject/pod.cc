#include "engine/inject/pod.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

const std::string* map_text(const Value& pod, std::string_view which, std::string_view key) {
  const Value* found = pod.find_path({"metadata", which, key});
  return found && found->is(Kind::string) ? &found->text : nullptr;
}

}  // namespace

std::string_view key_of(List list) { return list == List::containers ? "containers" : "initContainers"; }

const Value* container_list(const Value& pod, List list) {
  const Value* found = pod.find_path({"spec", key_of(list)});
  return found && found->is(Kind::sequence) ? found : nullptr;
}

Value* container_list(Value& pod, List list) {
  Value* spec = pod.find("spec");
  Value* found = spec ? spec->find(key_of(list)) : nullptr;
  return found && found->is(Kind::sequence) ? found : nullptr;
}

Value& made_container_list(Value& pod, List list) {
  if (Value* found = container_list(pod, list)) return *found;
  Value* spec = pod.find("spec");
  if (!spec) spec = &pod.set("spec", Value::mapping());
  return spec->set(key_of(list), Value::sequence());
}

std::string_view name_of(const Value& container) {
  const Value* name = container.find("name");
  return name ? name->as_string() : std::string_view();
}

const Value* find_container(const Value* list, std::string_view name) {
  if (!list) return nullptr;
  for (const Value& container : list->items)
    if (name_of(container) == name) return &container;
  return nullptr;
}

Value* find_container(Value* list, std::string_view name) {
  if (!list) return nullptr;
  for (Value& container : list->items)
    if (name_of(container) == name) return &container;
  return nullptr;
}

Value* find_anywhere(Value& pod, std::string_view name) {
  Value* found = find_container(container_list(pod, List::containers), name);
  return found ? found : find_container(container_list(pod, List::init_containers), name);
}

const Value* find_anywhere(const Value& pod, std::string_view name) {
  const Value* found = find_container(container_list(pod, List::containers), name);
  return found ? found : find_container(container_list(pod, List::init_containers), name);
}

void move_container(Value& pod, List list, std::string_view name, Move move) {
  Value* containers = container_list(pod, list);
  if (!containers) return;
  std::vector<Value>& items = containers->items;
  const auto named = [name](const Value& container) { return name_of(container) == name; };
  const auto last = std::find_if(items.rbegin(), items.rend(), named);
  if (last == items.rend()) return;
  Value kept = std::move(*last);
  items.erase(std::next(last).base());
  items.erase(std::remove_if(items.begin(), items.end(), named), items.end());
  if (move != Move::remove) items.insert(move == Move::first ? items.begin() : items.end(), std::move(kept));
}

const std::string* annotation(const Value& pod, std::string_view key) { return map_text(pod, "annotations", key); }
const std::string* label(const Value& pod, std::string_view key) { return map_text(pod, "labels", key); }

Value& made_map(Value& pod, std::string_view which) {
  Value* metadata = pod.find("metadata");
  if (!metadata) metadata = &pod.set("metadata", Value::mapping());
  Value* found = metadata->find(which);
  if (!found || !found->is(Kind::mapping)) found = &metadata->set(which, Value::mapping());
  return *found;
}

std::string_view metadata_text(const Value& pod, std::string_view key) {
  const Value* found = pod.find_path({"metadata", key});
  return found ? found->as_string() : std::string_view();
}

bool spec_flag(const Value& pod, std::string_view key) {
  const Value* found = pod.find_path({"spec", key});
  return found && found->is(Kind::boolean) && found->text == "true";
}

void append_env(Value& container, std::string_view name, std::string_view value) {
  Value* env = container.find("env");
  if (!env || !env->is(Kind::sequence)) env = &container.set("env", Value::sequence());
  Value entry = Value::mapping();
  entry.set("name", Value::string(name));
  if (!value.empty()) entry.set("value", Value::string(value));
  env->items.push_back(std::move(entry));
}

Value* find_env(Value& container, std::string_view name) { return find_container(container.find("env"), name); }

std::optional<bool> parse_bool(std::string_view text) {
  constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "TRUE", "True"};
  constexpr std::array<std::string_view, 6> kFalse = {"0", "f", "F", "false", "FALSE", "False"};
  if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end()) return false;
  return std::nullopt;
}

}  // namespace sidelint::inject
