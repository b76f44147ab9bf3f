#include "engine/model/selector.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <system_error>

#include "engine/kube/go_text.h"
#include "engine/kube/names.h"

namespace sidelint::model {
namespace {

auto lower_bound(const Labels& labels, std::string_view key) {
  return std::lower_bound(labels.begin(), labels.end(), key,
                          [](const auto& label, std::string_view k) { return label.first < k; });
}

// strconv.ParseInt(text, 10, 64).
std::optional<std::int64_t> parse_int(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += between;
    joined += part;
  }
  return joined;
}

// A []string as field errors print it.
std::string json_list(const std::vector<std::string>& values) {
  if (values.empty()) return "null";
  std::vector<std::string> quoted;
  for (const std::string& value : values) quoted.push_back(kube::go_quote(value));
  return "[" + join(quoted, ",") + "]";
}

// The error that a field.ErrorList becomes.
std::string aggregate(const std::vector<std::string>& errors) {
  if (errors.size() == 1) return errors.front();
  return errors.empty() ? "" : "[" + join(errors, ", ") + "]";
}

std::optional<std::string> wrong_value_count(const Requirement& requirement) {
  const bool none = requirement.values.empty();
  switch (requirement.op) {
    case Operator::in:
    case Operator::not_in:
      if (none) return "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty";
      break;
    case Operator::exists:
    case Operator::does_not_exist:
      if (!none) {
        return "values: Invalid value: " + json_list(requirement.values) +
               ": values set must be empty for exists and does not exist";
      }
      break;
    case Operator::greater_than:
    case Operator::less_than:
      if (!parse_int(requirement.values.front())) {
        return "values[0]: Invalid value: " + kube::go_quote(requirement.values.front()) +
               ": for 'Gt', 'Lt' operators, the value must be an integer";
      }
      break;
  }
  return std::nullopt;
}

std::optional<Operator> parse_operator(std::string_view text) {
  if (text == "In") return Operator::in;
  if (text == "NotIn") return Operator::not_in;
  if (text == "Exists") return Operator::exists;
  if (text == "DoesNotExist") return Operator::does_not_exist;
  return std::nullopt;
}

// Reads one LabelSelector. The first error stays; the selector is then refused as a whole.
class SelectorReader {
 public:
  SelectorReader(Decoding decoding, Selector& selector) : decoding_(decoding), selector_(selector) {}

  void read(yaml::Node node) {
    if (!node || node.is(yaml::Kind::null)) return;
    selector_.at = node.origin();
    if (!node.is(yaml::Kind::mapping)) return fail(type_mismatch(node, "LabelSelector", "v1.LabelSelector"));
    read_match_labels(struct_field(node, "matchLabels", decoding_));
    read_match_expressions(struct_field(node, "matchExpressions", decoding_));
    const auto by_key = [](const Requirement& a, const Requirement& b) { return a.key < b.key; };
    std::stable_sort(selector_.requirements.begin(), selector_.requirements.end(), by_key);
  }

 private:
  void fail(std::string error) {
    if (selector_.error.empty()) selector_.error = std::move(error);
  }

  void add(Requirement requirement) {
    fail(refusal(requirement));
    std::sort(requirement.values.begin(), requirement.values.end());
    selector_.requirements.push_back(std::move(requirement));
  }

  void read_match_labels(yaml::Node node) {
    if (!node || node.is(yaml::Kind::null)) return;
    if (!node.is(yaml::Kind::mapping)) {
      return fail(type_mismatch(node, "LabelSelector.matchLabels", "map[string]string"));
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
      const auto value = string_value(node.value(i), decoding_);
      if (!value) return fail(type_mismatch(node.value(i), "LabelSelector.matchLabels", "string"));
      add({.key = std::string(node.key(i).text()),
           .op = Operator::in,
           .values = {*value},
           .equality = true,
           .at = node.value(i).origin()});
    }
  }

  void read_match_expressions(yaml::Node node) {
    if (!node || node.is(yaml::Kind::null)) return;
    if (!node.is(yaml::Kind::sequence)) {
      return fail(type_mismatch(node, "LabelSelector.matchExpressions", "[]v1.LabelSelectorRequirement"));
    }
    for (std::size_t i = 0; i < node.size(); ++i) read_expression(node.item(i));
  }

