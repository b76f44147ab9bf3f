#include "engine/kustomize/select/label_selector.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/kube/names.h"

namespace sidelint::kustomize {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_special(char c) { return std::string_view("=!(),><").find(c) != std::string_view::npos; }

std::optional<long long> number_of(std::string_view text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

class LabelSelector::Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  bool read(std::vector<Requirement>& requirements) {
    skip();
    while (!rest_.empty()) {
      Requirement& requirement = requirements.emplace_back();
      if (!read_one(requirement) || !kube::check_label_key(requirement.key).empty()) return false;
      const auto is_value = [](std::string_view value) { return kube::check_label_value(value).empty(); };
      if (!std::ranges::all_of(requirement.values, is_value)) return false;
      if (rest_.empty()) return true;
      if (!take(",")) return false;
      if (rest_.empty()) return false;
    }
    return true;
  }

 private:
  void skip() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(std::string_view symbol) {
    if (!rest_.starts_with(symbol)) return false;
    rest_.remove_prefix(symbol.size());
    skip();
    return true;
  }
  std::string word() {
    const auto end = static_cast<std::size_t>(
        std::ranges::find_if(rest_, [](char c) { return is_space(c) || is_special(c); }) - rest_.begin());
    std::string text(rest_.substr(0, end));
    rest_.remove_prefix(end);
    skip();
    return text;
  }

  bool read_one(Requirement& requirement) {
    const bool negated = take("!");
    requirement.key = word();
    if (requirement.key.empty()) return false;
    if (negated) {
      requirement.op = Operator::absent;
      return true;
    }
    if (rest_.empty() || rest_.front() == ',') return true;
    return read_operator(requirement);
  }

  bool read_operator(Requirement& requirement) {
    for (const auto& [symbol, op] :
         {std::pair("==", Operator::in), std::pair("=", Operator::in), std::pair("!=", Operator::not_in),
          std::pair(">", Operator::greater), std::pair("<", Operator::less)}) {
      if (!take(symbol)) continue;
      requirement.op = op;
      requirement.values.push_back(word());
      return (op != Operator::greater && op != Operator::less) || number_of(requirement.values.front()).has_value();
    }
    const std::string name = word();
    if (name != "in" && name != "notin") return false;
    requirement.op = name == "in" ? Operator::in : Operator::not_in;
    if (!take("(")) return false;
    do requirement.values.push_back(word());
    while (take(","));
    return take(")");
  }

  std::string_view rest_;
};

std::optional<LabelSelector> LabelSelector::parse(std::string_view text) {
  LabelSelector selector;
  Parser parser(text);
  if (!parser.read(selector.requirements_)) return std::nullopt;
  return selector;
}

bool LabelSelector::meets(const Requirement& requirement, const yaml::Value* value) {
  const auto is_listed = [&] { return std::ranges::find(requirement.values, value->text) != requirement.values.end(); };
  switch (requirement.op) {
    case Operator::exists:
      return value != nullptr;
    case Operator::absent:
      return value == nullptr;
    case Operator::in:
      return value != nullptr && is_listed();
    case Operator::not_in:
      return value == nullptr || !is_listed();
    case Operator::greater:
    case Operator::less:
      break;
  }
  const std::optional<long long> number = value == nullptr ? std::nullopt : number_of(value->text);
  if (!number) return false;
  const long long bound = number_of(requirement.values.front()).value_or(0);
  return requirement.op == Operator::greater ? *number > bound : *number < bound;
}

bool LabelSelector::matches(const yaml::Value* labels) const {
  return std::ranges::all_of(requirements_, [labels](const Requirement& requirement) {
    return meets(requirement, labels == nullptr ? nullptr : labels->find(requirement.key));
  });
}

}  // namespace sidelint::kustomize
