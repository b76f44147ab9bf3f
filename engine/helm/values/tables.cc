#include "engine/helm/values/tables.h"

#include "engine/gotmpl/limits.h"
#include "engine/helm/data.h"

namespace sidelint::helm {

using gotmpl::Heap;
using gotmpl::Value;

namespace {

Value merged(Heap& heap, const Value& under, const Value& over, std::size_t depth) {
  const Value out = heap.map();
  for (const auto& [key, value] : under.as_map()->entries) heap.set(out, key, value);
  for (const auto& [key, value] : over.as_map()->entries) {
    const Value below = entry(out, key).unboxed();
    const bool both = is_table(value) && is_table(below) && depth < gotmpl::kMaxDataDepth;
    heap.set(out, key, both ? merged(heap, below, value.unboxed(), depth + 1) : value);
  }
  return out.with_origin(over.origin());
}

}  // namespace

Value entry(const Value& table, std::string_view key) { return table.find(key); }

bool has_entry(const Value& table, std::string_view key) {
  return table.as_map() != nullptr && table.as_map()->entries.contains(key);
}

void erase_entry(const Value& table, std::string_view key) { table.as_map()->entries.erase(key); }

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t dot = path.find('.');
    parts.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    path.remove_prefix(dot + 1);
  }
}

std::optional<Value> table_at(const Value& table, std::string_view path) {
  Value at = table;
  for (const std::string_view part : split_path(path)) {
    at = entry(at, part).unboxed();
    if (!is_table(at)) return std::nullopt;
  }
  return at;
}

std::optional<Value> value_at(const Value& table, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  std::optional<Value> holder = table;
  if (dot != std::string_view::npos) holder = table_at(table, path.substr(0, dot));
  const std::string_view key = dot == std::string_view::npos ? path : path.substr(dot + 1);
  if (!holder || !has_entry(*holder, key)) return std::nullopt;
  const Value found = entry(*holder, key);
  if (is_table(found)) return std::nullopt;
  return found;
}

Value merge_maps(Heap& heap, const Value& under, const Value& over) { return merged(heap, under, over, 0); }

}  // namespace sidelint::helm
