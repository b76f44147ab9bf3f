#include "engine/inject/functions/render.h"

#include <string>

#include "engine/inject/features.h"

namespace sidelint::inject {
namespace {

using gotmpl::Call;
using gotmpl::Value;

// What the running template runs with.
struct Running {
  const gotmpl::FuncMap* functions = nullptr;
  const Value* data = nullptr;
};

// A text that does not render is empty.
Value render(Call& call) {
  const auto& running = *static_cast<const Running*>(call.host);
  gotmpl::Library library;
  gotmpl::TemplateSet set(library, "inject");
  set.functions = *running.functions;
  if (set.parse("inject", std::string(call.text_arg(0)))) return Value::text("");
  Value rendered = call.executor.render(call, set, "inject", *running.data);
  if (!call.failed) return rendered;
  call.failed = false;
  call.error.clear();
  call.cause.reset();
  return Value::text("");
}

constexpr gotmpl::FuncDef kTable[] = {{"render", render, {&gotmpl::kString}}};

}  // namespace

void declare_render(gotmpl::FuncMap& functions) { functions.add(kTable); }

gotmpl::Outcome execute_template(const gotmpl::TemplateSet& set, int minor, gotmpl::Executor& executor,
                                 const Value& data) {
  if (!kRendersTexts.in(minor)) return executor.run(set, "inject", data);
  gotmpl::TemplateSet own = set;
  const Running running{&own.functions, &data};
  own.functions.add(kTable, &running);
  return executor.run(own, "inject", data);
}

}  // namespace sidelint::inject
