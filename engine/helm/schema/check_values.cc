#include "engine/helm/schema/check_values.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <re2/re2.h>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/data.h"
#include "engine/helm/schema/kinds.h"
#include "engine/helm/schema/resolve.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Kind;
using gotmpl::Value;
using Complaints = std::vector<Complaint>;

constexpr std::size_t kDeepest = 200;          // schemas within schemas, references followed
constexpr std::size_t kMostSteps = 1'000'000;  // schemas asked

// Escaped as a JSON pointer.
std::string below(const std::string& at, std::string_view key) {
  std::string out = at + "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

class Checker {
 public:
  explicit Checker(const Value& root) : root_(root), follows_beside_(follows_beside_reference(root)) {}

  Complaints check(const Value& boxed, const Value& value, const std::string& at) {
    const Value schema = boxed.unboxed();
    if (++steps_ > kMostSteps || depth_ > kDeepest) return {};
    if (schema.kind() == Kind::boolean) return schema.as_bool() ? Complaints{} : Complaints{{at, "false schema"}};
    if (!is_table(schema)) return {};
    ++depth_;
    Complaints found = check_table(schema, value.unboxed(), at);
    --depth_;
    if (found.size() < 2) return found;
    return {{at, "validation failed", std::move(found), Complaint::Sort::group}};
  }

 private:
  Complaints check_table(const Value& schema, const Value& value, const std::string& at) {
    if (std::optional<Complaint> wrong = check_kind(schema, value, at)) return {*std::move(wrong)};
    Complaints found;
    if (has_entry(schema, "$ref")) {
      check_reference(schema, value, at, found);
      if (!follows_beside_) return found;
    }
    if (is_table(value)) check_object(schema, value, at, found);
    if (value.kind() == Kind::slice) check_list(schema, value, at, found);
    if (value.kind() == Kind::string) check_text(schema, value, at, found);
    if (is_number(value)) check_number(schema, value, at, found);
    check_combinations(schema, value, at, found);
    return found;
  }

  void check_reference(const Value& schema, const Value& value, const std::string& at, Complaints& found) {
    const Value reference = entry(schema, "$ref").unboxed();
    const std::optional<Value> target =
        reference.kind() == Kind::string ? resolve_reference(root_, reference.as_text()) : std::nullopt;
    if (!target) return;
    Complaints causes = check(*target, value, at);
    if (causes.empty()) return;
    if (causes.front().sort == Complaint::Sort::group) causes = std::move(causes.front().causes);
    found.push_back({at, "validation failed", std::move(causes), Complaint::Sort::reference});
  }

  // The limit under that name, if the schema sets it and the value breaks it.
  template <class Breaks>
  static void check_limit(const Value& schema, std::string_view name, double got, const std::string& at,
                          Complaints& found, Breaks breaks) {
    const Value limit = entry(schema, name).unboxed();
    if (!is_number(limit) || !breaks(got, number_of(limit))) return;
    found.push_back({at, std::string(name) + ": got " + number_word(got) + ", want " + number_word(number_of(limit))});
  }
  static bool is_less(double got, double limit) { return got < limit; }
  static bool is_more(double got, double limit) { return got > limit; }

  void add(Complaints& found, Complaints&& more) {
    for (Complaint& complaint : more) found.push_back(std::move(complaint));
  }

  void check_object(const Value& schema, const Value& object, const std::string& at, Complaints& found) {
    const auto count = static_cast<double>(object.length());
    check_limit(schema, "minProperties", count, at, found, is_less);
    check_limit(schema, "maxProperties", count, at, found, is_more);
    check_required(entry(schema, "required").unboxed(), object, at, found);
    const Value properties = entry(schema, "properties").unboxed();
    const Value patterns = entry(schema, "patternProperties").unboxed();
    const Value additional = entry(schema, "additionalProperties").unboxed();
    std::vector<std::string> too_many;
    for (const auto& [key, item] : object.as_map()->entries) {
      bool known = is_table(properties) && has_entry(properties, key);
      if (known) add(found, check(entry(properties, key), item, below(at, key)));
      if (is_table(patterns)) {
        for (const auto& [pattern, inner] : patterns.as_map()->entries) {
          if (!matches(pattern, key)) continue;
          known = true;
          add(found, check(inner, item, below(at, key)));
        }
      }
      if (known || !additional.is_valid()) continue;
      if (additional.kind() == Kind::boolean) {
        if (!additional.as_bool()) too_many.emplace_back(key);
      } else {
        add(found, check(additional, item, below(at, key)));
      }
    }
    if (!too_many.empty()) found.push_back({at, "additional properties " + quoted_words(too_many) + " not allowed"});
  }

  static void check_required(const Value& required, const Value& object, const std::string& at, Complaints& found) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; required.kind() == Kind::slice && i < required.length(); ++i) {
      const Value name = required.at(i).unboxed();
      if (name.kind() == Kind::string && !has_entry(object, name.as_text())) missing.emplace_back(name.as_text());
    }
    if (missing.empty()) return;
    found.push_back({at, (missing.size() == 1 ? "missing property " : "missing properties ") + quoted_words(missing)});
  }

  void check_list(const Value& schema, const Value& list, const std::string& at, Complaints& found) {
    const auto count = static_cast<double>(list.length());
    check_limit(schema, "minItems", count, at, found, is_less);
    check_limit(schema, "maxItems", count, at, found, is_more);
    const Value items = entry(schema, "items").unboxed();
    for (std::size_t i = 0; i < list.length(); ++i) {
      const std::string place = below(at, std::to_string(i));
      if (items.kind() != Kind::slice) {
        add(found, check(items, list.at(i), place));
      } else if (i < items.length()) {
        add(found, check(items.at(i), list.at(i), place));
      }
    }
  }

  static bool matches(std::string_view pattern, std::string_view text) {
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options);
    return !compiled.ok() || RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled);
  }

  static void check_text(const Value& schema, const Value& text, const std::string& at, Complaints& found) {
    const auto length = static_cast<double>(gotmpl::go::rune_count(text.as_text()));
    check_limit(schema, "minLength", length, at, found, is_less);
    check_limit(schema, "maxLength", length, at, found, is_more);
    const Value pattern = entry(schema, "pattern").unboxed();
    if (pattern.kind() != Kind::string || matches(pattern.as_text(), text.as_text())) return;
    found.push_back({at, quoted_word(text.as_text()) + " does not match pattern " + quoted_word(pattern.as_text())});
  }

  static void check_number(const Value& schema, const Value& value, const std::string& at, Complaints& found) {
    const double number = number_of(value);
    check_limit(schema, "minimum", number, at, found, is_less);
    check_limit(schema, "maximum", number, at, found, is_more);
    check_limit(schema, "exclusiveMinimum", number, at, found, [](double got, double limit) { return got <= limit; });
    check_limit(schema, "exclusiveMaximum", number, at, found, [](double got, double limit) { return got >= limit; });
    check_limit(schema, "multipleOf", number, at, found,
                [](double got, double unit) { return unit != 0 && std::fmod(got, unit) != 0; });
  }

  void check_combinations(const Value& schema, const Value& value, const std::string& at, Complaints& found) {
    const auto each = [&](std::string_view name) {
      std::vector<Complaints> answers;
      const Value list = entry(schema, name).unboxed();
      for (std::size_t i = 0; list.kind() == Kind::slice && i < list.length(); ++i)
        answers.push_back(check(list.at(i), value, at));
      return answers;
    };
    const auto joined = [this](std::vector<Complaints>& answers) {
      Complaints all;
      for (Complaints& answer : answers) add(all, std::move(answer));
      return all;
    };
    const auto holds = [](const Complaints& answer) { return answer.empty(); };
    if (has_entry(schema, "not") && check(entry(schema, "not"), value, at).empty())
      found.push_back({at, "'not' failed"});
    if (std::vector<Complaints> all = each("allOf"); !std::all_of(all.begin(), all.end(), holds))
      found.push_back({at, "'allOf' failed", joined(all)});
    if (std::vector<Complaints> any = each("anyOf"); !any.empty() && std::none_of(any.begin(), any.end(), holds))
      found.push_back({at, "'anyOf' failed", joined(any)});
    if (std::vector<Complaints> one = each("oneOf"); !one.empty()) {
      const auto first = std::find_if(one.begin(), one.end(), holds);
      const auto second = first == one.end() ? first : std::find_if(first + 1, one.end(), holds);
      if (first == one.end()) {
        found.push_back({at, "'oneOf' failed, none matched", joined(one)});
      } else if (second != one.end()) {
        found.push_back({at, "'oneOf' failed, subschemas " + std::to_string(first - one.begin()) + ", " +
                                 std::to_string(second - one.begin()) + " matched"});
      }
    }
    if (!has_entry(schema, "if")) return;
    const std::string_view branch = check(entry(schema, "if"), value, at).empty() ? "then" : "else";
    if (has_entry(schema, branch)) add(found, check(entry(schema, branch), value, at));
  }

  Value root_;
  bool follows_beside_;
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

SchemaAnswer check_values(gotmpl::Heap& heap, std::string_view schema, const Value& values) {
  SchemaAnswer out;
  gotmpl::JsonValue read = gotmpl::parse_json(heap, schema);
  if (!read.error.empty()) {
    out.error = std::move(read.error);
    return out;
  }
  out.unchecked = foreign_reference(read.value);
  if (!out.unchecked.empty()) return out;
  Checker checker(read.value);
  out.complaints = checker.check(read.value, values, "");
  if (out.complaints.size() == 1 && out.complaints.front().sort == Complaint::Sort::group) {
    Complaints inner = std::move(out.complaints.front().causes);
    out.complaints = std::move(inner);
  }
  return out;
}

}  // namespace sidelint::helm
