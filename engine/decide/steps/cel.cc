#include "engine/decide/steps/cel.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace sidelint::decide {
namespace {

constexpr std::size_t kMaxDepth = 50;  // of parentheses and negations; what is deeper is not known

struct Value {
  enum class Kind : std::uint8_t { boolean, string, list, labels, path, error, not_known };
  Kind kind = Kind::not_known;
  bool boolean = false;
  std::string text;  // of a string; of an error why; of a path the fields so far: "object.metadata"
  std::vector<std::string> list;

  static Value of(bool value) { return {.kind = Kind::boolean, .boolean = value}; }
  static Value of(std::string value) { return {.kind = Kind::string, .text = std::move(value)}; }
  static Value failed(std::string why) { return {.kind = Kind::error, .text = std::move(why)}; }
  static Value unknown() { return {}; }
  bool is(Kind wanted) const { return kind == wanted; }
  bool is_false() const { return kind == Kind::boolean && !boolean; }
  bool is_true() const { return kind == Kind::boolean && boolean; }
};
using Kind = Value::Kind;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

Value no_such_key(const std::string& key) { return Value::failed("no such key: " + key); }
Value no_overload() { return Value::failed("no such overload"); }

constexpr std::string_view kContainers[] = {"object",           "object.metadata", "object.spec",     "request",
                                            "request.userInfo", "request.kind",    "request.resource"};
constexpr std::pair<std::string_view, std::string_view> kOfEveryPod[] = {
    {"object.apiVersion", "v1"},        {"object.kind", "Pod"},
    {"request.kind.group", ""},         {"request.kind.version", "v1"},
    {"request.kind.kind", "Pod"},       {"request.resource.group", ""},
    {"request.resource.version", "v1"}, {"request.resource.resource", "pods"},
};

// What a request has no field for is an error to read, and `has` says so.
Value read_path(const std::string& path, const World& world) {
  if (std::find(std::begin(kContainers), std::end(kContainers), path) != std::end(kContainers))
    return {.kind = Kind::path, .text = path};
  for (const auto& [field, value] : kOfEveryPod) {
    if (field == path) return Value::of(std::string(value));
  }
  if (path == "object.metadata.labels") {
    return world.pod_labels.empty() && !world.pod_has_labels ? no_such_key("labels") : Value{.kind = Kind::labels};
  }
  if (path == "object.spec.hostNetwork") return world.host_network ? Value::of(true) : no_such_key("hostNetwork");
  if (path == "object.metadata.namespace" || path == "request.namespace") return Value::of(world.name_space);
  if (path == "request.operation") return Value::of(std::string(world.request.operation));
  if (path == "request.userInfo.username" && !world.user.empty()) return Value::of(world.user);
  return Value::unknown();
}

// Errors and unknowns give way to an operand that settles the matter, on whichever side it stands.
Value conjunction(const Value& a, const Value& b) {
  if (a.is_false() || b.is_false()) return Value::of(false);
  if (a.is(Kind::not_known) || b.is(Kind::not_known)) return Value::unknown();
  if (a.is_true() && b.is_true()) return Value::of(true);
  return a.is(Kind::error) ? a : b.is(Kind::error) ? b : no_overload();
}

Value negation(const Value& value) {
  if (value.is(Kind::boolean)) return Value::of(!value.boolean);
  return value.is(Kind::not_known) || value.is(Kind::error) ? value : no_overload();
}

Value disjunction(const Value& a, const Value& b) {
  if (a.is_true() || b.is_true()) return Value::of(true);
  return negation(conjunction(negation(a), negation(b)));
}

std::optional<Value> not_a_value(const Value& a, const Value& b) {
  for (const Kind kind : {Kind::not_known, Kind::error}) {
    if (a.is(kind)) return a;
    if (b.is(kind)) return b;
  }
  return std::nullopt;
}

Value equality(const Value& a, const Value& b) {
  if (const auto result = not_a_value(a, b)) return *result;
  if (a.is(Kind::labels) || a.is(Kind::path) || b.is(Kind::labels) || b.is(Kind::path)) return Value::unknown();
  if (a.text == kOtherValue || b.text == kOtherValue) return Value::of(false);
  return Value::of(a.kind == b.kind && a.boolean == b.boolean && a.text == b.text && a.list == b.list);
}

Value membership(const Value& item, const Value& container, const World& world) {
  if (const auto result = not_a_value(item, container)) return *result;
  if (container.is(Kind::labels)) return Value::of(model::find_label(world.pod_labels, item.text) != nullptr);
  if (!container.is(Kind::list)) return no_overload();
  return Value::of(std::find(container.list.begin(), container.list.end(), item.text) != container.list.end());
}

Value call_method(const Value& on, std::string_view name, const Value& argument) {
  if (const auto result = not_a_value(on, argument)) return *result;
  if (!on.is(Kind::string) || !argument.is(Kind::string)) return Value::unknown();
  if (on.text == kOtherValue) return Value::unknown();
  if (name == "startsWith") return Value::of(on.text.starts_with(argument.text));
  if (name == "endsWith") return Value::of(on.text.ends_with(argument.text));
  if (name == "contains") return Value::of(on.text.find(argument.text) != std::string::npos);
  return Value::unknown();
}

// Reads an expression and evaluates it on the way. What it cannot read makes the whole not known.
class Evaluator {
 public:
  Evaluator(std::string_view text, const World& world) : text_(text), world_(world) {}

