// Functions that templates may call. They come in tables, each entry with the parameter types its Go original has, for
// Go converts arguments, counts them and words its messages by those.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/name_map.h"
#include "engine/gotmpl/parse.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

class Executor;

// One call, as the function sees it. Arguments have been converted to the types of the parameters.
struct Call {
  Heap& heap;
  Executor& executor;
  const void* host;  // what was given to FuncMap::add together with the table
  std::span<const Value> args;
  Value self;         // of a method
  std::string error;  // set by fail; the call then counts as failed
  bool failed = false;
  std::optional<TemplateError> cause;  // if a template that the function ran is to blame

  // `return call.fail("…")`
  Value fail(std::string text);
  // A text as a result; refuses one that is too long.
  Value text(std::string text);

  std::string_view text_arg(std::size_t i) const { return args[i].as_text(); }
  std::int64_t int_arg(std::size_t i) const { return args[i].as_int(); }
};

using Native = Value (*)(Call&);

enum class Arity : std::uint8_t { fixed, variadic };  // variadic: the last parameter may come any number of times
// What happens when an argument is unknown: mostly the result is unknown as well, without a call. A function that only
// puts arguments into a container, or can do without some, looks itself.
// One that passes texts on as they are leaves the marks in them whole; where marks are in use it gets a mark for what
// is unknown.
// A map that may hold further entries (MapData::more) counts as unknown, but for one that asks no more of a map than
// single entries, or what it is.
enum class Unknowns : std::uint8_t { spread, seen_by_function, passed_on, spread_but_open_maps };

struct FuncDef {
  std::string_view name;
  Native run;  // null for and, or and call, which the executor does itself
  std::array<const Type*, 6> params = {};
  Arity arity = Arity::fixed;
  Unknowns unknowns = Unknowns::spread;

  constexpr std::size_t param_count() const {
    std::size_t count = 0;
    while (count < params.size() && params[count]) ++count;
    return count;
  }
};

// All functions by name. A table added later hides what an earlier one has under the same name.
class FuncMap {
 public:
  struct Entry {
    const FuncDef* def = nullptr;
    const void* host = nullptr;
  };

  void add(std::span<const FuncDef> table, const void* host = nullptr);
  void remove(std::string_view name) { entries_.remove(name); }
  const Entry* find(std::string_view name) const { return entries_.find(name); }

 private:
  NameMap<Entry> entries_;
};

// Go's own functions, which every template has behind its tables: and, call, eq, ge, gt, html, index, …
std::span<const FuncDef> builtin_functions();
const FuncDef* find_builtin(std::string_view name);

}  // namespace sidelint::gotmpl
