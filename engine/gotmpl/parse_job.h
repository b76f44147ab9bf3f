// What the definitions of one text have in common while they are parsed. Used by parser.h only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/arena.h"
#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/lex.h"
#include "engine/gotmpl/node.h"
#include "engine/gotmpl/parse.h"

namespace sidelint::gotmpl {

// Lists that are being put together, the inner behind what there is of the outer; what is complete goes to the arena.
template <class T>
class Stack {
 public:
  std::size_t size() const { return items_.size(); }
  void push(const T& item) {
    if (items_.capacity() == 0) items_.reserve(kFew);
    items_.push_back(item);
  }
  // Those from `first` on.
  Row<T> take(std::size_t first, Arena& arena) {
    const std::span<const T> kept = arena.keep(std::span<const T>(items_).subspan(first));
    items_.resize(first);
    return {kept.data(), kept.size()};
  }

 private:
  static constexpr std::size_t kFew = 16;

  std::vector<T> items_;
};

struct ParseJob {
  const Source& source;
  const HasFunction& has_function;
  Arena& arena;
  Lexer lexer;
  Blocks blocks = Blocks::read;
  Stack<Statement> statements = {};
  Stack<Command> commands = {};
  Stack<Operand> operands = {};
  Stack<std::string_view> names = {};
  TreeMap trees = {};
  std::optional<TemplateError> error = {};
  std::optional<Heap> heap = {};  // for the arguments of messages, which few texts need
  std::size_t depth = 0;          // of blocks
  std::size_t parens = 0;         // of parentheses

  Heap& for_messages() { return heap ? *heap : heap.emplace(); }
};

}  // namespace sidelint::gotmpl
