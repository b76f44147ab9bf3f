// Texts: sprig/strings.go, without what is about letter case.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/funcs/wrap.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value part(std::string_view text) { return Value::text(text); }

// What Go's runtime says of text[from:to].
std::string out_of_bounds(std::int64_t from, std::int64_t to, std::size_t length, bool has_end) {
  const auto size = static_cast<std::int64_t>(length);
  const std::string prefix = "runtime error: slice bounds out of range [";
  if (has_end && (to < 0 || to > size))
    return prefix + ":" + std::to_string(to) + (to < 0 ? "]" : "] with length " + std::to_string(size));
  const std::string end = std::to_string(has_end ? to : size);
  return prefix + std::to_string(from) + ":" + (from < 0 ? "]" : end + "]");
}

// strings.Replace of all; an empty old text matches between all characters.
std::string replaced(std::string_view text, std::string_view old, std::string_view fresh) {
  std::string out;
  if (old.empty()) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t size = go::decode_rune(text.substr(i)).size;
      out += fresh;
      out += text.substr(i, size);
      i += size;
    }
    return out += fresh;
  }
  for (;;) {
    const std::size_t found = text.find(old);
    out += text.substr(0, found);
    if (found == std::string_view::npos) return out;
    out += fresh;
    text.remove_prefix(found + old.size());
    if (out.size() > kMaxTextBytes) return out;  // and is refused as a result
  }
}

Value indented(Call& call, std::string_view before) {
  const std::int64_t spaces = call.int_arg(0);
  if (spaces < 0) return call.fail("strings: negative Repeat count");
  const std::string_view text = call.text_arg(1);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  if (static_cast<std::uint64_t>(spaces) > kMaxTextBytes / lines) return call.fail("text too long");
  const std::string pad(static_cast<std::size_t>(spaces), ' ');
  return call.text(std::string(before) + pad + replaced(text, "\n", "\n" + pad));
}

Value indent(Call& call) { return indented(call, ""); }
Value nindent(Call& call) { return indented(call, "\n"); }

Value quoted(Call& call) {
  Texts texts(call);
  std::string out;
  for (const Value& value : call.args)
    if (value.is_valid()) out += (out.empty() ? "" : " ") + go::quote(texts.add(value));
  return texts.result(std::move(out));
}

Value single_quoted(Call& call) {
  Texts texts(call);
  std::string out;
  for (const Value& value : call.args)
    if (value.is_valid()) out += (out.empty() ? "'" : " '") + texts.add(sprint({&value, 1})) + "'";
  return texts.result(std::move(out));
}

Value cat(Call& call) {
  Texts texts(call);
  std::string out;
  bool separate = false;
  for (const Value& value : call.args) {
    if (!value.is_valid()) continue;
    if (separate) out += " ";
    out += texts.add(sprint({&value, 1}));
    separate = true;
  }
  return texts.result(std::move(out));
}

Value repeat(Call& call) {
  const std::int64_t count = call.int_arg(0);
  const std::string_view text = call.text_arg(1);
  if (count < 0) return call.fail("strings: negative Repeat count");
  if (!text.empty() && static_cast<std::uint64_t>(count) > kMaxTextBytes / text.size())
    return call.fail("text too long");
  std::string out;
  for (std::int64_t i = 0; i < count && !text.empty(); ++i) out += text;
  return call.text(std::move(out));
}

Value trunc(Call& call) {
  const std::int64_t count = call.int_arg(0);
  const std::string_view text = call.text_arg(1);
  const auto size = static_cast<std::int64_t>(text.size());
  if (count < 0 && size + count > 0) return part(text.substr(static_cast<std::size_t>(size + count)));
  if (count >= 0 && size > count) return part(text.substr(0, static_cast<std::size_t>(count)));
  return part(text);
}