  Value run() {
    Value value = any();
    skip_space();
    return readable_ && position_ == text_.size() ? value : Value::unknown();
  }
  std::vector<std::string> literals;

 private:
  void skip_space() {
    while (position_ < text_.size() && std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos)
      ++position_;
  }
  bool take(std::string_view symbol) {
    skip_space();
    if (!text_.substr(position_).starts_with(symbol)) return false;
    const std::size_t after = position_ + symbol.size();
    if (is_word(symbol.back()) && after < text_.size() && is_word(text_[after])) return false;
    position_ = after;
    return true;
  }
  Value unreadable() {
    readable_ = false;
    position_ = text_.size();
    return Value::unknown();
  }
  std::string word() {
    skip_space();
    const std::size_t begin = position_;
    while (position_ < text_.size() && is_word(text_[position_])) ++position_;
    return std::string(text_.substr(begin, position_ - begin));
  }

  Value any() {
    Value value = all();
    while (take("||")) value = disjunction(value, all());
    return value;
  }
  Value all() {
    Value value = relation();
    while (take("&&")) value = conjunction(value, relation());
    return value;
  }
  Value relation() {
    Value value = unary();
    if (take("==")) return equality(value, unary());
    if (take("!=")) return negation(equality(value, unary()));
    if (take("in")) return membership(value, unary(), world_);
    return value;
  }
  Value unary() {
    if (++depth_ > kMaxDepth) return unreadable();
    Value value = take("!") ? negation(unary()) : member();
    --depth_;
    return value;
  }

  Value member() {
    Value value = primary();
    for (;;) {
      if (take(".")) {
        value = field(value);
      } else if (take("[")) {
        value = element(value, any());
        if (!take("]")) return unreadable();
      } else {
        return value;
      }
    }
  }
  Value field(const Value& on) {
    const std::string name = word();
    if (name.empty()) return unreadable();
    if (take("(")) {
      const Value argument = any();
      return take(")") ? call_method(on, name, argument) : unreadable();
    }
    if (on.is(Kind::path)) return read_path(on.text + '.' + name, world_);
    if (on.is(Kind::labels)) {
      literals.push_back(name);
      return element(on, Value::of(name));
    }
    return on.is(Kind::error) ? on : Value::unknown();
  }
  Value element(const Value& on, const Value& key) {
    if (const auto result = not_a_value(on, key)) return *result;
    if (!on.is(Kind::labels) || !key.is(Kind::string)) return Value::unknown();
    const std::string* value = model::find_label(world_.pod_labels, key.text);
    return value == nullptr ? no_such_key(key.text) : Value::of(*value);
  }

  Value primary() {
    if (take("(")) {
      const Value value = any();
      return take(")") ? value : unreadable();
    }
    if (take("[")) return list();
    skip_space();
    if (position_ < text_.size() && (text_[position_] == '\'' || text_[position_] == '"')) return string();
    const std::string name = word();
    if (name == "true" || name == "false") return Value::of(name == "true");
    if (name == "has" && take("(")) {
      const Value value = member();
      if (!take(")")) return unreadable();
      return value.is(Kind::not_known) ? value : Value::of(!value.is(Kind::error));
    }
    return name.empty() ? unreadable() : read_path(name, world_);
  }
  Value list() {
    Value value{.kind = Kind::list};
    while (!take("]")) {
      const Value item = any();
      if (!item.is(Kind::string) || !(take(",") || text_.substr(position_).starts_with("]"))) return unreadable();
      value.list.push_back(item.text);
    }
    return value;
  }
  // Escapes are left alone: no label holds a character that needs one.
  Value string() {
    const char quote = text_[position_++];
    const std::size_t end = text_.find(quote, position_);
    if (end == std::string_view::npos) return unreadable();
    std::string literal(text_.substr(position_, end - position_));
    if (literal.find('\\') != std::string::npos) return unreadable();
    position_ = end + 1;
    literals.push_back(literal);
    return Value::of(std::move(literal));
  }

  std::string_view text_;
  const World& world_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  bool readable_ = true;
};

}  // namespace

Evaluation evaluate_cel(std::string_view expression, const World& world) {
  const Value value = Evaluator(expression, world).run();
  if (value.is(Kind::boolean)) return {value.boolean ? Truth::yes : Truth::no, ""};
  return value.is(Kind::error) ? Evaluation{Truth::error, value.text} : Evaluation{Truth::not_known, ""};
}

std::vector<std::string> literals_of(std::string_view expression) {
  World world;
  world.pod_has_labels = true;  // so that their names are read, too
  Evaluator evaluator(expression, world);
  evaluator.run();
  return std::move(evaluator.literals);
}

}  // namespace sidelint::decide
