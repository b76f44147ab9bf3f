#include "engine/helm/functions/read_text.h"

#include <utility>

namespace sidelint::helm {

using gotmpl::Value;

Value as_table(gotmpl::Call& call, ReadText read) {
  const Value table = read.value.is_valid() ? read.value : call.heap.map();
  if (!read.error.empty()) call.heap.set(table, "Error", call.heap.text(std::move(read.error)));
  return table;
}

Value as_list(gotmpl::Call& call, ReadText read) {
  if (read.value.is_valid()) return read.value;
  if (read.error.empty()) return call.heap.slice({});
  return call.heap.slice({call.heap.text(std::move(read.error))});
}

}  // namespace sidelint::helm