Value substr(Call& call) {
  const std::int64_t start = call.int_arg(0);
  const std::int64_t end = call.int_arg(1);
  const std::string_view text = call.text_arg(2);
  const auto size = static_cast<std::int64_t>(text.size());
  const auto cut = [&](std::int64_t from, std::int64_t to, bool has_end) {
    if (from < 0 || to < from || to > size) return call.fail(out_of_bounds(from, to, text.size(), has_end));
    return part(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
  };
  if (start < 0) return cut(0, end, true);
  if (end < 0 || end > size) return cut(start, size, false);
  return cut(start, end, true);
}

Value replace(Call& call) { return call.text(replaced(call.text_arg(2), call.text_arg(0), call.text_arg(1))); }
Value trim(Call& call) { return part(go::trim_space(call.text_arg(0))); }

Value trim_all(Call& call) {
  const std::string_view set = call.text_arg(0);
  return part(go::trim_right(go::trim_left(call.text_arg(1), set), set));
}

Value trim_suffix(Call& call) {
  std::string_view text = call.text_arg(1);
  if (text.ends_with(call.text_arg(0))) text.remove_suffix(call.text_arg(0).size());
  return part(text);
}

Value trim_prefix(Call& call) {
  std::string_view text = call.text_arg(1);
  if (text.starts_with(call.text_arg(0))) text.remove_prefix(call.text_arg(0).size());
  return part(text);
}

Value contains(Call& call) { return Value::boolean(call.text_arg(1).find(call.text_arg(0)) != std::string_view::npos); }
Value has_prefix(Call& call) { return Value::boolean(call.text_arg(1).starts_with(call.text_arg(0))); }
Value has_suffix(Call& call) { return Value::boolean(call.text_arg(1).ends_with(call.text_arg(0))); }
Value plural(Call& call) { return call.args[call.int_arg(2) == 1 ? 0 : 1]; }

Value abbrev(Call& call) {
  const std::int64_t width = call.int_arg(0);
  return width < 4 ? call.args[1] : call.text(abbreviated(call.text_arg(1), 0, width));
}

Value abbrevboth(Call& call) {
  const std::int64_t left = call.int_arg(0);
  const std::int64_t right = call.int_arg(1);
  if (right < 4 || (left > 0 && right < 7)) return call.args[2];
  return call.text(abbreviated(call.text_arg(2), left, right));
}

Value wrap(Call& call) { return call.text(wrapped(call.text_arg(1), call.int_arg(0), "", LongWords::stay)); }
Value wrap_with(Call& call) {
  return call.text(wrapped(call.text_arg(2), call.int_arg(0), call.text_arg(1), LongWords::break_up));
}

constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kStrings[] = {
    {"abbrev", abbrev, {&kInt, &kString}},
    {"abbrevboth", abbrevboth, {&kInt, &kInt, &kString}},
    {"cat", cat, {&kAny}, Arity::variadic, kPassed},
    {"contains", contains, {&kString, &kString}},
    {"hasPrefix", has_prefix, {&kString, &kString}},
    {"hasSuffix", has_suffix, {&kString, &kString}},
    {"indent", indent, {&kInt, &kString}, Arity::fixed, kPassed},
    {"nindent", nindent, {&kInt, &kString}, Arity::fixed, kPassed},
    {"plural", plural, {&kString, &kString, &kInt}},
    {"quote", quoted, {&kAny}, Arity::variadic, kPassed},
    {"repeat", repeat, {&kInt, &kString}},
    {"replace", replace, {&kString, &kString, &kString}, Arity::fixed, kPassed},
    {"squote", single_quoted, {&kAny}, Arity::variadic, kPassed},
    {"substr", substr, {&kInt, &kInt, &kString}},
    {"trim", trim, {&kString}, Arity::fixed, kPassed},
    {"trimAll", trim_all, {&kString, &kString}, Arity::fixed, kPassed},
    {"trimPrefix", trim_prefix, {&kString, &kString}, Arity::fixed, kPassed},
    {"trimSuffix", trim_suffix, {&kString, &kString}, Arity::fixed, kPassed},
    {"trimall", trim_all, {&kString, &kString}, Arity::fixed, kPassed},
    {"trunc", trunc, {&kInt, &kString}},
    {"wrap", wrap, {&kInt, &kString}},
    {"wrapWith", wrap_with, {&kInt, &kString, &kString}},
};

}  // namespace

std::span<const FuncDef> strings() { return kStrings; }

}  // namespace sidelint::gotmpl::sprig
