#include "engine/helm/functions/toml_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::helm {
namespace {

namespace go = gotmpl::go;

class TextReader {
 public:
  TextReader(std::string_view toml, std::size_t begin) : toml_(toml) {
    out_.end = begin;
    literal_ = toml_[begin] == '\'';
    quote_ = literal_ ? "'" : "\"";
    const std::string_view triple = literal_ ? "'''" : R"(""")";
    is_long_ = take(triple);
    closing_ = is_long_ ? triple : quote_;
    if (!is_long_) ++out_.end;
    if (is_long_ && !take("\n")) take("\r\n");
  }

  TomlText read() {
    while (out_.error.empty() && !take(closing_)) {
      if (rest().empty()) {
        out_.error = "unexpected EOF; expected '" + std::string(quote_) + "'";
      } else if (!is_long_ && rest().front() == '\n') {
        out_.error = "strings cannot contain newlines";
      } else if (!literal_ && rest().front() == '\\') {
        read_escape();
      } else {
        out_.text += toml_[out_.end++];
      }
    }
    // Up to two quotes may stand before those that close.
    while (out_.error.empty() && is_long_ && take(quote_)) out_.text += quote_;
    return std::move(out_);
  }

 private:
  std::string_view rest() const { return toml_.substr(std::min(out_.end, toml_.size())); }
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    out_.end += word.size();
    return true;
  }

  void read_escape() {
    constexpr std::string_view kNames = "btnfre\"\\";
    constexpr std::string_view kMeanings = "\b\t\n\f\r\x1B\"\\";
    ++out_.end;
    const char first = rest().empty() ? '\0' : rest().front();
    if (is_long_ && (first == '\n' || first == ' ' || first == '\t' || first == '\r')) {
      out_.end = std::min(toml_.find_first_not_of(" \t\r\n", out_.end), toml_.size());
      return;
    }
    if (const std::size_t name = kNames.find(first); name != std::string_view::npos) {
      out_.text += kMeanings[name];
      ++out_.end;
      return;
    }
    read_code_point(first == 'u' ? 4 : first == 'U' ? 8 : first == 'x' ? 2 : 0);
  }

  void read_code_point(std::size_t digits) {
    const std::string_view hex = rest().substr(std::min<std::size_t>(1, rest().size()), digits);
    std::uint32_t rune = 0;
    const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), rune, 16);
    if (digits == 0 || hex.size() < digits || stop != hex.data() + hex.size() || error != std::errc()) {
      out_.error = "invalid escape character " + go::quote_rune(go::decode_rune(rest()).value);
      return;
    }
    go::append_rune(out_.text, rune);
    out_.end += 1 + digits;
  }

  std::string_view toml_;
  std::string_view quote_;
  std::string_view closing_;
  bool literal_ = false;
  bool is_long_ = false;
  TomlText out_;
};

}  // namespace

TomlText read_toml_text(std::string_view toml, std::size_t begin) { return TextReader(toml, begin).read(); }

}  // namespace sidelint::helm
