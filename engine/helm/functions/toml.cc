// TOML from values and values from TOML.
#include "engine/gotmpl/funcs/toml.h"

#include <string>
#include <utility>

#include "engine/helm/functions/functions.h"
#include "engine/helm/functions/read_text.h"
#include "engine/helm/functions/read_toml.h"

namespace sidelint::helm {
namespace {

using gotmpl::Arity;
using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kAny;
using gotmpl::kString;
using gotmpl::Unknowns;
using gotmpl::Value;

enum class OnError : std::uint8_t { told, failure };

template <OnError Policy>
Value to_toml(Call& call) {
  const Value value = with_marks(call, call.args[0]);
  if (value.is_unknown()) return value;
  if (!value.unboxed().is_valid()) {
    const std::string error = "toml: top-level values must be Go maps or structs";
    return Policy == OnError::told ? call.text(error) : call.fail(error);
  }
  gotmpl::TomlText toml = gotmpl::to_toml(value);
  if (toml.state == gotmpl::Printable::unknown) return Value::unknown(toml.why);
  if (toml.state == gotmpl::Printable::too_large) return call.fail("value too large for TOML");
  if (toml.error.empty()) return call.text(std::move(toml.text));
  return Policy == OnError::told ? call.text(std::move(toml.error)) : call.fail(std::move(toml.error));
}

Value from_toml(Call& call) {
  TomlValue read = read_toml(call.heap, call.text_arg(0));
  return as_table(call, {read.table, std::move(read.error)});
}

constexpr FuncDef kTable[] = {
    {"fromToml", from_toml, {&kString}, Arity::fixed, Unknowns::passed_on},
    {"mustToToml", to_toml<OnError::failure>, {&kAny}, Arity::fixed, Unknowns::seen_by_function},
    {"toToml", to_toml<OnError::told>, {&kAny}, Arity::fixed, Unknowns::seen_by_function},
};

}  // namespace

std::span<const FuncDef> toml_functions() { return kTable; }

}  // namespace sidelint::helm
