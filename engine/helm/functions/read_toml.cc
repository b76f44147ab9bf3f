#include "engine/helm/functions/read_toml.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/functions/toml_text.h"

namespace sidelint::helm {
namespace {

namespace go = gotmpl::go;
using gotmpl::Value;

constexpr std::size_t kDeepest = 100;  // arrays and inline tables within each other
constexpr std::string_view kBareKey = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

class TomlReader {
 public:
  TomlReader(gotmpl::Heap& heap, std::string_view text) : heap_(heap), text_(text), root_(heap.map()) {}

  TomlValue read() {
    table_ = root_;
    for (skip_lines(); !at_end() && !failed(); skip_lines()) {
      if (peek() == '[') {
        read_header();
      } else {
        read_pair(table_);
      }
      if (!failed()) end_line();
    }
    if (failed()) return {heap_.map(), std::move(error_)};
    return {root_, {}};
  }

 private:
  bool failed() const { return !error_.empty(); }
  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  Value fail(const std::string& message) {
    if (failed()) return {};
    const std::string_view before = text_.substr(0, std::min(at_, text_.size()));
    error_ = "toml: line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
    if (!last_key_.empty()) error_ += " (last key " + go::quote(last_key_) + ")";
    error_ += ": " + message;
    return {};
  }
  void expect(std::string_view what) {
    if (at_end()) {
      fail("unexpected EOF; expected " + std::string(what));
    } else {
      fail("expected " + std::string(what) + ", but got " + go::quote_rune(go::decode_rune(rest()).value) + " instead");
    }
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  void skip_comment() {
    if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
  }
  void skip_lines() {
    for (;;) {
      skip_blanks();
      skip_comment();
      if (peek() == '\r' && rest().starts_with("\r\n")) ++at_;
      if (at_end() || peek() != '\n') return;
      ++at_;
    }
  }
  void end_line() {
    skip_blanks();
    skip_comment();
    if (!at_end() && peek() != '\n' && !rest().starts_with("\r\n"))
      fail("expected a top-level item to end with a newline, comment, or EOF, but got " +
           go::quote_rune(go::decode_rune(rest()).value) + " instead");
  }

  std::vector<std::string> read_key() {
    std::vector<std::string> key;
    for (;;) {
      skip_blanks();
      if (peek() == '"' || peek() == '\'') {
        key.push_back(read_string());
      } else {
        const std::size_t end = std::min(text_.find_first_not_of(kBareKey, at_), text_.size());
        key.emplace_back(text_.substr(at_, end - at_));
        at_ = end;
      }
      skip_blanks();
      if (failed() || !take(".")) return key;
    }
  }

  // The table below another; the last one of an array of tables.
  Value descend(const Value& table, const std::string& name) {
    Value inner = table.find(name).unboxed();
    if (!inner.is_valid()) {
      inner = heap_.map();
      heap_.set(table, name, inner);
    }
    if (inner.kind() == gotmpl::Kind::slice && inner.length() > 0) inner = inner.at(inner.length() - 1).unboxed();
    if (inner.kind() != gotmpl::Kind::map) return fail("Key " + go::quote(name) + " has already been defined.");
    return inner;
  }

  void read_header() {
    const bool is_array = take("[[");
    if (!is_array) take("[");
    const std::vector<std::string> key = read_key();
    if (failed()) return;
    if (!take(is_array ? "]]" : "]")) return expect("end of table name delimiter ']'");
    last_key_.clear();
    table_ = root_;
    for (std::size_t i = 0; i + 1 < key.size() && !failed(); ++i) table_ = descend(table_, key[i]);
    for (const std::string& part : key) last_key_ += (last_key_.empty() ? "" : ".") + part;
    if (failed()) return;
    if (is_array) {
      add_table(key.back());
    } else if (!defined_.insert(last_key_).second) {
      fail("Key '" + last_key_ + "' has already been defined.");
    } else {
      table_ = descend(table_, key.back());
    }
  }

  void add_table(const std::string& name) {
    const Value found = table_.find(name).unboxed();
    std::vector<Value> items;
    if (found.kind() == gotmpl::Kind::slice)
      for (std::size_t i = 0; i < found.length(); ++i) items.push_back(found.at(i));
    const Value added = heap_.map();
    items.push_back(added);
    static constexpr gotmpl::Type kTables{
        .kind = gotmpl::Kind::slice, .name = "[]map[string]interface {}", .elem = &gotmpl::kAnyMap};
    heap_.set(table_, name, heap_.slice(std::move(items), kTables));
    table_ = added;
  }

  void read_pair(const Value& table) {
    const std::vector<std::string> key = read_key();
    if (failed()) return;
    if (!take("=")) {
      if (at_end()) return expect("key separator '='");
      return expect("'.' or '='");
    }
    last_key_.clear();
    for (const std::string& part : key) last_key_ += (last_key_.empty() ? "" : ".") + part;
    Value target = table;
    for (std::size_t i = 0; i + 1 < key.size() && !failed(); ++i) target = descend(target, key[i]);
    if (failed()) return;
    if (target.find(key.back()).is_valid()) {
      fail("Key '" + last_key_ + "' has already been defined.");
      return;
    }
    skip_blanks();
    const Value value = read_value(0);
    if (!failed()) heap_.set(target, key.back(), value);
  }

  Value read_value(std::size_t depth) {
    if (depth > kDeepest) return fail("nested too deeply");
    switch (peek()) {
      case '"':
      case '\'':
        return heap_.text(read_string());
      case '[':
        return read_array(depth);
      case '{':
        return read_inline_table(depth);
      default:
        return read_word();
    }
  }

  Value read_array(std::size_t depth) {
    ++at_;
    std::vector<Value> items;
    for (;;) {
      skip_lines();
      if (take("]")) return heap_.slice(std::move(items));
      items.push_back(read_value(depth + 1));
      if (failed()) return {};
      skip_lines();
      if (take(",")) continue;
      if (!take("]")) expect("a comma (',') or array terminator (']')");
      if (failed()) return {};
      return heap_.slice(std::move(items));
    }
  }

  Value read_inline_table(std::size_t depth) {
    if (depth + 1 > kDeepest) return fail("nested too deeply");
    ++at_;
    const Value table = heap_.map();
    skip_blanks();
    if (take("}")) return table;
    while (!failed()) {
      read_pair(table);
      skip_blanks();
      if (take("}") || failed()) break;
      if (!take(",")) expect("a comma (',') or inline table terminator ('}')");
    }
    return failed() ? Value() : table;
  }

  Value read_word() {
    const std::size_t end = std::min(text_.find_first_of(",]}# \t\r\n", at_), text_.size());
    std::string word(text_.substr(at_, end - at_));
    if (word.empty()) {
      expect("value");
      return {};
    }
    if (word == "true" || word == "false") {
      at_ = end;
      return Value::boolean(word == "true");
    }
    const bool is_date = word.size() > 4 && (word.find(':') != std::string::npos || word.find('-', 1) == 4);
    std::erase(word, '_');
    const std::string_view bare = std::string_view(word).substr(word.starts_with('+') || word.starts_with('-') ? 1 : 0);
    if (bare == "inf" || bare == "nan" || word.find_first_of(".eE") != std::string::npos) {
      const go::Parsed<double> number = go::parse_float(word);
      if (number.ok() && !bare.starts_with("0x")) return finish(end, Value::real(number.value));
    }
    const bool has_base = bare.starts_with("0x") || bare.starts_with("0o") || bare.starts_with("0b");
    const go::Parsed<std::int64_t> number = go::parse_int(word, has_base ? 0 : 10);
    if (number.ok()) return finish(end, Value::integer(number.value, gotmpl::kInt64));
    if (is_date) return finish(end, Value::unknown("a date of TOML"));
    return fail("expected value but found " + go::quote(word) + " instead");
  }

  Value finish(std::size_t end, const Value& value) {
    at_ = end;
    return value;
  }

  std::string read_string() {
    TomlText read = read_toml_text(text_, at_);
    at_ = read.end;
    if (!read.error.empty()) fail(read.error);
    return std::move(read.text);
  }

  gotmpl::Heap& heap_;
  std::string_view text_;
  std::size_t at_ = 0;
  Value root_;
  Value table_;
  std::set<std::string> defined_;
  std::string last_key_;
  std::string error_;
};

}  // namespace

TomlValue read_toml(gotmpl::Heap& heap, std::string_view text) { return TomlReader(heap, text).read(); }

}  // namespace sidelint::helm
