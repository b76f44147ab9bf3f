#include "rules/intent.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/model/istio_keys.h"

namespace sidelint::rules {
namespace {

constexpr std::array<std::string_view, 9> kYes{"1", "enable", "enabled", "on", "t", "true", "y", "yes", "allow"};
constexpr std::array<std::string_view, 11> kNo{"0",     "disable", "disabled", "f",   "false", "n",
                                               "never", "no",      "none",     "off", "skip"};

std::string normalised(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

bool is(const decide::Decision& decision, Verdict verdict) { return decision.verdict() == verdict; }

}  // namespace

Wish wish(std::string_view value) {
  const std::string text = normalised(value);
  if (std::ranges::find(kYes, text) != kYes.end()) return Wish::sidecar;
  if (std::ranges::find(kNo, text) != kNo.end()) return Wish::no_sidecar;
  return Wish::unclear;
}

const model::Field* injection_entry(const model::Metadata& pod) {
  const model::Field* label = pod.labels.find(model::kInjectKey);
  return label != nullptr ? label : pod.annotations.find(model::kInjectKey);
}

Wish wish_of_pod(const model::Metadata& pod) {
  const model::Field* entry = injection_entry(pod);
  if (entry == nullptr) return Wish::unclear;
  if (entry->value == "true") return Wish::sidecar;
  return entry->value == "false" ? Wish::no_sidecar : Wish::unclear;
}

bool grants(const decide::Decision& decision, Wish wish) {
  return (wish == Wish::sidecar && is(decision, Verdict::injected)) ||
         (wish == Wish::no_sidecar && is(decision, Verdict::not_injected));
}

bool denies(const decide::Decision& decision, Wish wish) {
  return (wish == Wish::sidecar && is(decision, Verdict::not_injected)) ||
         (wish == Wish::no_sidecar && is(decision, Verdict::injected));
}

}  // namespace sidelint::rules
