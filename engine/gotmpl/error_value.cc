#include "engine/gotmpl/error_value.h"

#include <utility>

namespace sidelint::gotmpl {
namespace {

std::string text_of_error(const Value& error) {
  return std::string(error.as_pointer()->as_struct()->fields[0].as_text());
}

constexpr Field kFields[] = {{"s", &kString}};
constexpr Type kStruct{.kind = Kind::structure, .name = "errors.errorString", .fields = kFields};
constexpr Type kError{
    .kind = Kind::pointer, .name = "*errors.errorString", .elem = &kStruct, .text = text_of_error, .is_error = true};

}  // namespace

Value make_error(Heap& heap, std::string text) {
  return heap.pointer(heap.structure(kStruct, {heap.text(std::move(text))}), kError);
}

}  // namespace sidelint::gotmpl
