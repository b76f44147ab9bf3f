// Keeps Go types that are made from tables at run time: everything a gotmpl::Type points to.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/type.h"

namespace sidelint::inject {

class TypeStore {
 public:
  TypeStore() = default;
  TypeStore(const TypeStore&) = delete;
  TypeStore& operator=(const TypeStore&) = delete;

  gotmpl::Type& make(gotmpl::Kind kind, std::string name) {
    return types_.emplace_back(gotmpl::Type{.kind = kind, .name = keep(std::move(name))});
  }
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  std::span<const gotmpl::Field> keep(std::vector<gotmpl::Field> fields) {
    return fields_.emplace_back(std::move(fields));
  }
  std::span<const gotmpl::FuncDef> keep(std::vector<gotmpl::FuncDef> methods) {
    return methods_.emplace_back(std::move(methods));
  }

  // *T, []T and map[string]T, each made once.
  gotmpl::Type& pointer_to(const gotmpl::Type& type);
  const gotmpl::Type& slice_of(const gotmpl::Type& type);
  const gotmpl::Type& map_to(const gotmpl::Type& type);
  // A string type with a name of its own: v1.PullPolicy.
  const gotmpl::Type& named_text(std::string_view name);

 private:
  gotmpl::Type& derived(std::string_view prefix, gotmpl::Kind kind, const gotmpl::Type& elem);

  std::deque<gotmpl::Type> types_;
  std::deque<std::string> texts_;
  std::deque<std::vector<gotmpl::Field>> fields_;
  std::deque<std::vector<gotmpl::FuncDef>> methods_;
  std::map<std::string, gotmpl::Type*, std::less<>> by_name_;
};

}  // namespace sidelint::inject
