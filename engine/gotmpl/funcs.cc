#include "engine/gotmpl/funcs.h"

#include <utility>

#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {

Value Call::fail(std::string text) {
  error = std::move(text);
  failed = true;
  return {};
}

Value Call::text(std::string text) {  // NOLINT(performance-unnecessary-value-param): functions give away what they made
  if (text.size() > kMaxTextBytes || !heap.has_room(text.size())) return fail("text too long");
  return heap.text(text);
}

void FuncMap::add(std::span<const FuncDef> table, const void* host) {
  for (const FuncDef& def : table) entries_.set(def.name, {&def, host});
}

const FuncDef* find_builtin(std::string_view name) {
  for (const FuncDef& def : builtin_functions())
    if (def.name == name) return &def;
  return nullptr;
}

}  // namespace sidelint::gotmpl
