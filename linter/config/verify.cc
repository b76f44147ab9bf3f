#include "linter/config/verify.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/base/nearest.h"
#include "engine/source/line_index.h"
#include "linter/config/key.h"
#include "linter/rule_reference.h"
#include "reporters/terminal/marked_line.h"

namespace sidelint::linter {
namespace {

// Gathers every mistake, in the order in which they stand.
class Verifier {
 public:
  explicit Verifier(const ConfigText& file) : file_(file) {}

  void keys(yaml::Node mapping, std::span<const Key> known) {
    if (!mapping.is(yaml::Kind::mapping)) return at(mapping, "expected a mapping");
    for (std::size_t i = 0; i < mapping.size(); ++i) {
      const auto found = std::ranges::find(known, mapping.key(i).text(), &Key::name);
      if (found == known.end()) {
        unknown_key(mapping.key(i), known);
      } else {
        shape(mapping.value(i), *found);
      }
    }
  }

  const std::string& mistakes() const { return mistakes_; }

 private:
  void at(yaml::Node node, std::string_view why) {
    const Span place = node.origin().is_written() ? node.origin().span() : Span{};
    mistakes_.append(mistakes_.empty() ? "" : "\n").append(failure_at(file_, place, why).text);
  }

  void unknown_key(yaml::Node key, std::span<const Key> known) {
    std::vector<std::string_view> names;
    for (const Key& each : known) names.push_back(each.name);
    const std::optional<std::string_view> best = nearest(key.text(), names);
    at(key, fmt::format("unknown key `{}`{}", key.text(),
                        best ? fmt::format("; did you mean `{}`?", *best)
                             : fmt::format("; known are {}", fmt::join(names, ", "))));
  }

  void value(yaml::Node node, const Form& form) {
    if (!node || node.is(yaml::Kind::sequence) || node.is(yaml::Kind::mapping) || node.is(yaml::Kind::null))
      return at(node, "expected a single value");
    if (const std::optional<std::string> why = form.refuse(node.text())) at(node, *why);
  }

  // `check` of each item of a list, of each value of a mapping.
  template <class Check>
  void items(yaml::Node node, std::string_view expected, Check check) {
    if (!node.is(yaml::Kind::sequence)) return at(node, expected);
    for (std::size_t i = 0; i < node.size(); ++i) check(node.item(i));
  }
  template <class Check>
  void values(yaml::Node node, std::string_view expected, Check check) {
    if (!node.is(yaml::Kind::mapping)) return at(node, expected);
    for (std::size_t i = 0; i < node.size(); ++i) check(node.value(i));
  }

  void settings(yaml::Node node, const Key& key) {
    if (!node.is(yaml::Kind::mapping)) return at(node, "expected a mapping from rules to severities or settings");
    for (std::size_t i = 0; i < node.size(); ++i) {
      if (const auto why = refuse_rule_reference(node.key(i).text())) at(node.key(i), *why);
      const yaml::Node setting = node.value(i);
      if (setting.is(yaml::Kind::mapping)) {
        keys(setting, key.keys);
      } else {
        value(setting, *key.form);
      }
    }
  }

  void shape(yaml::Node node, const Key& key) {
    const auto has_form = [&](yaml::Node each) { value(each, *key.form); };
    const auto has_keys = [&](yaml::Node each) { keys(each, key.keys); };
    switch (key.shape) {
      case Key::Shape::value:
        return value(node, *key.form);
      case Key::Shape::values:
        return items(node, "expected a list", has_form);
      case Key::Shape::named:
        return values(node, "expected a mapping from names to values", has_form);
      case Key::Shape::keys:
        return has_keys(node);
      case Key::Shape::entries:
        return items(node, "expected a list of mappings", has_keys);
      case Key::Shape::sections:
        return values(node, fmt::format("expected a mapping such as {}", key.example), has_keys);
      case Key::Shape::settings:
        return settings(node, key);
    }
  }

  const ConfigText& file_;
  std::string mistakes_;
};

}  // namespace

Failure failure_at(const ConfigText& file, Span at, std::string_view why) {
  const LineIndex lines(file.text);
  const Position place = lines.position(file.text, at.begin);
  std::string text = fmt::format("{}:{}:{}: {}\n", file.path, place.line, place.column, why);
  const std::string_view line = lines.line(file.text, place.line);
  const std::size_t begin = std::min<std::size_t>(place.column - 1, line.size());
  const std::size_t end = std::clamp<std::size_t>(begin + (at.end - at.begin), begin, line.size());
  const std::size_t gutter = fmt::formatted_size("{}", place.line);
  reporters::append(text, {place.line, line, {{reporters::Mark::Kind::primary, begin, end, ""}}}, gutter, {});
  while (text.ends_with('\n')) text.pop_back();
  return {Failure::Code::usage, std::move(text)};
}

std::optional<Failure> verify(yaml::Node root, const ConfigText& file) {
  if (!root || root.is(yaml::Kind::null)) return std::nullopt;  // nothing but comments
  Verifier verifier(file);
  verifier.keys(root, config_keys());
  if (verifier.mistakes().empty()) return std::nullopt;
  return Failure{Failure::Code::usage, verifier.mistakes()};
}

}  // namespace sidelint::linter
