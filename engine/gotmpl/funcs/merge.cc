#include "engine/gotmpl/funcs/merge.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {
namespace {

bool is_map(const Value& value) { return value.concrete_kind() == Kind::map; }

// One key of mergo's deepMerge over maps. What the target does not have, it gets as it is: shared, not copied.
class Merger {
 public:
  Merger(Heap& heap, Overwrite overwrite) : heap_(heap), overwrite_(overwrite == Overwrite::yes) {}

  bool run(const Value& target, const Value& source, std::size_t depth) {
    if (depth > kMaxDataDepth || heap_.exhausted()) return false;
    if (source.is_nil() || target.as_map() == source.as_map()) return true;
    for (const auto& [key, item] : source.as_map()->entries)
      if (!merge_entry(target, key, item.unboxed(), depth)) return false;
    return true;
  }

 private:
  bool merge_entry(const Value& target, std::string_view key, const Value& item, std::size_t depth) {
    if (!item.is_valid()) {
      if (overwrite_) heap_.set(target, key, item);
      return true;
    }
    const Value old = target.find(key).unboxed();
    const bool both_maps = is_map(item) && is_map(old);
    if (both_maps && !old.is_nil() && !run(old, item, depth + 1)) return false;
    const bool kept = both_maps ? !is_empty_value(old) : !overwrite_ && !is_empty_value(old);
    if (!kept) heap_.set(target, key, item);
    return true;
  }

  Heap& heap_;
  bool overwrite_;
};

class Copier {
 public:
  explicit Copier(Heap& heap) : heap_(heap) {}

  Value run(const Value& boxed, std::size_t depth) {
    const Value value = boxed.unboxed();
    failed_ = failed_ || depth > kMaxDataDepth || heap_.exhausted();
    if (failed_ || value.is_nil()) return value;
    switch (value.kind()) {
      case Kind::map:
        return copy_map(value, depth);
      case Kind::slice:
        return copy_slice(value, depth);
      case Kind::structure:
        return heap_.structure(value.type(), copies(value.as_struct()->fields, depth));
      case Kind::pointer:
        return heap_.pointer(run(*value.as_pointer(), depth + 1), value.type());
      default:
        return value;
    }
  }

  bool failed() const { return failed_; }

 private:
  std::vector<Value> copies(std::span<const Value> values, std::size_t depth) {
    std::vector<Value> out;
    out.reserve(values.size());
    for (const Value& value : values) out.push_back(run(value, depth + 1));
    return out;
  }

  Value copy_map(const Value& map, std::size_t depth) {
    const Value out = heap_.map(map.type()).with_origin(map.origin());
    for (const auto& [key, item] : map.as_map()->entries) heap_.set(out, key, run(item, depth + 1));
    out.as_map()->more = map.more();
    return out;
  }

  // The spare capacity is copied along.
  Value copy_slice(const Value& list, std::size_t depth) {
    const Slice slice = list.as_slice();
    const std::span<const Value> items = slice.backing->items;
    Slice copy = heap_.slice(copies(items.subspan(slice.offset), depth), list.type()).as_slice();
    copy.length = slice.length;
    return Value::slice(copy, list.type()).with_origin(list.origin());
  }

  Heap& heap_;
  bool failed_ = false;
};

}  // namespace

bool merge_into(Heap& heap, const Value& target, const Value& source, Overwrite overwrite) {
  return Merger(heap, overwrite).run(target, source, 0);
}

std::optional<Value> deep_copied(Heap& heap, const Value& value) {
  Copier copier(heap);
  const Value copy = copier.run(value, 0);
  if (copier.failed()) return std::nullopt;
  return copy;
}

}  // namespace sidelint::gotmpl
