#include "engine/helm/values/strvals.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/data.h"
#include "engine/helm/values/json_prefix.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

namespace go = gotmpl::go;
using gotmpl::Value;

constexpr int kDeepestName = 30;
constexpr std::int64_t kLargestIndex = 65536;

// Why a step ended early. The end of the text is no error where a value may be empty.
struct Stop {
  enum class Kind : std::uint8_t { none, end, wrapped_end, error } kind = Kind::none;
  std::string message;

  explicit operator bool() const { return kind != Kind::none; }
};
Stop error(std::string message) { return {Stop::Kind::error, std::move(message)}; }
const Stop kEnd{Stop::Kind::end, "EOF"};

std::string not_a(const Value& value, std::string_view wanted) {
  std::string out = "unable to parse key: interface conversion: interface {} is ";
  return ((out += value.is_valid() ? value.type().name : "nil") += ", not ") += wanted;
}

bool is_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

class SetParser {
 public:
  SetParser(gotmpl::Heap& heap, std::string_view text, const SetRules& rules)
      : heap_(heap), rest_(text), rules_(rules) {}

  std::string parse(const Value& table) {
    for (;;) {
      const Stop stop = key(table, 0);
      if (!stop) continue;
      const bool at_end =
          stop.kind == Stop::Kind::end || (stop.kind == Stop::Kind::wrapped_end && rules_.helm == HelmMajor::four);
      return at_end ? std::string() : stop.message;
    }
  }

 private:
  // Up to one of the stops, which is taken off too; nothing if the text ends before one.
  struct Word {
    std::string text;
    std::optional<char> stop;
  };
  Word until(std::string_view stops) {
    Word word;
    while (!rest_.empty()) {
      const char first = rest_.front();
      if (stops.find(first) != std::string_view::npos) {
        rest_.remove_prefix(1);
        word.stop = first;
        return word;
      }
      if (first == '\\' && rules_.as != SetAs::literal) rest_.remove_prefix(1);
      const go::Rune rune = go::decode_rune(rest_);
      if (rune.size > 0) go::append_rune(word.text, rune.value);
      rest_.remove_prefix(rune.size);
    }
    return word;
  }

  void set(const Value& table, const std::string& key, const Value& value) {
    if (!key.empty()) heap_.set(table, key, value);
  }

  Stop key(const Value& table, int depth) {
    const Word word = until(rules_.as == SetAs::literal ? "=[." : "=[,.");
    if (!word.stop) return word.text.empty() ? kEnd : error("key " + go::quote(word.text) + " has no value");
    switch (*word.stop) {
      case '[':
        return list_key(table, word.text, depth);
      case '=':
        return assigned(table, word.text);
      case ',':
        set(table, word.text, Value::text(""));
        return error("key " + go::quote(word.text) + " has no value (cannot end with ,)");
      default:
        return inner_key(table, word.text, depth + 1);
    }
  }

  Stop inner_key(const Value& table, const std::string& name, int depth) {
    if (depth > kDeepestName)
      return error("value name nested level is greater than maximum supported nested level of " +
                   std::to_string(kDeepestName));
    Value inner = heap_.map();
    if (has_entry(table, name)) {
      inner = entry(table, name).unboxed();
      if (!is_table(inner)) return error(not_a(inner, gotmpl::kAnyMap.name));
    }
    Stop stop = key(inner, depth);
    if (!stop && inner.length() == 0) return error("key map " + go::quote(name) + " has no value");
    if (inner.length() != 0) set(table, name, inner);
    return stop;
  }

  Stop list_key(const Value& table, const std::string& name, int depth) {
    std::int64_t index = 0;
    if (Stop stop = read_index(index)) return stop;
    std::vector<Value> list;
    if (has_entry(table, name)) {
      const Value found = entry(table, name).unboxed();
      if (found.kind() != gotmpl::Kind::slice) return error(not_a(found, gotmpl::kAnySlice.name));
      list = items_of(found);
    }
    Stop stop = list_item(list, index, depth);
    set(table, name, heap_.slice(std::move(list)).with_origin(rules_.origin));
    return stop;
  }

  static std::vector<Value> items_of(const Value& slice) {
    std::vector<Value> items;
    for (std::size_t i = 0; i < slice.length(); ++i) items.push_back(slice.at(i));
    return items;
  }

  Stop read_index(std::int64_t& index) {
    const Word word = until("]");
    if (!word.stop) return {Stop::Kind::wrapped_end, "error parsing index: EOF"};
    const go::Parsed<std::int64_t> parsed = go::parse_int(word.text, 10);
    index = parsed.value;
    if (parsed.ok()) return {};
    const std::string_view why = parsed.error == go::NumberError::range ? "value out of range" : "invalid syntax";
    return error("error parsing index: strconv.Atoi: parsing " + go::quote(word.text) + ": " + std::string(why));
  }

