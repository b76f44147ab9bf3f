#include "engine/gotmpl/heap.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kNodeBytes = 64;  // what an entry of a map costs besides its value, about

// What Go's allocator hands out, in bytes: go1.26's size classes. Beyond them whole pages.
constexpr std::array<std::size_t, 67> kSizeClasses = {
    8,    16,   24,   32,    48,    64,    80,    96,    112,   128,   144,   160,   176,   192,   208,   224,  240,
    256,  288,  320,  352,   384,   416,   448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152, 1280,
    1408, 1536, 1792, 2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5120,  5376,  6144,  6528,  6784, 6912,
    8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672};
constexpr std::size_t kLargestClass = 32768;
constexpr std::size_t kPage = 8192;
constexpr std::size_t kHeader = 8;        // before objects with pointers in them
constexpr std::size_t kHeaderFrom = 512;  // that are larger than this

std::size_t rounded_up(std::size_t bytes, bool pointers) {
  const std::size_t header = pointers && bytes > kHeaderFrom ? kHeader : 0;
  if (bytes + header > kLargestClass - kHeader) return (bytes + kPage - 1) / kPage * kPage;
  const auto fits = std::lower_bound(kSizeClasses.begin(), kSizeClasses.end(), bytes + header);
  return (fits == kSizeClasses.end() ? kLargestClass : *fits) - header;
}

struct Layout {
  std::size_t size;
  bool pointers;
};

Layout layout_of(const Type& elem) {
  switch (elem.kind) {
    case Kind::uint8:
      return {1, false};
    case Kind::slice:
      return {24, true};
    case Kind::interface:
    case Kind::string:
      return {16, true};
    default:
      return {8, !is_signed(elem.kind) && !is_unsigned(elem.kind) && !is_float(elem.kind)};
  }
}

// runtime.growslice
std::size_t grown(std::size_t capacity, std::size_t length, const Type& elem) {
  constexpr std::size_t kThreshold = 256;
  std::size_t wanted = capacity * 2;
  if (length > wanted) {
    wanted = length;
  } else if (capacity >= kThreshold) {
    for (wanted = capacity; wanted < length;) wanted += (wanted + 3 * kThreshold) / 4;
  }
  const Layout layout = layout_of(elem);
  return rounded_up(wanted * layout.size, layout.pointers) / layout.size;
}

// Mostly a handful.
class Seen {
 public:
  // Whether it is new.
  bool add(Origin origin) {
    if (!many_.empty()) return many_.insert(origin).second;
    if (std::find(few_.begin(), few_.end(), origin) != few_.end()) return false;
    few_.push_back(origin);
    if (few_.size() == kMostFew) many_.insert(few_.begin(), few_.end());
    return true;
  }

 private:
  static constexpr std::size_t kMostFew = 32;
  std::vector<Origin> few_;
  std::unordered_set<Origin> many_;
};

}  // namespace

std::string_view Heap::keep(std::string_view text) {
  used_ += text.size() + sizeof(std::string);
  return arena_.keep(text);
}

Value Heap::map(const Type& type) {
  used_ += sizeof(MapData);
  return Value::map(arena_.make<MapData>(MapData{std::pmr::map<std::string_view, Value>(arena_.memory())}), type);
}

void Heap::set(const Value& map, std::string_view key, const Value& value) {
  std::pmr::map<std::string_view, Value>& entries = map.as_map()->entries;
  const auto at = entries.lower_bound(key);
  if (at != entries.end() && at->first == key) {
    at->second = value.unboxed();
    return;
  }
  used_ += kNodeBytes + sizeof(Value);
  entries.emplace_hint(at, keep(key), value.unboxed());
}

void Heap::append(const Value& map, std::string_view key, const Value& value) {
  used_ += kNodeBytes + sizeof(Value);
  std::pmr::map<std::string_view, Value>& entries = map.as_map()->entries;
  entries.emplace_hint(entries.end(), key, value.unboxed());
}

Value Heap::slice(std::span<const Value> items, const Type& type) {
  used_ += sizeof(Backing) + items.size() * sizeof(Value);
  const std::span<Value> kept = arena_.keep(items);
  for (Value& item : kept) item = item.unboxed();
  return Value::slice({arena_.make<Backing>(Backing{kept}), 0, static_cast<std::uint32_t>(items.size())}, type);
}

Value Heap::slice_with_capacity(std::vector<Value> items, std::size_t capacity, const Type& type) {
  const auto length = static_cast<std::uint32_t>(items.size());
  items.resize(capacity, zero(*type.elem));
  Slice whole = slice(items, type).as_slice();
  whole.length = length;
  return Value::slice(whole, type);
}

Value Heap::appended_slice(std::vector<Value> items, const Type& type) {
  std::size_t capacity = 0;
  while (capacity < items.size()) capacity = grown(capacity, capacity + 1, *type.elem);
  return slice_with_capacity(std::move(items), capacity, type);
}

Value Heap::joined_slice(std::vector<Value> items, std::size_t before, const Type& type) {
  const std::size_t capacity = items.size() > before ? grown(before, items.size(), *type.elem) : before;
  return slice_with_capacity(std::move(items), capacity, type);
}

Value Heap::mark(Mark mark) {
  used_ += sizeof(Mark) + mark.inputs.size() * sizeof(Origin);
  marks_.push_back(std::move(mark));
  return text(mark_text(marks_.size() - 1));
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
    case Kind::boolean:
      return Value::boolean(false, type);
    case Kind::complex128:
      return Value::complex({0, 0});
    case Kind::string:
      return Value::text({}, type);
    case Kind::map:
      return Value::map(nullptr, type);
    case Kind::slice:
      return Value::slice({}, type);
    case Kind::pointer:
      return Value::pointer(nullptr, type);
    case Kind::interface:
      return Value::nil();
    case Kind::structure: {
      std::vector<Value> fields;
      for (const Field& field : type.fields) fields.push_back(zero(*field.type).unboxed());
      return structure(type, std::move(fields));
    }
    default:
      return {};
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
  if (origins.empty()) return out;
  if (origins.size() == 1 && origins.front() != kNoOrigin && origins.front() < kFirstJoined)
    return {origins.begin(), origins.end()};
  Seen seen;
  std::vector<Origin> open(origins.rbegin(), origins.rend());
  while (!open.empty()) {
    const Origin origin = open.back();
    open.pop_back();
    if (origin == kNoOrigin || !seen.add(origin)) continue;
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
