#include "engine/gotmpl/failure.h"

#include <algorithm>
#include <cstddef>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/print.h"

namespace sidelint::gotmpl {
namespace {

std::string double_percent(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '%') out += c;
  }
  return out;
}

// NAME:LINE:COLUMN, the column counted in bytes from 0.
std::string location(const Source& source, std::size_t offset) {
  const std::string_view before = std::string_view(source.text).substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  return source.name + ":" + std::to_string(line) + ":" + std::to_string(offset - line_start);
}

}  // namespace

std::string message_of(const Failure& failure) {
  return failure.cause ? failure.cause->message : sprintf(failure.format, failure.args, Wrapping::allowed).text;
}

// The template's name goes into the format as it is, so a % in it takes an argument away: exec.go, state.errorf,
// go1.26.
TemplateError error_of(const Failure& failure) {
  const std::size_t offset = position_of(failure.node);
  std::string format = "template: " + location(*failure.tree->source, offset) + ": executing " +
                       go::quote(double_percent(failure.tree->name)) + " at <" + double_percent(text_of(failure.node)) +
                       ">: ";
  format += failure.format;
  const bool is_elsewhere = failure.cause && failure.cause->source != nullptr;
  return {TemplateError::Phase::exec, sprintf(format, failure.args, Wrapping::allowed).text, message_of(failure),
          is_elsewhere ? failure.cause->source : failure.tree->source, is_elsewhere ? failure.cause->offset : offset};
}

}  // namespace sidelint::gotmpl
