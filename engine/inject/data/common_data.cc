#include "engine/inject/data/common_data.h"

#include <algorithm>
#include <array>

namespace sidelint::inject {
namespace {

constexpr std::array<std::string_view, 6> kChangingFunctions = {
    "set", "unset", "merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Of an action without its delimiters. Words in strings count: that one of them is the name of a function does no harm.
bool names_changing_function(std::string_view action) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= action.size(); ++i) {
    if (i < action.size() && is_letter(action[i])) continue;
    const std::string_view word = action.substr(begin, i - begin);
    if (std::find(kChangingFunctions.begin(), kChangingFunctions.end(), word) != kChangingFunctions.end()) return true;
    begin = i + 1;
  }
  return false;
}

bool is_comment(std::string_view action) { return action.starts_with("/*") || action.starts_with("- /*"); }

}  // namespace

const gotmpl::Value* CommonData::find(const yaml::Value* tree) const {
  for (const auto& [kept, made] : made_)
    if (kept == tree) return &made;
  return nullptr;
}

bool may_change_maps(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("{{", at)) != std::string_view::npos;) {
    const std::string_view rest = text.substr(at + 2);
    const std::string_view end = is_comment(rest) ? "*/" : "}}";
    const std::string_view action = rest.substr(0, rest.find(end));
    if (!is_comment(rest) && names_changing_function(action)) return true;
    at += 2 + action.size();
  }
  return false;
}

}  // namespace sidelint::inject
