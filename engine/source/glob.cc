// Mirrors dowild() of git's wildmatch.c (release 2.39), without its recursion. At a mismatch only two choices are worth
// another try: the last `*` may take one byte more, up to the next `/`, and the last `**/` may end at a later `/`.
// An earlier star never helps: whatever it could give its successor, the successor can take by itself. So the cost is
// polynomial whatever the pattern.
#include "engine/source/glob.h"

#include <algorithm>
#include <cstdint>

namespace sidelint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The classes of git's own ctype table, which is ASCII only; its `space` lacks the vertical tab and the form feed.
constexpr bool is_between(char c, char first, char last) { return c >= first && c <= last; }
constexpr bool is_lower(char c) { return is_between(c, 'a', 'z'); }
constexpr bool is_upper(char c) { return is_between(c, 'A', 'Z'); }
constexpr bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_digit(char c) { return is_between(c, '0', '9'); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_cntrl(char c) { return is_between(c, '\0', '\x1f') || c == '\x7f'; }
constexpr bool is_graph(char c) { return is_between(c, '!', '~'); }
constexpr bool is_print(char c) { return is_between(c, ' ', '~'); }
constexpr bool is_punct(char c) { return is_graph(c) && !is_alnum(c); }
constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }
constexpr bool is_xdigit(char c) { return is_digit(c) || is_between(c, 'a', 'f') || is_between(c, 'A', 'F'); }

struct NamedClass {
  std::string_view name;
  bool (*holds)(char);
};
constexpr NamedClass kNamedClasses[] = {
    {"alnum", is_alnum}, {"alpha", is_alpha}, {"blank", is_blank}, {"cntrl", is_cntrl},
    {"digit", is_digit}, {"graph", is_graph}, {"lower", is_lower}, {"print", is_print},
    {"punct", is_punct}, {"space", is_space}, {"upper", is_upper}, {"xdigit", is_xdigit},
};

constexpr bool in_range(char c, char first, char last) {
  const auto byte = [](char x) { return static_cast<unsigned char>(x); };
  return byte(first) <= byte(c) && byte(c) <= byte(last);
}

enum class Answer : std::uint8_t { no, yes, malformed };

// Reads `[…]` and tells whether it holds `c`. A `]` in the first place is an ordinary member.
class Bracket {
 public:
  Bracket(std::string_view pattern, std::size_t begin, char c) : pattern_(pattern), at_(begin + 1), c_(c) {}

  Answer ask() {
    const bool negated = peek() == '!' || peek() == '^';
    if (negated) ++at_;
    do {
      if (!member()) return Answer::malformed;
    } while (at_ >= pattern_.size() || pattern_[at_] != ']');
    ++at_;
    return held_ != negated && c_ != '/' ? Answer::yes : Answer::no;
  }
  // The offset behind the closing bracket, after an answer of yes or no.
  std::size_t end() const { return at_; }

 private:
  // The byte `ahead` of the current one; NUL at the pattern's end, as in git's C strings.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0'; }

  bool member() {
    if (at_ >= pattern_.size()) return false;
    if (peek() == '-' && before_ != '\0' && peek(1) != '\0' && peek(1) != ']') return range();
    if (peek() == '[' && peek(1) == ':') return named();
    if (peek() == '\\' && ++at_ >= pattern_.size()) return false;
    before_ = peek();
    held_ = held_ || c_ == before_;
    ++at_;
    return true;
  }

  bool range() {
    ++at_;
    if (peek() == '\\' && ++at_ >= pattern_.size()) return false;
    held_ = held_ || in_range(c_, before_, peek());
    before_ = '\0';
    ++at_;
    return true;
  }

  bool named() {
    const std::size_t name = at_ + 2;
    const std::size_t close = pattern_.find(']', name);
    if (close == kNone) return false;
    if (close == name || pattern_[close - 1] != ':') {  // no `:]`: the bracket is a member like any other
      held_ = held_ || c_ == '[';
      before_ = '[';
      ++at_;
      return true;
    }
    for (const NamedClass& known : kNamedClasses) {
      if (known.name != pattern_.substr(name, close - 1 - name)) continue;
      held_ = held_ || known.holds(c_);
      before_ = '\0';
      at_ = close + 1;
      return true;
    }
    return false;
  }

