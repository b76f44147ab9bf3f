// Mirrors emitter.c of libyaml 0.2.5 in block context: analyze_scalar, select_scalar_style, write_*_scalar.
#include "engine/yaml/emit_simple.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/yaml/emit_scalar.h"
#include "engine/yaml/key_order.h"

namespace sidelint::yaml {
namespace {

constexpr std::size_t kBestWidth = 80;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kLongestSimpleKey = 128;

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

bool is_blank_or_end(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

// Of one line of printable characters, not empty: whether it needs no quotes.
bool may_be_plain(std::string_view text) {
  if (text.front() == ' ' || text.back() == ' ' || text.starts_with("---") || text.starts_with("...")) return false;
  constexpr std::string_view kNeverFirst = "#,[]{}&*!|>'\"%@`";
  if (kNeverFirst.find(text.front()) != std::string_view::npos) return false;
  if ((text.front() == '?' || text.front() == '-') && is_blank_or_end(text, 1)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' && is_blank_or_end(text, i + 1)) return false;
    if (text[i] == '#' && text[i - 1] == ' ') return false;
  }
  return true;
}

// Of a text with several lines: whether its block scalar needs no hints but for the missing last line end.
bool is_simple_block(std::string_view text) {
  if (text.front() == ' ' || text.front() == '\n' || text.back() == ' ' || text.ends_with("\n\n")) return false;
  return text.find(" \n") == std::string_view::npos;
}

class Writer {
 public:
  bool collection(const Value& value, std::size_t indent) {
    return value.is(Kind::mapping) ? mapping(value, indent) : sequence(value, indent);
  }
  std::string finish() {
    if (column() > 0) out_ += '\n';
    return std::move(out_);
  }

 private:
  std::size_t column() const { return out_.size() - line_; }

  void new_line(std::size_t indent) {
    if (column() > 0) out_ += '\n';
    line_ = out_.size();
    out_.append(indent, ' ');
  }

  // The first entry stands where the writer is.
  bool mapping(const Value& value, std::size_t indent) {
    std::vector<const Entry*> entries;
    entries.reserve(value.entries.size());
    for (const Entry& entry : value.entries) entries.push_back(&entry);
    // Natural order is not transitive (a63, a102, a1b2), which std::sort may not survive.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry* a, const Entry* b) { return key_before(a->key, b->key); });
    for (const Entry* entry : entries) {
      if (entry != entries.front()) new_line(indent);
      if (!key(entry->key)) return false;
      out_ += ':';
      if (!value_of_key(entry->value, indent)) return false;
    }
    return true;
  }

  bool value_of_key(const Value& value, std::size_t indent) {
    if (is_filled(value)) {
      const std::size_t inner = value.is(Kind::mapping) ? indent + kIndent : indent;
      new_line(inner);
      return collection(value, inner);
    }
    out_ += ' ';
    return leaf(value, indent);
  }

  bool sequence(const Value& value, std::size_t indent) {
    bool first = true;
    for (const Value& item : value.items) {
      if (!first) new_line(indent);
      first = false;
      out_ += "- ";
      if (!(is_filled(item) ? collection(item, indent + kIndent) : leaf(item, indent))) return false;
    }
    return true;
  }

  static bool is_filled(const Value& value) { return !value.items.empty() || !value.entries.empty(); }

  bool leaf(const Value& value, std::size_t indent) {
    if (value.is(Kind::string)) return string(value.text, indent);
    out_ += value.is(Kind::mapping) ? "{}" : value.is(Kind::sequence) ? "[]" : word_text(value);
    return true;
  }

  bool key(std::string_view text) {
    if (text.size() > kLongestSimpleKey || !std::all_of(text.begin(), text.end(), is_printable)) return false;
    const WantedStyle style = wanted_style(text);
    if (style == WantedStyle::plain && may_be_plain(text)) {
      out_ += text;
    } else {
      quoted(text, style == WantedStyle::plain ? '\'' : '"');
    }
    return true;
  }

  bool string(std::string_view text, std::size_t indent) {
    const WantedStyle style = wanted_style(text);
    if (style == WantedStyle::literal) return literal(text, indent + kIndent);
    if (!std::all_of(text.begin(), text.end(), is_printable)) return false;
    if (style == WantedStyle::plain && may_be_plain(text)) {
      plain(text, indent + kIndent);
      return true;
    }
    const bool folds = column() + text.size() > kBestWidth && text.find(' ') != std::string_view::npos;
    if (!folds) quoted(text, style == WantedStyle::plain ? '\'' : '"');
    return !folds;
  }

  // Folded at the first single space behind each full line.
  void plain(std::string_view text, std::size_t indent) {
    if (column() + text.size() <= kBestWidth) {
      out_ += text;
      return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool single = text[i] == ' ' && text[i - 1] != ' ' && text[i + 1] != ' ';
      if (single && column() > kBestWidth) {
        new_line(indent);
      } else {
        out_ += text[i];
      }
    }
  }

  void quoted(std::string_view text, char quote) {
    out_ += quote;
    for (const char c : text) {
      if (c == quote) out_ += quote == '"' ? '\\' : quote;
      if (c == '\\' && quote == '"') out_ += c;
      out_ += c;
    }
    out_ += quote;
  }

  bool literal(std::string_view text, std::size_t indent) {
    const auto shown = [](char c) { return c == '\n' || is_printable(c); };
    if (!is_simple_block(text) || !std::all_of(text.begin(), text.end(), shown)) return false;
    const bool ends = text.back() == '\n';
    out_ += ends ? "|\n" : "|-\n";
    if (ends) text.remove_suffix(1);
    for (;;) {
      line_ = out_.size();
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      if (!line.empty()) out_.append(indent, ' ') += line;
      if (end == std::string_view::npos) break;
      out_ += '\n';
      text.remove_prefix(end + 1);
    }
    return true;
  }

  std::string out_;
  std::size_t line_ = 0;  // where the current line begins
};

}  // namespace

std::optional<std::string> to_yaml_simply(const Value& value) {
  if (value.items.empty() && value.entries.empty()) return std::nullopt;
  Writer writer;
  if (!writer.collection(value, 0)) return std::nullopt;
  return writer.finish();
}

}  // namespace sidelint::yaml
