#include "engine/inject/functions/istio_functions.h"

#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::inject {
namespace {

constexpr int kFirstWithSprig = 8;
constexpr int kFirstWithSprig33 = 24;  // v3.3.0, which brought sha512sum

}  // namespace

gotmpl::Value as_result(const gotmpl::Value& argument) {
  const gotmpl::Value value = argument.unboxed();
  if (value.kind() != gotmpl::Kind::structure) return argument;
  return gotmpl::Value::structure(value.as_struct(), value.type()).with_origin(value.origin());
}

void add_functions(gotmpl::FuncMap& functions, int minor, const FunctionHost& host) {
  if (minor >= kFirstWithSprig) gotmpl::sprig::add_all(functions);
  if (minor < kFirstWithSprig33) functions.remove("sha512sum");
  for (const auto& table : {text_functions(), json_functions(), container_functions(), map_functions()})
    for (const IstioFunction& function : table)
      if (minor >= function.first && minor < function.past) functions.add({&function.def, 1}, &host);
}

}  // namespace sidelint::inject
