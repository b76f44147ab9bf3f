#include "engine/gotmpl/heap.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kNodeBytes = 64;  // what an entry of a map costs besides its value, about

// The capacities a slice takes while single elements are appended: go1.26.8 on 64-bit machines. They follow from the
// sizes its allocator hands out, so they are facts to be listed and not a rule; beyond the list a quarter is added.
constexpr std::array<std::size_t, 32> kCapacities = {
    1,    2,    4,    8,    16,   32,    71,    143,   303,   591,   1023,  1535,  2560,   3584,   5120,   6656,
    8704, 11264, 14336, 18432, 23552, 29696, 37376, 47104, 59392, 74752, 93696, 117760, 147456, 184832, 231424, 289792};
// The same for elements of eight bytes without pointers.
constexpr std::array<std::size_t, 24> kWordCapacities = {1,    2,    4,    8,    16,    32,    64,    128,
                                                         256,  512,  848,  1280, 1792,  2560,  3408,  5120,
                                                         7168, 9216, 12288, 16384, 21504, 27648, 34816, 44032};

std::size_t capacity_after_appending(std::size_t count, const Type& elem) {
  if (count == 0) return 0;
  const bool words = is_signed(elem.kind) || is_unsigned(elem.kind) || is_float(elem.kind);
  const std::span<const std::size_t> steps = words ? std::span<const std::size_t>(kWordCapacities) : kCapacities;
  const auto fits = std::lower_bound(steps.begin(), steps.end(), count);
  if (fits != steps.end()) return *fits;
  std::size_t capacity = steps.back();
  while (capacity < count) capacity += capacity / 4;
  return capacity;
}

}  // namespace

std::string_view Heap::keep(std::string text) {
  used_ += text.size() + sizeof(std::string);
  return texts_.emplace_back(std::move(text));
}

Value Heap::map(const Type& type) {
  used_ += sizeof(MapData);
  return Value::map(&maps_.emplace_back(), type);
}

void Heap::set(const Value& map, std::string_view key, const Value& value) {
  std::map<std::string_view, Value>& entries = map.as_map()->entries;
  const auto found = entries.find(key);
  if (found != entries.end()) {
    found->second = value.unboxed();
    return;
  }
  used_ += kNodeBytes + sizeof(Value);
  entries.emplace(keep(std::string(key)), value.unboxed());
}

Value Heap::slice(std::vector<Value> items, const Type& type) {
  used_ += sizeof(Backing) + items.size() * sizeof(Value);
  for (Value& item : items) item = item.unboxed();
  const auto length = static_cast<std::uint32_t>(items.size());
  return Value::slice({&backings_.emplace_back(Backing{std::move(items)}), 0, length}, type);
}

Value Heap::appended_slice(std::vector<Value> items, const Type& type) {
  const auto length = static_cast<std::uint32_t>(items.size());
  items.resize(capacity_after_appending(items.size(), *type.elem), zero(*type.elem));
  Slice whole = slice(std::move(items), type).as_slice();
  whole.length = length;
  return Value::slice(whole, type);
}

Value Heap::structure(const Type& type, std::vector<Value> fields) {
  used_ += sizeof(StructData) + fields.size() * sizeof(Value);
  return Value::structure(&structs_.emplace_back(StructData{std::move(fields)}), type);
}

Value Heap::pointer(const Value& target, const Type& type) {
  used_ += sizeof(Value);
  return Value::pointer(&targets_.emplace_back(target.unboxed()), type);
}

Value Heap::zero(const Type& type) {
  if (is_signed(type.kind)) return Value::integer(0, type);
  if (is_unsigned(type.kind)) return Value::natural(0, type);
  if (is_float(type.kind)) return Value::real(0, type);
  switch (type.kind) {
    case Kind::boolean: return Value::boolean(false, type);
    case Kind::complex128: return Value::complex({0, 0});
    case Kind::string: return Value::text({}, type);
    case Kind::map: return Value::map(nullptr, type);
    case Kind::slice: return Value::slice({}, type);
    case Kind::pointer: return Value::pointer(nullptr, type);
    case Kind::interface: return Value::nil();
    case Kind::structure: {
      std::vector<Value> fields;
      for (const Field& field : type.fields) fields.push_back(zero(*field.type).unboxed());
      return structure(type, std::move(fields));
    }
    default: return {};
  }
}

Origin Heap::join(Origin a, Origin b) {
  if (a == kNoOrigin || a == b) return b;
  if (b == kNoOrigin) return a;
  used_ += sizeof(Joined);
  joined_.push_back({a, b});
  return kFirstJoined + static_cast<Origin>(joined_.size() - 1);
}

std::vector<Origin> Heap::data_of(std::span<const Origin> origins) const {
  std::vector<Origin> out;
  std::unordered_set<Origin> seen;
  std::vector<Origin> open(origins.rbegin(), origins.rend());
  while (!open.empty()) {
    const Origin origin = open.back();
    open.pop_back();
    if (origin == kNoOrigin || !seen.insert(origin).second) continue;
    if (origin < kFirstJoined) {
      out.push_back(origin);
      continue;
    }
    const Joined& joined = joined_[origin - kFirstJoined];
    open.push_back(joined.second);
    open.push_back(joined.first);
  }
  return out;
}

}  // namespace sidelint::gotmpl
