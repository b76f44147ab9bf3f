// Marks: what stands in a text in the place of something unknown, so that the text around it can still be read.
//
// A mark is a few characters of a script that no manifest is written in, which Go prints and quotes as they are: a
// function that only passes texts on leaves it whole. Whoever reads the text at the end finds it by its number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/node.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

struct Mark {
  std::string_view why;
  const Source* source = nullptr;  // the action that would have written what is unknown
  std::size_t action_begin = 0;
  std::size_t action_end = 0;
  std::vector<Origin> inputs = {};
};

std::string mark_text(std::size_t number);

struct FoundMark {
  std::size_t begin;  // bytes of the text
  std::size_t end;
  std::size_t number;
};
// The first mark at or behind `from`.
std::optional<FoundMark> find_mark(std::string_view text, std::size_t from = 0);
inline bool has_mark(std::string_view text) { return find_mark(text).has_value(); }
// Whether there is nothing else, so that the text may as well be empty.
bool is_only_marks(std::string_view text);

}  // namespace sidelint::gotmpl
