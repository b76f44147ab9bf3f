// Result<T>: a value, or why there is none. std::expected is C++23; this is the part of it the project needs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/base/check.h"

namespace sidelint {

// What went wrong with the call or the machine (a bad flag, an unreadable root, a full disk).
// What is wrong in the user's files is a Diagnostic instead, and work goes on.
struct Failure {
  enum class Code { usage, environment };
  Code code;
  std::string text;  // one sentence without a final stop, for standard error
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Failure failure)
      : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return checked(); }
  const T& value() const& {
    SIDELINT_CHECK(ok(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  // By value, so that `for (auto& x : *list(path))` does not walk a vector that is gone.
  T value() && { return std::move(checked()); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return checked(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(checked()); }

  const Failure& failure() const {
    SIDELINT_CHECK(!ok(), "failure() of a good Result");
    return *std::get_if<1>(&state_);
  }

 private:
  T& checked() {
    SIDELINT_CHECK(ok(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  std::variant<T, Failure> state_;
};

}  // namespace sidelint
