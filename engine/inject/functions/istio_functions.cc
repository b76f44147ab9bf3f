#include "engine/inject/functions/istio_functions.h"

#include <array>

#include "engine/gotmpl/funcs/old_builtin.h"
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::inject {
namespace {

constexpr int kFirstWithSprig = 8;
constexpr int kFirstWithSprig33 = 24;  // v3.3.0, which brought sha512sum

// The minor release of Go that built Istio 1.0, 1.1 and so on; from 1.14 on it does what the newest does, as far as
// templates can tell. Source: docker/build-tools of istio/tools at the release branches, and what istioctl version
// says.
constexpr std::array<int, 14> kGoOfRelease = {10, 10, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17};

int go_of(int minor) {
  const auto index = static_cast<std::size_t>(minor < 0 ? 0 : minor);
  return index < kGoOfRelease.size() ? kGoOfRelease[index] : gotmpl::kNewestGo;
}

}  // namespace

gotmpl::Value as_result(const gotmpl::Value& argument) {
  const gotmpl::Value value = argument.unboxed();
  if (value.kind() != gotmpl::Kind::structure) return argument;
  return gotmpl::Value::structure(value.as_struct(), value.type()).with_origin(value.origin());
}

void add_functions(gotmpl::FuncMap& functions, int minor, const FunctionHost& host) {
  gotmpl::add_old_builtins(functions, go_of(minor));
  if (minor >= kFirstWithSprig) gotmpl::sprig::add_all(functions);
  if (minor < kFirstWithSprig33) functions.remove("sha512sum");
  for (const auto& table : {text_functions(), json_functions(), container_functions(), map_functions()})
    for (const IstioFunction& function : table)
      if (minor >= function.first && minor < function.past) functions.add({&function.def, 1}, &host);
}

}  // namespace sidelint::inject
