// What a simple text (engine/yaml/simple_events.h) holds on its lines: keys, scalars, flow collections.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/events.h"
#include "engine/yaml/places.h"

namespace sidelint::yaml {

// Offsets are of the text. Only a flow collection goes behind the end of the line that it begins in.
class SimpleLine {
 public:
  SimpleLine(std::string_view text, const Places& places, const std::function<bool(const Event&)>& sink)
      : text_(text), places_(places), sink_(sink) {}

  // The byte there; behind the last one a line end.
  char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  bool is_blank_or_end(std::uint32_t offset) const { return at(offset) == ' ' || at(offset) == '\n'; }
  bool is_quote(std::uint32_t offset) const { return at(offset) == '"' || at(offset) == '\''; }
  std::uint32_t skip_spaces(std::uint32_t offset) const {
    while (offset < text_.size() && text_[offset] == ' ') ++offset;
    return offset;
  }
  // Where the next line begins.
  std::uint32_t next(std::uint32_t offset) const;
  // Whether nothing but spaces and a comment stands between here, the end of a value, and the end of the line.
  bool ends(std::uint32_t offset) const;

  struct Key {
    std::string_view text;
    Style style;
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t behind_colon;
  };
  // A key and a colon.
  std::optional<Key> find_key(std::uint32_t offset) const;
  struct Scalar {
    std::string_view text;
    Style style;
    std::uint32_t end;
    std::uint32_t stop;  // behind the spaces that follow plain text
  };
  // In quotes on one line, without an escape.
  std::optional<Scalar> quoted(std::uint32_t offset) const;
  // Up to the end of the line, a colon or a comment.
  std::optional<Scalar> plain(std::uint32_t offset) const;
  // Where plain text ends that goes on here, and what ends it: a line end, a colon or the mark of a comment.
  struct Words {
    std::uint32_t end;
    std::uint32_t stop;
  };
  Words words(std::uint32_t offset) const;
  // Hands on a flow collection; tells where it ends, or nothing if it is not simple.
  std::optional<std::uint32_t> flow(std::uint32_t offset) const;

  // What the sink says to an event.
  bool scalar(std::string_view value, Style style, std::uint32_t begin, std::uint32_t end) const;
  bool begin(Kind kind, std::uint32_t offset, Style style = Style::block) const;
  bool end(std::uint32_t behind_bracket) const;

 private:
  std::optional<Scalar> flow_scalar(std::uint32_t offset) const;
  std::optional<std::uint32_t> hand_on(std::uint32_t offset, const std::optional<Scalar>& scalar) const;
  // Over spaces and line ends, if the next line is indented: what stands in its first column may be a marker.
  std::uint32_t skip_in_flow(std::uint32_t offset) const;
  // Over what closes collections, and on to the next item; nothing if no item comes.
  struct Closed {
    std::uint32_t at;
    bool all;
  };
  std::optional<Closed> close_flow(std::uint32_t offset, std::string& open) const;
  std::optional<std::uint32_t> flow_key(std::uint32_t offset) const;
  std::optional<std::uint32_t> flow_value(std::uint32_t offset, std::string& open) const;

  std::string_view text_;
  const Places& places_;
  const std::function<bool(const Event&)>& sink_;
};

}  // namespace sidelint::yaml
