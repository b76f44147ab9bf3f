#include "engine/kustomize/regex.h"

#include <algorithm>
#include <optional>
#include <string>

#include <re2/re2.h>

namespace sidelint::kustomize {
namespace {

// Nearly all patterns are names. They mean themselves, and are not compiled.
bool is_word(std::string_view pattern) {
  return std::all_of(pattern.begin(), pattern.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

struct Regex::Compiled {
  explicit Compiled(std::string_view pattern) {
    if (is_word(pattern))
      word = pattern;
    else
      expression.emplace(re2::StringPiece(pattern.data(), pattern.size()), re2::RE2::Quiet);
  }
  std::string word;
  std::optional<re2::RE2> expression;
};

Regex::Regex(std::string_view pattern) : compiled_(std::make_unique<Compiled>(pattern)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

bool Regex::ok() const { return !compiled_->expression || compiled_->expression->ok(); }

bool Regex::finds(std::string_view text) const {
  if (!compiled_->expression) return text.find(compiled_->word) != std::string_view::npos;
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_->expression);
}

bool Regex::matches(std::string_view text) const {
  if (!compiled_->expression) return text == compiled_->word;
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *compiled_->expression);
}

}  // namespace sidelint::kustomize
