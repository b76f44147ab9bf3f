// Functions on texts, numbers and annotations.
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/print.h"
#include "engine/inject/data/kube_values.h"
#include "engine/inject/features.h"
#include "engine/inject/functions/istio_functions.h"

namespace sidelint::inject {
namespace {

using gotmpl::Call;
using gotmpl::Kind;
using gotmpl::Value;

constexpr gotmpl::Type kObjectMeta{.kind = Kind::structure, .name = "v1.ObjectMeta"};
constexpr gotmpl::Type kDuration{.kind = Kind::structure, .name = "durationpb.Duration"};
constexpr gotmpl::Type kDurationPointer{.kind = Kind::pointer, .name = "*durationpb.Duration", .elem = &kDuration};

constexpr std::int64_t kSecond = 1'000'000'000;

Value format_duration(Call& call) {
  const auto& host = *static_cast<const FunctionHost*>(call.host);
  // Up to 1.8 a duration that cannot be converted, nil among them, is a second.
  if (call.args[0].is_nil()) return Value::text(kAddsSpec.in(host.mesh->minor()) ? "1s" : "0s");
  const std::vector<Value>& fields = call.args[0].as_pointer()->as_struct()->fields;
  return call.text(gotmpl::go::duration_text(fields[0].as_int() * kSecond + fields[1].as_int()));
}

Value annotation(Call& call) {
  const Value annotations = field_named(call.args[0], "Annotations");
  if (!annotations.is_nil())
    if (const Value found = annotations.find(call.text_arg(1)); found.is_valid()) return found;
  gotmpl::Texts texts(call);
  return texts.result(texts.add(gotmpl::sprint({&call.args[2], 1})));
}

Value value_or_default(Call& call) {
  const Value value = call.args[0].unboxed();
  const bool empty_text = value.is_valid() && &value.type() == &gotmpl::kString && value.as_text().empty();
  return as_result(value.is_valid() && !empty_text ? value : call.args[1]);
}

Value exclude_inbound_port(Call& call) {
  gotmpl::Texts texts(call);
  const std::string printed = texts.add(gotmpl::sprint({&call.args[0], 1}));
  if (!texts.good()) return texts.failure();
  const std::string_view port = gotmpl::go::trim_space(printed);
  std::string_view rest = call.text_arg(1);
  if (port.empty() || port == "0") return call.args[1];
  std::string out;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string_view item = rest.substr(0, comma);
    if (item == port) return call.args[1];
    if (const std::string_view trimmed = gotmpl::go::trim_space(item); !trimmed.empty()) (out += trimmed) += ',';
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  return call.text(out += port);
}

Value same_text(Call& call) { return call.args[0]; }

// Unlike Sprig's, it leaves the first line as it is.
Value indent(Call& call) {
  const std::int64_t given = call.int_arg(0);
  const auto spaces = static_cast<std::uint64_t>(given < 0 ? -given : given);
  std::string out;
  for (const char c : call.text_arg(1)) {
    out += c;
    if (c != '\n') continue;
    if (spaces > gotmpl::kMaxTextBytes || out.size() + spaces > gotmpl::kMaxTextBytes)
      return call.fail("text too long");
    out.append(spaces, ' ');
  }
  return call.text(std::move(out));
}

Value directory(Call& call) {
  const std::string_view path = call.text_arg(0);
  const std::size_t slash = path.rfind('/');
  return Value::text(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1));
}

Value contains(Call& call) { return Value::boolean(call.text_arg(1).find(call.text_arg(0)) != std::string_view::npos); }

Value to_lower(Call& call) { return call.text(gotmpl::go::to_lower(call.text_arg(0))); }

Value environment(Call& call) {
  const auto& host = *static_cast<const FunctionHost*>(call.host);
  const auto found = host.environment.find(call.text_arg(0));
  if (found == host.environment.end() || found->second.empty()) return call.args[1];
  return Value::text(found->second);
}

constexpr IstioFunction kTable[] = {
    {{"annotation", annotation, {&kObjectMeta, &gotmpl::kString, &gotmpl::kAny}}, 1},
    {{"contains", contains, {&gotmpl::kString, &gotmpl::kString}}, 2},
    {{"directory", directory, {&gotmpl::kString}}, 1},
    {{"env", environment, {&gotmpl::kString, &gotmpl::kString}}, 8},
    {{"excludeInboundPort", exclude_inbound_port, {&gotmpl::kAny, &gotmpl::kString}}, 1},
    {{"excludeInterfaces", same_text, {&gotmpl::kString}}, 15},
    {{"formatDuration", format_duration, {&kDurationPointer}}},
    {{"indent", indent, {&gotmpl::kInt, &gotmpl::kString}}, 1},
    {{"kubevirtInterfaces", same_text, {&gotmpl::kString}}, 1},
    {{"toLower", to_lower, {&gotmpl::kString}}, 3},
    {{"valueOrDefault", value_or_default, {&gotmpl::kString, &gotmpl::kString}}, 1, 2},
    {{"valueOrDefault", value_or_default, {&gotmpl::kAny, &gotmpl::kAny}}, 2},
};

}  // namespace

std::span<const IstioFunction> text_functions() { return kTable; }

}  // namespace sidelint::inject
