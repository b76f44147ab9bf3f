#include "engine/helm/open_values.h"

#include <string_view>
#include <vector>

#include "engine/helm/data.h"

namespace sidelint::helm {
namespace {

using gotmpl::Statement;
using gotmpl::Value;

// Whether one of the text's lines begins so in column 0. A text that a branch begins with does.
bool has_line(std::string_view text, std::string_view beginning) {
  for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1))
    if (at == 0 || text[at - 1] == '\n') return true;
  return false;
}

}  // namespace

void OpenValues::before_dependencies(Instance& instance) const {
  if (!is_any()) return;
  for (Dependency& dependency : instance.dependencies) {
    dependency.condition.clear();
    dependency.tags.clear();
  }
  for (Instance& child : instance.children) before_dependencies(child);
}

void OpenValues::before_coalescing(Instance& root) const {
  if (!is_any()) return;
  if (!over_own_values.empty()) root.values = {};
  std::vector<Instance*> open;
  for (Instance& child : root.children) open.push_back(&child);
  while (!open.empty()) {
    Instance& next = *open.back();
    open.pop_back();
    next.values = {};
    for (Instance& child : next.children) open.push_back(&child);
  }
}

void OpenValues::after_coalescing(gotmpl::Heap& heap, const Value& values) const {
  if (!is_any()) return;
  const std::string_view why = heap.keep(over_own_values.empty() ? over_defaults : over_own_values);
  std::vector<Value> open{values};
  while (!open.empty()) {
    const Value table = open.back().unboxed();
    open.pop_back();
    if (!is_table(table) || !table.more().empty()) continue;
    table.as_map()->more = why;
    for (const auto& [key, value] : table.as_map()->entries) open.push_back(value);
  }
}

bool holds_documents(const Statement& branch) {
  std::vector<const gotmpl::Block*> open{&branch.body};
  while (!open.empty()) {
    const gotmpl::Block& block = *open.back();
    open.pop_back();
    for (const Statement& inner : block) {
      const bool is_text = inner.kind == Statement::Kind::text;
      if (is_text && (has_line(inner.text, "kind:") || has_line(inner.text, "apiVersion:"))) return true;
      open.push_back(&inner.body);
      open.push_back(&inner.otherwise);
    }
  }
  return false;
}

}  // namespace sidelint::helm