  std::string_view pattern_;
  std::size_t at_;
  char c_;
  char before_ = '\0';  // the first byte of a range, if a `-` follows
  bool held_ = false;
};

// Matches one element of the pattern that is not a star; returns the offset behind it, or kNone.
std::size_t match_one(std::string_view pattern, std::size_t at, char c) {
  switch (pattern[at]) {
    case '?':
      return c == '/' ? kNone : at + 1;
    case '[': {
      Bracket bracket(pattern, at, c);
      return bracket.ask() == Answer::yes ? bracket.end() : kNone;
    }
    case '\\':
      return at + 1 < pattern.size() && pattern[at + 1] == c ? at + 2 : kNone;
    default:
      return pattern[at] == c ? at + 1 : kNone;
  }
}

// One run of stars. `**` crosses `/` only as a whole component; otherwise it is a single star.
struct Stars {
  std::size_t end;
  bool crosses;
};
Stars read_stars(std::string_view pattern, std::size_t begin) {
  const std::size_t end = std::min(pattern.find_first_not_of('*', begin), pattern.size());
  const std::string_view rest = pattern.substr(end);
  const bool opens = begin == 0 || pattern[begin - 1] == '/';
  const bool closes = rest.empty() || rest[0] == '/' || rest.starts_with("\\/");
  return {end, end - begin > 1 && opens && closes};
}

// Where to go on after a mismatch: the pattern behind the star, and the first byte of the path the star has not taken.
struct Retry {
  std::size_t pattern = kNone;
  std::size_t path = 0;
  bool possible() const { return pattern != kNone; }
};

class Matcher {
 public:
  Matcher(std::string_view pattern, std::string_view path) : pattern_(pattern), path_(path) {}

  bool run() {
    while (true) {
      if (p_ == pattern_.size() && t_ == path_.size()) return true;
      if (p_ < pattern_.size() && pattern_[p_] == '*') {
        const Stars stars = read_stars(pattern_, p_);
        if (stars.crosses && stars.end == pattern_.size()) return true;
        if (stars.crosses ? pass_components(stars.end) : pass_star(stars.end)) continue;
        return false;
      }
      if (!step() && !retry()) return false;
    }
  }

 private:
  bool pass_star(std::size_t end) {
    star_ = {end, t_};
    p_ = end;
    return true;
  }

  // `**/` may be nothing at all; `**\/` needs a slash, for git looks for the bare one only.
  bool pass_components(std::size_t end) {
    star_ = {};
    const bool escaped = pattern_[end] == '\\';
    components_ = {end + (escaped ? 2U : 1U), t_};
    p_ = components_.pattern;
    return !escaped || retry();
  }

  bool step() {
    if (p_ == pattern_.size() || t_ == path_.size()) return false;
    const std::size_t next = match_one(pattern_, p_, path_[t_]);
    if (next == kNone) return false;
    if (path_[t_] == '/') star_ = {};  // a star before this slash has found its end
    p_ = next;
    ++t_;
    return true;
  }

  bool retry() {
    if (star_.possible() && star_.path < path_.size() && path_[star_.path] != '/') {
      p_ = star_.pattern;
      t_ = ++star_.path;
      return true;
    }
    if (!components_.possible()) return false;
    const std::size_t slash = path_.find('/', components_.path);
    if (slash == kNone) return false;
    star_ = {};
    components_.path = slash + 1;
    p_ = components_.pattern;
    t_ = slash + 1;
    return true;
  }

  std::string_view pattern_;
  std::string_view path_;
  std::size_t p_ = 0;
  std::size_t t_ = 0;
  Retry star_;        // the last `*`
  Retry components_;  // the last `**/`
};

}  // namespace

bool glob_match(std::string_view pattern, std::string_view path) { return Matcher(pattern, path).run(); }

std::size_t glob_literal_length(std::string_view pattern) {
  return std::min(pattern.find_first_of("*?[\\"), pattern.size());
}

}  // namespace sidelint
