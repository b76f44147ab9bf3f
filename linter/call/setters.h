// How a flag's word becomes part of the Options: the few ways that most flags share, as templates over the member.
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/nearest.h"
#include "engine/base/result.h"
#include "linter/call/flag.h"

namespace sidelint::linter {

template <class T>
struct Choice {
  std::string_view word;
  T value;
};

Failure refused(const Flag& flag, std::string_view expected, std::string_view word);
// "; did you mean `list`?"; empty if nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);
// Calls `take` with each part of a comma list.
std::vector<std::string> comma_list(std::string_view words);

// "64MiB", "500k", "1000"
std::optional<Failure> set_size(const Flag& flag, std::string_view word, Options& options);
// A label of a namespace, or a key of `mesh:`.
std::optional<Failure> add_assumption(const Flag& flag, std::string_view word, Options& options);

template <auto Member>
std::optional<Failure> turn_on(const Flag&, std::string_view, Options& options) {
  options.*Member = true;
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> turn_off(const Flag&, std::string_view, Options& options) {
  options.*Member = false;
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> set_text(const Flag&, std::string_view word, Options& options) {
  options.*Member = std::string(word);
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> append_text(const Flag&, std::string_view word, Options& options) {
  (options.*Member).emplace_back(word);
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> append_list(const Flag& flag, std::string_view word, Options& options) {
  std::vector<std::string> words = comma_list(word);
  if (words.empty()) return refused(flag, flag.value, word);
  for (std::string& each : words) (options.*Member).push_back(std::move(each));
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> set_number(const Flag& flag, std::string_view word, Options& options) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return refused(flag, "a number", word);
  options.*Member = number;
  return std::nullopt;
}

template <auto Member, const auto& Choices>
std::optional<Failure> choose(const Flag& flag, std::string_view word, Options& options) {
  std::vector<std::string_view> known;
  std::string listed;
  for (const auto& choice : Choices) {
    if (choice.word == word) {
      options.*Member = choice.value;
      return std::nullopt;
    }
    known.push_back(choice.word);
    listed.append(listed.empty() ? "" : ", ").append(choice.word);
  }
  Failure failure = refused(flag, listed, word);
  failure.text += did_you_mean(word, known);
  return failure;
}

// Each part of a comma list is one of them.
template <auto Member, const auto& Choices>
std::optional<Failure> choose_several(const Flag& flag, std::string_view words, Options& options) {
  std::string listed;
  for (const auto& choice : Choices) listed.append(listed.empty() ? "" : ", ").append(choice.word);
  for (const std::string& word : comma_list(words)) {
    const auto known = std::ranges::find(Choices, word, [](const auto& choice) { return choice.word; });
    if (known == std::ranges::end(Choices)) return refused(flag, listed, word);
    (options.*Member).push_back(known->value);
  }
  return std::nullopt;
}

}  // namespace sidelint::linter