  Stop put(std::vector<Value>& list, std::int64_t index, const Value& value) {
    if (index > kLargestIndex)
      return error("index of " + std::to_string(index) + " is greater than maximum supported index of " +
                   std::to_string(kLargestIndex));
    if (list.size() <= static_cast<std::size_t>(index)) list.resize(static_cast<std::size_t>(index) + 1, Value::nil());
    list[static_cast<std::size_t>(index)] = value;
    return {};
  }

  Stop list_item(std::vector<Value>& list, std::int64_t index, int depth) {
    if (index < 0) return error("negative " + std::to_string(index) + " index not allowed");
    const Word word = until("[.=");
    if (!word.text.empty()) return error("unexpected data at end of array index: " + quoted_runes(word.text));
    if (!word.stop) return kEnd;
    const auto at = static_cast<std::size_t>(index);
    const Value found = list.size() > at ? list[at].unboxed() : Value();
    if (*word.stop == '=') {
      Given given = value();
      if (given.stop && given.stop.kind != Stop::Kind::end) return given.stop;
      return put(list, index, given.value);
    }
    if (*word.stop == '.') {
      const Value inner = is_table(found) ? found : heap_.map();
      if (list.size() > at) list[at] = inner;
      const Stop stop = key(inner, depth);
      return stop ? stop : put(list, index, inner);
    }
    std::int64_t next = 0;
    if (Stop stop = read_index(next)) return stop;
    if (found.is_valid() && found.kind() != gotmpl::Kind::slice) return error(not_a(found, gotmpl::kAnySlice.name));
    std::vector<Value> nested = found.is_valid() ? items_of(found) : std::vector<Value>();
    const Stop stop = list_item(nested, next, depth);
    return stop ? stop : put(list, index, heap_.slice(std::move(nested)));
  }

  // "%q" of a list of characters.
  static std::string quoted_runes(std::string_view text) {
    std::string out = "[";
    while (!text.empty()) {
      const go::Rune rune = go::decode_rune(text);
      if (out.size() > 1) out += ' ';
      out += go::quote_rune(rune.value);
      text.remove_prefix(rune.size);
    }
    return out += ']';
  }

  Stop assigned(const Value& table, const std::string& name) {
    Given given = value();
    if (given.stop && given.stop.kind != Stop::Kind::end) return given.stop;
    set(table, name, given.value);
    return given.stop;
  }

  struct Given {
    Value value;
    Stop stop;
  };

  Given value() {
    if (rules_.as == SetAs::json) return json_value();
    if (rules_.as == SetAs::literal) return {converted(until("").text).value, {}};
    if (rest_.empty()) return {Value::text(""), kEnd};
    if (!rest_.starts_with('{')) return converted(until(",").text);
    rest_.remove_prefix(1);
    std::vector<Value> items;
    for (;;) {
      const Word word = until(",}");
      if (!word.stop) return {{}, error("list must terminate with '}'")};
      Given item = converted(word.text);
      if (item.stop) return item;
      items.push_back(item.value);
      if (*word.stop == ',') continue;
      if (rest_.starts_with(',')) rest_.remove_prefix(1);
      return {heap_.slice(std::move(items)).with_origin(rules_.origin), {}};
    }
  }

  // Blanks and one comma; whether no value stands before it.
  bool skip_blank() {
    while (!rest_.empty()) {
      const go::Rune rune = go::decode_rune(rest_);
      if (rune.value != ',' && !go::is_space(rune.value)) return false;
      rest_.remove_prefix(rune.size);
      if (rune.value == ',') return true;
    }
    return true;
  }

  Given json_value() {
    if (skip_blank()) return {Value::nil(), {}};
    const JsonPrefix json = read_json_prefix(heap_, rest_);
    if (!json.error.empty()) return {{}, error(json.error)};
    rest_.remove_prefix(json.length);
    skip_blank();
    return {json.value.with_origin(rules_.origin), {}};
  }

  Given converted(const std::string& text) {
    if (rules_.as == SetAs::file) {
      FileText file = rules_.read_file ? rules_.read_file(text) : FileText{{}, "open " + text + ": no such file"};
      if (!file.error.empty()) return {{}, error(std::move(file.error))};
      return {heap_.text(std::move(file.text)).with_origin(rules_.origin), {}};
    }
    return {(rules_.as == SetAs::typed ? typed(text) : heap_.text(text)).with_origin(rules_.origin), {}};
  }

  Value typed(const std::string& text) {
    if (is_word(text, "true")) return Value::boolean(true);
    if (is_word(text, "false")) return Value::boolean(false);
    if (is_word(text, "null")) return Value::nil();
    if (text == "0") return Value::integer(0, gotmpl::kInt64);
    if (!text.empty() && text.front() != '0')
      if (const go::Parsed<std::int64_t> number = go::parse_int(text, 10); number.ok())
        return Value::integer(number.value, gotmpl::kInt64);
    return heap_.text(text);
  }

  gotmpl::Heap& heap_;
  std::string_view rest_;
  const SetRules& rules_;
};

}  // namespace

std::string set_values(gotmpl::Heap& heap, const Value& table, std::string_view text, const SetRules& rules) {
  return SetParser(heap, text, rules).parse(table);
}

}  // namespace sidelint::helm