  void read_expression(yaml::Node node) {
    if (!node.is(yaml::Kind::mapping) && !node.is(yaml::Kind::null)) {
      return fail(type_mismatch(node, "LabelSelector.matchExpressions", "v1.LabelSelectorRequirement"));
    }
    const yaml::Node key = struct_field(node, "key", decoding_);
    const yaml::Node operation = struct_field(node, "operator", decoding_);
    const auto key_text = string_value(key, decoding_);
    const auto operation_text = string_value(operation, decoding_);
    if (!key_text) return fail(type_mismatch(key, "LabelSelectorRequirement.key", "string"));
    if (!operation_text) return fail(type_mismatch(operation, "LabelSelectorRequirement.operator", "string"));
    Requirement requirement{.key = *key_text, .at = node.origin()};
    if (!read_values(struct_field(node, "values", decoding_), requirement.values)) return;
    const auto op = parse_operator(*operation_text);
    if (!op) return fail(kube::go_quote(*operation_text) + " is not a valid label selector operator");
    requirement.op = *op;
    add(std::move(requirement));
  }

  bool read_values(yaml::Node node, std::vector<std::string>& values) {
    if (!node || node.is(yaml::Kind::null)) return true;
    if (!node.is(yaml::Kind::sequence)) {
      fail(type_mismatch(node, "LabelSelectorRequirement.values", "[]string"));
      return false;
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
      auto value = string_value(node.item(i), decoding_);
      if (!value) {
        fail(type_mismatch(node.item(i), "LabelSelectorRequirement.values", "string"));
        return false;
      }
      values.push_back(std::move(*value));
    }
    return true;
  }

  Decoding decoding_;
  Selector& selector_;
};

}  // namespace

const std::string* find_label(const Labels& labels, std::string_view key) {
  for (const auto& [name, value] : labels) {  // a handful of entries: faster than a binary search
    if (name == key) return &value;
  }
  return nullptr;
}

void set_label(Labels& labels, std::string_view key, std::string value) {
  const auto place = labels.begin() + (lower_bound(labels, key) - labels.begin());
  if (place != labels.end() && place->first == key) {
    place->second = std::move(value);
  } else {
    labels.emplace(place, std::string(key), std::move(value));
  }
}

void remove_label(Labels& labels, std::string_view key) {
  std::erase_if(labels, [&](const auto& label) { return label.first == key; });
}

bool Requirement::accepts(const std::string* value) const {
  const auto listed = [&] { return std::find(values.begin(), values.end(), *value) != values.end(); };
  switch (op) {
    case Operator::in:
      return value != nullptr && listed();
    case Operator::not_in:
      return value == nullptr || !listed();
    case Operator::exists:
      return value != nullptr;
    case Operator::does_not_exist:
      return value == nullptr;
    case Operator::greater_than:
    case Operator::less_than:
      break;
  }
  if (value == nullptr || values.empty()) return false;
  const auto left = parse_int(*value);
  const auto right = parse_int(values.front());
  return left && right && (op == Operator::greater_than ? *left > *right : *left < *right);
}

std::string Requirement::text() const {
  const std::string list = join(values, ",");
  switch (op) {
    case Operator::in:
      return key + (equality ? "=" + list : " in (" + list + ")");
    case Operator::not_in:
      return key + (equality ? "!=" + list : " notin (" + list + ")");
    case Operator::exists:
      return key;
    case Operator::does_not_exist:
      return "!" + key;
    case Operator::greater_than:
      return key + ">" + list;
    case Operator::less_than:
      return key + "<" + list;
  }
  return key;
}

bool Selector::matches(const Labels& labels) const {
  return std::all_of(requirements.begin(), requirements.end(),
                     [&](const Requirement& requirement) { return requirement.matches(labels); });
}

std::string Selector::text() const {
  std::vector<std::string> parts;
  for (const Requirement& requirement : requirements) parts.push_back(requirement.text());
  return join(parts, ",");
}

std::string refusal(const Requirement& requirement) {
  std::vector<std::string> errors;
  if (const auto messages = kube::check_label_key(requirement.key); !messages.empty()) {
    errors.push_back("key: Invalid value: " + kube::go_quote(requirement.key) + ": " + join(messages, "; "));
  }
  if (const auto count = wrong_value_count(requirement)) errors.push_back(*count);
  for (std::size_t i = 0; i < requirement.values.size(); ++i) {
    const auto messages = kube::check_label_value(requirement.values[i]);
    if (messages.empty()) continue;
    errors.push_back("values[" + std::to_string(i) + "][" + requirement.key +
                     "]: Invalid value: " + kube::go_quote(requirement.values[i]) + ": " + join(messages, "; "));
  }
  return aggregate(errors);
}

Selector read_selector(yaml::Node node, Decoding decoding) {
  Selector selector;
  SelectorReader(decoding, selector).read(node);
  return selector;
}

}  // namespace sidelint::model
