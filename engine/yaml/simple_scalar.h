// Scalars of a simple text (engine/yaml/simple_events.h) that go over several lines, or are written with escapes.
//
// Mirrors yaml_parser_scan_plain_scalar, yaml_parser_scan_flow_scalar and yaml_parser_scan_block_scalar of libyaml
// 0.2.5, src/scanner.c. What libyaml refuses is not simple.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/read_events.h"
#include "engine/yaml/simple_line.h"

namespace sidelint::yaml {

// The text of an answer is valid up to the next question. `parent` is the column of the collection around: what goes on
// in further lines stands deeper.
class SimpleScalar {
 public:
  SimpleScalar(std::string_view text, const SimpleLine& line, Ending ending)
      : text_(text), line_(line), ending_(ending) {}

  std::optional<SimpleLine::Scalar> plain(std::uint32_t offset, std::uint32_t parent);
  std::optional<SimpleLine::Scalar> quoted(std::uint32_t offset);
  // A literal or folded one, indented as its first line is. Blank lines before that line must not be longer than it is
  // indented.
  struct Block {
    SimpleLine::Scalar scalar;
    std::uint32_t behind;  // the line that follows
  };
  std::optional<Block> block(std::uint32_t header, std::uint32_t parent);

 private:
  bool read_quoted(std::uint32_t& at, char quote);
  bool read_special(std::uint32_t& at);
  bool read_escape(std::uint32_t& at);
  bool read_number(std::uint32_t& at, std::size_t digits);
  std::optional<std::size_t> pass_lines(std::uint32_t& at) const;
  std::uint32_t fold_lines(std::uint32_t line, std::uint32_t indent, std::size_t& breaks, bool is_folded);

  std::string_view text_;
  const SimpleLine& line_;
  Ending ending_;
  std::string value_;
};

}  // namespace sidelint::yaml
