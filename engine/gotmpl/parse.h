// Template text to trees: Go's text/template/parse/parse.go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/arena.h"
#include "engine/gotmpl/lex.h"
#include "engine/gotmpl/node.h"

namespace sidelint::gotmpl {

// Why a template could not be read or run.
struct TemplateError {
  enum class Phase : std::uint8_t { parse, exec };

  Phase phase = Phase::parse;
  std::string text;                // in the words of Go, with the position: "template: NAME:LINE: …"
  std::string message;             // what follows the position, for a report that shows the place itself
  const Source* source = nullptr;  // where; null: nowhere in particular
  std::size_t offset = 0;
};

using TreeMap = std::map<std::string_view, Tree>;
using HasFunction = std::function<bool(std::string_view name)>;

// Whether the inside of {{if}}, {{range}} and {{with}} is read with the rest, or when it runs: of most templates that
// run once most branches are not taken. What is wrong within one that is left is found when it is read.
enum class Blocks : std::uint8_t { read, left };

// Parses `source` into the arena; both must outlive the trees. The tree of the text itself goes by the source's name;
// definitions go by their own. Nothing is returned on an error.
struct Parsed {
  TreeMap trees;
  std::optional<TemplateError> error;
};
Parsed parse(const Source& source, const Delimiters& delimiters, const HasFunction& has_function, Arena& arena,
             Blocks blocks = Blocks::read);

// The statement with its blocks, those within them read or left. It keeps what was read for the next time.
struct ReadStatement {
  const Statement* statement = nullptr;  // null on an error
  std::optional<TemplateError> error = {};
};
ReadStatement read_blocks(const Statement& statement, const HasFunction& has_function, Blocks inner);

}  // namespace sidelint::gotmpl
