// Variables in a text, as Flux substitutes them: `${name}`, `${name:-default}`, `${name:2:3}`, `${name/a/b}` and so on.
//
// Mirrors fluxcd/pkg envsubst 1.9, its slips too. A name without a value is empty; `$$` is a `$`. Letters beyond ASCII
// keep their case here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sidelint::units {

// What a name stands for: a text, or nobody can tell.
struct Variable {
  std::string text;
  bool is_open = false;
};

struct Expanded {
  // With a mark where an expression is open: see `open_part`.
  std::string text;
  std::vector<std::string> open;   // those expressions, as they are written
  std::vector<std::string> names;  // that were asked for, in order
};

// Why Flux would stop, in its words.
struct BadSubstitution {
  std::string message;
};

std::variant<Expanded, BadSubstitution> expand(std::string_view text,
                                               const std::function<Variable(std::string_view name)>& value_of);

// Whether the text may hold something to substitute.
bool has_variables(std::string_view text);
// Whether a part of an expanded text holds a mark; the part with the expressions themselves in their places.
bool is_open_part(std::string_view part);
std::string without_marks(std::string_view part, const std::vector<std::string>& open);

}  // namespace sidelint::units
