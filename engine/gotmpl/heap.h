// Owns what values point to. Nothing is freed before the heap itself, and everything is counted against a limit.
#pragma once

#include <cstddef>
#include <deque>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/arena.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/marks.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

class Heap {
 public:
  explicit Heap(std::size_t limit = kMaxHeapBytes) : limit_(limit) {}
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  std::string_view keep(std::string_view text);
  Value text(std::string_view text) { return Value::text(keep(text)); }

  Value map(const Type& type = kAnyMap);
  // Sets an entry of a map that is not nil, over an older one of that key.
  void set(const Value& map, std::string_view key, const Value& value);
  // The same for a key that comes behind all that the map has, and outlives the heap.
  void append(const Value& map, std::string_view key, const Value& value);

  // A slice whose capacity is its length.
  Value slice(std::span<const Value> items, const Type& type = kAnySlice);
  Value slice(std::initializer_list<Value> items, const Type& type = kAnySlice) {
    return slice(std::span(items.begin(), items.size()), type);
  }
  // A slice with the spare capacity that Go's append leaves when it adds the items one at a time, as encoding/json
  // does. Templates can see it: {{slice .list 0 4}} of three items shows a fourth, empty one.
  Value appended_slice(std::vector<Value> items, const Type& type = kAnySlice);
  // The same after one append of several items to a full slice of `before` ones.
  Value joined_slice(std::vector<Value> items, std::size_t before, const Type& type = kAnySlice);

  Value structure(const Type& type, std::vector<Value> fields);
  Value pointer(const Value& target, const Type& type);
  Value zero(const Type& type);

  // The origin of something made from several data: the same number for none, one, or equal ones.
  Origin join(Origin a, Origin b);
  // The data behind an origin, without repeats, in the order they were joined.
  std::vector<Origin> data_of(std::span<const Origin> origins) const;

  // A new mark as a text value.
  Value mark(Mark mark);
  const std::vector<Mark>& marks() const { return marks_; }

  // Whether `bytes` more may be taken. Functions ask before they make something whose size a template chooses.
  bool has_room(std::size_t bytes) const { return bytes <= limit_ && used_ <= limit_ - bytes; }
  bool exhausted() const { return used_ > limit_; }

 private:
  struct Joined {
    Origin first;
    Origin second;
  };

  Value slice_with_capacity(std::vector<Value> items, std::size_t capacity, const Type& type);

  std::size_t limit_;
  std::size_t used_ = 0;
  Arena arena_;
  std::deque<StructData> structs_;
  std::deque<Value> targets_;
  std::vector<Joined> joined_;
  std::vector<Mark> marks_;
};

}  // namespace sidelint::gotmpl
