// What a suppression says, whoever holds it: a comment or an annotation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::linter {

struct Directive {
  enum class Scope : std::uint8_t { node, document, file };
  Scope scope = Scope::node;
  std::vector<std::string> rules;
  std::string until;
  std::string reason;
  std::optional<std::string> mistake;  // why it cannot be read
};

// `sidelint: ignore[RULE, …] until=DATE -- reason`, from a comment without its `#`. Empty if it does not speak to
// sidelint at all.
std::optional<Directive> read_comment(std::string_view comment);

// `RULE, … until=DATE: reason; RULE: reason`, the value of the annotation `sidelint/ignore`.
std::vector<Directive> read_annotation(std::string_view value);

}  // namespace sidelint::linter
