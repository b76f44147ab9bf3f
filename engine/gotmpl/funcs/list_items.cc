// Questions to lists, and texts from and to lists.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/compare.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl::sprig {
namespace {

using Items = std::vector<Value>;

Value first_or_last(Call& call, std::string_view which) {
  const std::optional<Items> items = items_of(call.args[0]);
  if (!items && !call.args[0].is_valid()) return call.fail(std::string(kNilDereference));
  if (!items)
    return call.fail("Cannot find " + std::string(which) + " on type " + std::string(kind_name(call.args[0])));
  if (items->empty()) return Value::nil();
  return (which == "first" ? items->front() : items->back()).boxed();
}

Value first(Call& call) { return first_or_last(call, "first"); }
Value last(Call& call) { return first_or_last(call, "last"); }

Value has(Call& call) {
  if (!call.args[1].is_valid()) return Value::boolean(false);
  const std::optional<Items> items = items_of(call.args[1]);
  if (!items) return call.fail("Cannot find has on type " + std::string(kind_name(call.args[1])));
  for (const Value& arg : call.args)
    if (const auto why = find_unknown(arg)) return Value::unknown(*why);
  return Value::boolean(
      std::any_of(items->begin(), items->end(), [&](const Value& item) { return deep_equal(call.args[0], item); }));
}

// Sprig's strslice: elements that are nil are left out; what is no list becomes one of a single text.
std::vector<std::string> texts_of(const Value& value, Texts& texts) {
  std::vector<std::string> out;
  if (const std::optional<Items> items = items_of(value)) {
    for (const Value& item : *items)
      if (item.is_valid()) out.push_back(texts.add(item));
  } else if (value.is_valid()) {
    out.push_back(texts.add(value));
  }
  return out;
}

Value list_of(Call& call, std::vector<std::string> texts) {
  Items items;
  for (std::string& text : texts) items.push_back(call.heap.text(std::move(text)));
  return call.heap.slice(std::move(items), kStringSlice);
}

// A list of strings that is nil stays so, which JSON shows.
bool is_nil_string_list(const Value& value) {
  return value.kind() == Kind::slice && value.is_nil() && same_type(value.type(), kStringSlice);
}

Value to_strings(Call& call) {
  if (is_nil_string_list(call.args[0])) return call.args[0];
  Texts texts(call);
  std::vector<std::string> out = texts_of(call.args[0], texts);
  return texts.good() ? list_of(call, std::move(out)) : texts.failure();
}

Value sort_alpha(Call& call) {
  if (is_nil_string_list(call.args[0])) return call.args[0];
  Texts texts(call);
  std::vector<std::string> out =
      items_of(call.args[0]) ? texts_of(call.args[0], texts) : std::vector<std::string>{texts.add(call.args[0])};
  std::sort(out.begin(), out.end());
  return texts.good() ? list_of(call, std::move(out)) : texts.failure();
}

Value join(Call& call) {
  Texts texts(call);
  std::string out;
  bool separate = false;
  for (const std::string& text : texts_of(call.args[1], texts)) {
    if (separate) out += call.text_arg(0);
    out += text;
    separate = true;
  }
  return texts.result(std::move(out));
}

// strings.SplitN: at most `most` parts, all if it is negative; between all characters if the separator is empty.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separator, std::int64_t most) {
  std::vector<std::string_view> out;
  if (most == 0) return out;
  const auto full = [&] { return most > 0 && out.size() + 1 == static_cast<std::size_t>(most); };
  if (separator.empty()) {
    while (!text.empty()) {
      const std::size_t size = full() ? text.size() : go::decode_rune(text).size;
      out.push_back(text.substr(0, size));
      text.remove_prefix(size);
    }
    return out;
  }
  for (std::size_t found = text.find(separator); found != std::string_view::npos && !full();
       found = text.find(separator)) {
    out.push_back(text.substr(0, found));
    text.remove_prefix(found + separator.size());
  }
  out.push_back(text);
  return out;
}

Value numbered(Call& call, const std::vector<std::string_view>& parts) {
  if (!call.heap.has_room(parts.size() * 128)) return call.fail("text splits into too many parts");
  const Value map = call.heap.map(kStringMap);
  for (std::size_t i = 0; i < parts.size(); ++i) call.heap.set(map, "_" + std::to_string(i), Value::text(parts[i]));
  return map;
}

Value split(Call& call) { return numbered(call, parts_of(call.text_arg(1), call.text_arg(0), -1)); }
Value splitn(Call& call) { return numbered(call, parts_of(call.text_arg(2), call.text_arg(0), call.int_arg(1))); }

Value split_list(Call& call) {
  Items items;
  for (const std::string_view part : parts_of(call.text_arg(1), call.text_arg(0), -1))
    items.push_back(Value::text(part));
  return call.heap.slice(std::move(items), kStringSlice);
}

constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kListItems[] = {
    {"first", first, {&kAny}},
    {"has", has, {&kAny, &kAny}},
    {"join", join, {&kString, &kAny}, Arity::fixed, kPassed},
    {"last", last, {&kAny}},
    {"mustFirst", first, {&kAny}},
    {"mustHas", has, {&kAny, &kAny}},
    {"mustLast", last, {&kAny}},
    {"sortAlpha", sort_alpha, {&kAny}},
    {"split", split, {&kString, &kString}},
    {"splitList", split_list, {&kString, &kString}},
    {"splitn", splitn, {&kString, &kInt, &kString}},
    {"toStrings", to_strings, {&kAny}},
};

}  // namespace

std::span<const FuncDef> list_items() { return kListItems; }

}  // namespace sidelint::gotmpl::sprig
