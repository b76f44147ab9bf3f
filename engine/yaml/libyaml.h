// libyaml's parser and events with owners; for read_events.cc alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

#include <yaml.h>

namespace sidelint::yaml::libyaml {

// libyaml over a text that stays where it is.
class Parser {
 public:
  // `ending` comes behind the text unless it ends with it already.
  Parser(std::string_view text, std::string_view ending)
      : rest_(text), last_(text.ends_with(ending) ? "" : ending), ready_(yaml_parser_initialize(&parser_) == 1) {
    if (!ready_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&parser_, read, this);
  }
  ~Parser() {
    if (ready_) yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool parse(yaml_event_t& event) { return ready_ && yaml_parser_parse(&parser_, &event) == 1; }
  const yaml_parser_t& state() const { return parser_; }

 private:
  static int read(void* self, unsigned char* buffer, std::size_t size, std::size_t* got) {
    auto& parser = *static_cast<Parser*>(self);
    if (parser.rest_.empty()) parser.rest_ = std::exchange(parser.last_, {});
    *got = std::min(size, parser.rest_.size());
    if (*got > 0) std::memcpy(buffer, parser.rest_.data(), *got);
    parser.rest_.remove_prefix(*got);
    return 1;
  }

  std::string_view rest_;
  std::string_view last_;  // comes behind the rest
  yaml_parser_t parser_{};
  bool ready_;
};

// An event, freed when it goes.
struct Event {
  yaml_event_t is{};
  Event() = default;
  ~Event() { yaml_event_delete(&is); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
};

}  // namespace sidelint::yaml::libyaml
