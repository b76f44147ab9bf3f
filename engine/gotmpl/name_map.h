// What goes by a name, found by it: a table that is copied as a whole, since every rendering has its own.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace sidelint::gotmpl {

// Names are views of what outlives the map.
template <class T>
class NameMap {
 public:
  void set(std::string_view name, const T& value) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(name)];
    if (!slot.taken) ++used_;
    slot = {name, value, true};
  }
  void remove(std::string_view name) {
    if (!slots_.empty()) slots_[place_of(name)].value.reset();
  }
  // Null if there is none.
  const T* find(std::string_view name) const {
    if (slots_.empty()) return nullptr;
    const std::optional<T>& value = slots_[place_of(name)].value;
    return value ? &*value : nullptr;
  }

 private:
  struct Slot {
    std::string_view name = {};
    std::optional<T> value = {};  // nothing: it was removed
    bool taken = false;
  };
  static constexpr std::size_t kFewest = 64;

  // Where the name is, or would be put. At least half of the slots are free.
  std::size_t place_of(std::string_view name) const {
    std::size_t place = std::hash<std::string_view>()(name) % slots_.size();
    while (slots_[place].taken && slots_[place].name != name) place = (place + 1) % slots_.size();
    return place;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? kFewest : 2 * slots_.size());
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old)
      if (slot.value) set(slot.name, *slot.value);
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
};

}  // namespace sidelint::gotmpl
