#include "engine/inject/data/type_store.h"

namespace sidelint::inject {

using gotmpl::Kind;
using gotmpl::Type;

Type& TypeStore::derived(std::string_view prefix, Kind kind, const Type& elem) {
  std::string name = std::string(prefix) + std::string(elem.name);
  Type*& known = by_name_[name];
  if (!known) {
    known = &make(kind, std::move(name));
    known->elem = &elem;
    if (kind == Kind::map) known->key = &gotmpl::kString;
  }
  return *known;
}

Type& TypeStore::pointer_to(const Type& type) { return derived("*", Kind::pointer, type); }
const Type& TypeStore::slice_of(const Type& type) { return derived("[]", Kind::slice, type); }
const Type& TypeStore::map_to(const Type& type) { return derived("map[string]", Kind::map, type); }

const Type& TypeStore::named_text(std::string_view name) {
  Type*& known = by_name_[std::string(name)];
  if (!known) known = &make(Kind::string, std::string(name));
  return *known;
}

}  // namespace sidelint::inject
