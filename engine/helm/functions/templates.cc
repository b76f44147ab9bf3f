// Functions that run templates, and those that stop them.
#include <string>
#include <utility>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/helm/functions/functions.h"

namespace sidelint::helm {
namespace {

using gotmpl::Arity;
using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kAny;
using gotmpl::kString;
using gotmpl::Unknowns;
using gotmpl::Value;

constexpr int kMostNested = 1'000;  // of one template in itself

RunState& state_of(const Call& call) { return *static_cast<const FunctionHost*>(call.host)->state; }

Value include(Call& call) {
  if (call.args[0].is_unknown()) return call.args[0];
  const std::string_view name = call.text_arg(0);
  std::map<std::string, int, std::less<>>& rendering = state_of(call).rendering;
  auto nested = rendering.find(name);
  if (nested == rendering.end()) {
    nested = rendering.emplace(name, 1).first;
  } else if (nested->second > kMostNested) {
    return call.fail("rendering template has a nested reference name: " + std::string(name) +
                     ": unable to execute template");
  } else {
    ++nested->second;
  }
  const Value text = call.executor.render(call, call.executor.current_set(), name, call.args[1]);
  --nested->second;
  return text;
}

std::string without_no_value(std::string_view text) {
  constexpr std::string_view kNoValue = "<no value>";
  std::string out;
  for (std::size_t at = text.find(kNoValue); at != std::string_view::npos; at = text.find(kNoValue)) {
    out += text.substr(0, at);
    text.remove_prefix(at + kNoValue.size());
  }
  return out += text;
}

// A text of `tpl` stands in no file: what fails in it stands where the text was handed over.
void blame_caller(gotmpl::TemplateError& cause, std::string_view texts) {
  if (cause.source != nullptr && cause.source->name == texts) cause.source = nullptr;
}

// A copy of the templates, to which the text's own definitions are added. They all go by the name of the whole.
Value tpl(Call& call) {
  if (call.args[0].is_unknown()) return call.args[0];
  const std::string text(call.text_arg(0));
  gotmpl::TemplateSet set = call.executor.current_set().clone_into(state_of(call).texts);
  set.forget(set.name());
  set.blocks = gotmpl::Blocks::read;
  if ((call.cause = set.parse(set.name(), text))) {
    blame_caller(*call.cause, set.name());
    return call.fail("cannot parse template " + gotmpl::go::quote(text) + ": " + call.cause->text);
  }
  const Value rendered = call.executor.render(call, set, set.name(), call.args[1]);
  if (call.failed) {
    if (call.cause) blame_caller(*call.cause, set.name());
    call.error = "error during tpl function execution for " + gotmpl::go::quote(text) + ": " + call.error;
    return {};
  }
  if (rendered.is_unknown()) return rendered;
  return call.text(without_no_value(rendered.as_text())).with_origin(rendered.origin());
}

Value required(Call& call) {
  const Value value = call.args[1].unboxed();
  if (value.is_unknown() || call.args[0].is_unknown()) return value;
  const bool is_empty = value.kind() == gotmpl::Kind::string && value.type().name == "string" && value.length() == 0;
  if (value.is_valid() && !is_empty) return call.args[1];
  return call.fail(std::string(kWarningBegin) + std::string(call.text_arg(0)) + std::string(kWarningEnd));
}

Value fail(Call& call) {
  return call.fail(std::string(kWarningBegin) + std::string(call.text_arg(0)) + std::string(kWarningEnd));
}

constexpr Unknowns kSeen = Unknowns::seen_by_function;

constexpr FuncDef kTable[] = {
    {"fail", fail, {&kString}, Arity::fixed, Unknowns::passed_on},
    {"include", include, {&kString, &kAny}, Arity::fixed, kSeen},
    {"required", required, {&kString, &kAny}, Arity::fixed, kSeen},
    {"tpl", tpl, {&kString, &kAny}, Arity::fixed, kSeen},
};

void add_own(gotmpl::FuncMap& functions, const FunctionHost* host) {
  for (const auto table :
       {template_functions, yaml_functions, json_functions, toml_functions, duration_functions, cluster_functions})
    functions.add(table(), host);
}

}  // namespace

std::span<const FuncDef> template_functions() { return kTable; }

const gotmpl::FuncMap& all_functions() {
  static const gotmpl::FuncMap kAll = [] {
    gotmpl::FuncMap functions;
    gotmpl::sprig::add_all(functions);
    functions.remove("env");
    functions.remove("expandenv");
    add_own(functions, nullptr);
    return functions;
  }();
  return kAll;
}

void give_host(gotmpl::FuncMap& functions, const FunctionHost& host) { add_own(functions, &host); }

}  // namespace sidelint::helm
