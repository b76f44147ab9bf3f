#include "linter/config/form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "engine/base/nearest.h"
#include "engine/decide/release.h"
#include "engine/model/selector.h"
#include "linter/date.h"
#include "linter/rule_reference.h"
#include "linter/version_range.h"

namespace sidelint::linter {
namespace {

using Refusal = std::optional<std::string>;

Refusal accept(std::string_view) { return std::nullopt; }

template <const auto& Words>
Refusal one_of(std::string_view text) {
  if (std::ranges::find(Words, text) != Words.end()) return std::nullopt;
  const std::optional<std::string_view> best = nearest(text, Words);
  return fmt::format("expected {}, not `{}`{}", fmt::join(Words, ", "), text,
                     best ? fmt::format("; did you mean `{}`?", *best) : std::string());
}

constexpr std::array<std::string_view, 2> kBooleans{"true", "false"};
constexpr std::array<std::string_view, 2> kPolicies{"enabled", "disabled"};
constexpr std::array<std::string_view, 4> kLevels{"note", "warning", "error", "off"};
constexpr std::array<std::string_view, 1> kExtendable{"root"};
constexpr std::array<std::string_view, 4> kThresholds{"note", "warning", "error", "never"};

Refusal refuse_days(std::string_view text) {
  std::uint32_t days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error == std::errc() && end == text.data() + text.size() && days > 0) return std::nullopt;
  return "expected a number of days";
}

Refusal refuse_date(std::string_view text) {
  if (parse_date(text)) return std::nullopt;
  return "expected a date such as 2026-12-31";
}

Refusal refuse_format_version(std::string_view text) {
  if (text == "1") return std::nullopt;
  return "this sidelint reads `version: 1`";
}

Refusal refuse_release(std::string_view text) {
  if (decide::parse_release(text)) return std::nullopt;
  return "expected a release such as \"1.27\"";
}

Refusal refuse_rules(std::string_view text) { return refuse_rule_reference(text); }

Refusal refuse_selector(std::string_view text) {
  const model::Selector selector = model::parse_selector(text);
  if (selector.error.empty()) return std::nullopt;
  return "expected a label selector such as \"app in (web,api)\": " + selector.error;
}

}  // namespace

constinit const Form kText{R"({"type": "string"})", accept};
constinit const Form kBoolean{R"({"type": "boolean"})", one_of<kBooleans>};
constinit const Form kDays{R"({"type": "integer", "minimum": 1})", refuse_days};
constinit const Form kDate{R"({"type": "string", "format": "date"})", refuse_date};
constinit const Form kFormatVersion{R"({"const": 1})", refuse_format_version};
constinit const Form kExtended{R"({"const": "root"})", one_of<kExtendable>};
constinit const Form kReleaseForm{R"({"type": ["string", "number"], "pattern": "^1\\.[0-9]+"})", refuse_release};
constinit const Form kVersionRange{R"({"type": "string", "pattern": "^(>=|>|<=|<|=)?[0-9]+(\\.[0-9]+)*"})",
                                   refuse_version_range};
constinit const Form kPolicyForm{R"({"enum": ["enabled", "disabled"]})", one_of<kPolicies>};
constinit const Form kLevel{R"({"enum": ["note", "warning", "error", "off", false]})", one_of<kLevels>};
constinit const Form kThreshold{R"({"enum": ["note", "warning", "error", "never"]})", one_of<kThresholds>};
constinit const Form kSelector{R"({"type": "string"})", refuse_selector};
constinit const Form kRules{R"({"type": "string"})", refuse_rules};

}  // namespace sidelint::linter
