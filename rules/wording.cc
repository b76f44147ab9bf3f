#include "rules/wording.h"

#include <algorithm>
#include <array>

namespace sidelint::rules {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

// Whether the value is a string without quotes; YAML 1.1 reads more words as booleans than 1.2 does.
bool is_plain_string(std::string_view value) {
  constexpr std::array<std::string_view, 8> kNoString{"true", "false", "yes", "no", "on", "off", "y", "n"};
  if (value.empty() || (value[0] >= '0' && value[0] <= '9') || value[0] == '-' || value[0] == '.') return false;
  if (!std::ranges::all_of(value, is_word_character)) return false;
  const auto equal = [&](std::string_view word) {
    return std::ranges::equal(word, value,
                              [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  return value != "null" && std::ranges::none_of(kNoString, equal);
}

}  // namespace

std::string_view sidecar(Wish wish) { return wish == Wish::no_sidecar ? "no sidecar" : "a sidecar"; }

std::string_view gets(const decide::Decision& decision) {
  switch (decision.verdict()) {
    case Verdict::injected:
      return "gets a sidecar";
    case Verdict::not_injected:
      return "gets no sidecar";
    case Verdict::rejected:
      return "is refused";
    case Verdict::unknown:
      return "is undecided";
  }
  return "";
}

std::string pods_of(const model::Workload& workload) {
  return (workload.inert.empty() ? "" : "the pods of ") + workload.title();
}

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string typed(std::string_view key, std::string_view value) {
  std::string text = std::string(key) + ": ";
  if (is_plain_string(value)) return text.append(value);
  text += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text += '"';
}

void remark_workloads(Finding& finding, const std::vector<const model::Workload*>& workloads) {
  if (workloads.empty()) return;
  finding.remark("it is about ", count_of(workloads.size(), "workload"),
                 workloads.size() == 1 ? ", " : ", the first is ", workloads.front()->title());
}

void note_namespace(Finding& finding, const decide::Decision& decision) {
  const decide::Step* step = decision.step(decide::StepId::namespace_labels);
  if (step == nullptr) return;
  const auto placed =
      std::ranges::find_if(step->evidence, [](const decide::Evidence& seen) { return bool(seen.origin); });
  if (placed != step->evidence.end()) finding.note(placed->origin, step->because);
}

}  // namespace sidelint::rules
