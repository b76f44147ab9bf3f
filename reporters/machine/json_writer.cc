#include "reporters/machine/json_writer.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace sidelint::reporters {
namespace {

std::string dumped(const Json& value, int indent) {
  return value.dump(indent, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::begin_object() { begin('{', '}'); }
void JsonWriter::begin_array() { begin('[', ']'); }

void JsonWriter::begin(char open, char close) {
  separate();
  out_ << open;
  levels_.push_back({close, true});
}

void JsonWriter::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) indent();
  out_ << level.close;
  if (levels_.empty()) out_ << '\n';
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_ << dumped(Json(name), -1) << ": ";
  after_key_ = true;
}

void JsonWriter::value(const Json& value) {
  separate();
  const std::string text = dumped(value, 2);
  for (std::size_t at = 0; at < text.size();) {  // a line end is never inside a string
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out_.write(text.data() + at, static_cast<std::streamsize>(end - at));
    if (end < text.size()) indent();
    at = end + 1;
  }
}

void JsonWriter::separate() {
  if (after_key_ || levels_.empty()) {
    after_key_ = false;
    return;
  }
  if (!levels_.back().empty) out_ << ',';
  levels_.back().empty = false;
  indent();
}

void JsonWriter::indent() { out_ << '\n' << std::string(2 * levels_.size(), ' '); }

}  // namespace sidelint::reporters
