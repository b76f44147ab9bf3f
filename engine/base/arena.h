// Memory for many small things that come one by one and go together.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sidelint {

// Things that stand side by side in an arena. Unlike a span it can be a member of what it lists.
template <class T>
class Row {
 public:
  constexpr Row() = default;
  constexpr Row(const T* first, std::size_t size) : first_(first), size_(size) {}

  constexpr const T* begin() const { return first_; }
  constexpr const T* end() const { return first_ + size_; }
  constexpr const T* data() const { return first_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t index) const { return first_[index]; }
  constexpr const T& front() const { return first_[0]; }
  constexpr const T& back() const { return first_[size_ - 1]; }

 private:
  const T* first_ = nullptr;
  std::size_t size_ = 0;
};

// Runs no destructors: giving the memory back is all that its end takes. So what it keeps owns nothing but memory of
// the arena itself.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  std::string_view keep(std::string_view text) {
    const std::span<const char> kept = keep(std::span(text));
    return {kept.data(), kept.size()};
  }
  template <class T>
  std::span<T> keep(std::span<const T> items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    auto* const room = static_cast<T*>(memory_.allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), room);
    return {room, items.size()};
  }
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    return std::construct_at(static_cast<T*>(memory_.allocate(sizeof(T), alignof(T))),
                             std::forward<Arguments>(arguments)...);
  }

  // For containers: what they take is theirs until the arena goes.
  std::pmr::memory_resource* memory() { return &memory_; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace sidelint
