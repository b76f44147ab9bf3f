// Reads line by line with a stack of the open block collections. At the first sign of anything that YAML lets one write
// in more than one way (an anchor, a tag, a tab, a key that is no plain or quoted word…) it gives up, so
// the rules here are few: what is read must be what libyaml 0.2.5 makes of it, down to the spans. Errors are left to
// libyaml too: whatever looks wrong is not simple.
#include "engine/yaml/simple_events.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "engine/yaml/bytes.h"
#include "engine/yaml/simple_line.h"
#include "engine/yaml/simple_scalar.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

// The length of a character that libyaml accepts and takes for neither a line end nor a byte order mark; 0: it is none.
std::size_t simple_character(std::string_view text, std::size_t at) {
  const char c = text[at];
  if ((c >= ' ' && c <= '~') || c == '\n') return 1;
  const std::size_t length = character_length(text, at);
  const std::string_view character = text.substr(at, length);
  if (length < 2 || (length == 2 && character < "\u00A0")) return 0;
  constexpr std::string_view kOthers[] = {"\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF"};
  return std::find(std::begin(kOthers), std::end(kOthers), character) == std::end(kOthers) ? length : 0;
}

// Nearly always all is printable ASCII or LF.
bool is_simple_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (at + sizeof(Bytes) <= text.size()) {
      const Bytes bytes = bytes_at(text.data() + at);
      if (!any(((bytes < ' ') & (bytes != '\n')) | (bytes > '~'))) {  // whether char is signed or not
        at += sizeof(Bytes);
        continue;
      }
    }
    const std::size_t length = simple_character(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

class Reading {
 public:
  Reading(std::string_view text, Ending ending, const Places& places, const std::function<bool(const Event&)>& sink)
      : text_(text), line_(text, places, sink), scalar_(text, line_, ending) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  bool run() {
    if (is_empty()) return true;
    if (!skip_opening() || !open()) return false;
    while (to_content())
      if (!read_line()) return false;
    return !at_marker_ && finish();
  }

 private:
  // Indentless: a sequence whose dashes stand in the column of the key that it is the value of.
  enum class Shape : std::uint8_t { mapping, sequence, indentless };
  struct Block {
    std::uint32_t column;
    Shape shape;
  };

  std::uint32_t column() const { return at_ - start_; }
  bool is_dash(std::uint32_t at) const { return line_.at(at) == '-' && line_.is_blank_or_end(at + 1); }

  // Moves to the first byte of the next line with content. False at the end, and at a marker of documents.
  bool to_content() {
    for (; start_ < text_.size(); start_ = line_.next(at_)) {
      at_ = line_.skip_spaces(start_);
      if (line_.at(at_) != '\n' && line_.at(at_) != '#') break;
    }
    if (start_ >= text_.size() || at_ >= text_.size()) return false;
    const std::string_view rest = text_.substr(at_);
    at_marker_ = at_ == start_ && (rest.starts_with("---") || rest.starts_with("..."));
    return !at_marker_;
  }
  // On to the line behind the one that `at` is in.
  void leave(std::uint32_t at) { start_ = line_.next(at); }

  // Nothing but comments, if that: no document and no event.
  bool is_empty() { return !to_content() && !at_marker_; }
  bool skip_opening() {
    if (!at_marker_) return true;
    if (text_[at_] != '-' || !line_.ends(at_ + 3)) return false;
    leave(at_);
    return to_content();
  }

  bool read_line() {
    const bool dash = is_dash(at_);
    if (awaited_) {
      const Block parent = blocks_.back();
      if (column() > parent.column) return open();
      if (dash && column() == parent.column && parent.shape == Shape::mapping) {
        awaited_.reset();
        return line_.begin(Kind::sequence, at_) && push(Shape::indentless) && read_entry();
      }
      if (!read_nothing()) return false;
    }
    while (!blocks_.empty() && (blocks_.back().column > column() || is_left_by(dash)))
      if (!close()) return false;
    if (blocks_.empty() || blocks_.back().column != column()) return false;
    if (blocks_.back().shape != Shape::mapping) return dash && read_entry();
    const std::optional<SimpleLine::Key> key = dash ? std::nullopt : line_.find_key(at_);
    return key && read_pair(*key);
  }
  bool is_left_by(bool dash) const {
    return blocks_.back().shape == Shape::indentless && blocks_.back().column == column() && !dash;
  }

  // The value of the last key or dash is not written.
  bool read_nothing() {
    const std::uint32_t mark = *awaited_;
    awaited_.reset();
    return line_.scalar({}, Style::plain, mark, mark);
  }

  // A block collection or, within one, a scalar that begins here.
  bool open() {
    awaited_.reset();
    if (is_dash(at_)) return line_.begin(Kind::sequence, at_) && push(Shape::sequence) && read_entry();
    if (const std::optional<SimpleLine::Key> key = line_.find_key(at_)) return open_mapping(*key);
    return !blocks_.empty() && read_value(at_);
  }
  bool open_mapping(const SimpleLine::Key& first) {
    return line_.begin(Kind::mapping, at_) && push(Shape::mapping) && read_pair(first);
  }
  bool push(Shape shape) {
    blocks_.push_back({column(), shape});
    return true;
  }
  bool close() {
    blocks_.pop_back();
    return line_.end(0);
  }

  // An item, from its dash on. What follows the dash may be a dash again.
  bool read_entry() {
    for (;;) {
      const std::uint32_t behind = at_ + 1;
      at_ = line_.skip_spaces(behind);
      if (line_.ends(behind)) return await(behind);
      if (!is_dash(at_)) break;
      if (!line_.begin(Kind::sequence, at_) || !push(Shape::sequence)) return false;
    }
    const std::optional<SimpleLine::Key> key = line_.find_key(at_);
    return key ? open_mapping(*key) : read_value(at_);
  }

  bool read_pair(const SimpleLine::Key& key) {
    if (!line_.scalar(key.text, key.style, key.begin, key.end)) return false;
    if (line_.ends(key.behind_colon)) return await(key.behind_colon);
    return read_value(line_.skip_spaces(key.behind_colon));
  }
  bool await(std::uint32_t mark) {
    awaited_ = mark;
    leave(mark);
    return true;
  }

  bool read_value(std::uint32_t at) {
    const char c = line_.at(at);
    if (c == '|' || c == '>') return read_block(at);
    std::optional<std::uint32_t> end;
    if (c == '[' || c == '{')
      end = line_.flow(at);
    else if (const auto read = line_.is_quote(at) ? scalar_.quoted(at) : scalar_.plain(at, blocks_.back().column);
             read && line_.scalar(read->text, read->style, at, read->end))
      end = read->end;
    if (!end || !line_.ends(*end)) return false;
    leave(*end);
    return true;
  }

  bool read_block(std::uint32_t header) {
    const std::optional<SimpleScalar::Block> read = scalar_.block(header, blocks_.back().column);
    if (!read) return false;
    start_ = read->behind;
    return line_.scalar(read->scalar.text, read->scalar.style, header, read->scalar.end);
  }

  bool finish() {
    if (awaited_ && !read_nothing()) return false;
    while (!blocks_.empty())
      if (!close()) return false;
    return true;
  }

  std::string_view text_;
  SimpleLine line_;
  SimpleScalar scalar_;
  std::uint32_t start_ = 0;  // of the line
  std::uint32_t at_ = 0;     // its first byte that is no space; within, where the value begins
  std::vector<Block> blocks_;
  std::optional<std::uint32_t> awaited_;  // behind a colon or a dash whose value may stand in the next line
  bool at_marker_ = false;
};

}  // namespace

bool read_simple_events(std::string_view text, Ending ending, const Places& places,
                        const std::function<bool(const Event&)>& sink) {
  return is_simple_text(text) && Reading(text, ending, places, sink).run();
}

}  // namespace sidelint::yaml
