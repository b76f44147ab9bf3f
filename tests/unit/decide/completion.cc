#include "tests/unit/decide/completion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>
#include <vector>

namespace sidelint::decide {
namespace {

struct Connective {
  std::string_view text;
  char token;
};
// The longer ones first. `&` and `|` bind least, `+` (said of the same owner once more) comes before the plain ones.
constexpr std::array kConnectives = std::to_array<Connective>({
    {", and either ", '&'},
    {", and ", '&'},
    {", or ", '|'},
    {" and has ", '+'},
    {", ", 'o'},
    {" or ", 'o'},
    {" and ", 'a'},
});
constexpr std::string_view kBindingLeastFirst = "&|+oa";

bool is_conjunction(char connective) { return connective == '&' || connective == '+' || connective == 'a'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Turns a condition into `T` and `F` with connectives between.
class Reader {
 public:
  Reader(std::string_view text, const Completion& completion) : rest_(text), completion_(completion) {}

  std::optional<std::string> read() {
    std::string tokens;
    while (!rest_.empty()) {
      const std::optional<bool> fact = fact_here();
      if (!fact) return std::nullopt;
      tokens += *fact ? 'T' : 'F';
      if (rest_.empty()) return tokens;
      const auto found = std::find_if(kConnectives.begin(), kConnectives.end(),
                                      [&](const Connective& each) { return take(each.text); });
      if (found == kConnectives.end()) return std::nullopt;
      tokens += found->token;
    }
    return std::nullopt;
  }

 private:
  bool take(std::string_view words) {
    if (!rest_.starts_with(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }

  std::string word(std::string_view ends = " ,") {
    const std::string_view found = rest_.substr(0, std::min(rest_.find_first_of(ends), rest_.size()));
    rest_.remove_prefix(found.size());
    return std::string(found);
  }

  std::optional<bool> fact_here() {
    if (take("Istio is ")) return release();
    if (take("the injector's policy is ")) return any_of_list([&] { return policy(); });
    if (take("Namespace `shop` is that of ")) return word() == completion_.namespace_file;
    if (take("the configuration of the injector is ")) {
      return any_of_list([&] { return take("that of ") && word() == completion_.injector_file; });
    }
    if (take("MutatingWebhookConfiguration `w` is that of ")) return word() == completion_.webhook_file;
    take("`shop` has ");
    return label();
  }

  // "enabled or neither enabled nor disabled", "that of a.yaml, that of b.yaml or that of c.yaml"
  template <class Item>
  bool any_of_list(Item item) {
    bool any = item();
    while (rest_.starts_with(" or neither ") || rest_.starts_with(" or disabled") ||
           rest_.starts_with(" or that of ") || rest_.starts_with(", that of ")) {
      rest_.remove_prefix(rest_.starts_with(",") ? 2 : 4);
      any = item() || any;
    }
    return any;
  }

  bool policy() {
    const bool enabled = completion_.policy == "enabled";
    const bool disabled = completion_.policy == "disabled";
    if (take("not enabled")) return !enabled;
    if (take("not disabled")) return !disabled;
    if (take("neither enabled nor disabled")) return !enabled && !disabled;
    return word() == completion_.policy;
  }

  int minor() {
    int major = 0;
    int number = 0;
    const char* end = rest_.data() + rest_.size();
    const char* dot = std::from_chars(rest_.data(), end, major).ptr;
    const char* past = dot == end ? end : std::from_chars(dot + 1, end, number).ptr;
    rest_.remove_prefix(static_cast<std::size_t>(past - rest_.data()));
    return major == 0 ? -1 : number;
  }

  // "1.27 or newer", "1.12 to 1.26 or 1.9"
  bool release() {
    bool any = false;
    while (true) {
      const int first = minor();
      int last = first;
      if (take(" to ")) last = minor();
      const bool newer = take(" or newer");
      const bool older = take(" or older");
      const int mine = completion_.release.minor;
      any = any || ((older || mine >= first) && (newer || mine <= last));
      constexpr std::string_view kOr = " or ";
      if (!rest_.starts_with(kOr) || rest_.size() == kOr.size() || !is_digit(rest_[kOr.size()])) return any;
      rest_.remove_prefix(kOr.size());
    }
  }

  const std::string* find(const std::string& key) const {
    const auto found = completion_.labels.find(key);
    return found == completion_.labels.end() ? nullptr : &found->second;
  }

  std::optional<bool> label() {
    if (take("neither ")) {
      bool absent = find(word()) == nullptr;
      while (take(" nor ")) absent = find(word()) == nullptr && absent;
      return absent;
    }
    if (take("a label ")) return label_that_is(find(word()));
    const bool denied = take("no label ");
    const std::string* value = find(word(" ,="));
    const std::optional<bool> fits = value_fits(value);
    if (fits) return *fits != denied;
    return denied ? std::optional(value == nullptr) : std::nullopt;
  }

  // Behind the name of a label: "=a" or " in (a,b)"; empty where nothing is said of its value.
  std::optional<bool> value_fits(const std::string* value) {
    if (take("=")) {
      const std::string wanted = word();
      return value != nullptr && *value == wanted;
    }
    if (!take(" in (")) return std::nullopt;
    bool among = false;
    do {
      const std::string each = word(",)");
      among = among || (value != nullptr && *value == each);
    } while (take(","));
    return take(")") ? std::optional(among) : std::nullopt;
  }

  // Behind "a label x": " that is not a", " that is neither a nor b", or nothing.
  bool label_that_is(const std::string* value) {
    bool fits = value != nullptr;
    if (take(" that is not ")) {
      const std::string other = word();
      fits = fits && *value != other;
    } else if (take(" that is neither ")) {
      do {
        const std::string other = word();
        fits = fits && *value != other;
      } while (take(" nor "));
    }
    return fits;
  }

  std::string_view rest_;
  const Completion& completion_;
};

bool evaluate(std::string_view tokens, std::size_t level = 0) {
  if (level == kBindingLeastFirst.size()) return tokens == "T";
  const char connective = kBindingLeastFirst[level];
  bool result = is_conjunction(connective);
  while (true) {
    const std::size_t at = tokens.find(connective);
    const bool part = evaluate(tokens.substr(0, at), level + 1);
    result = is_conjunction(connective) ? result && part : result || part;
    if (at == std::string_view::npos) return result;
    tokens.remove_prefix(at + 1);
  }
}

}  // namespace

std::string Completion::text() const {
  std::string text = "Istio " + release.text() + ", policy " + policy + ", labels {";
  for (const auto& [key, value] : labels) text.append(key).append("=").append(value).append(" ");
  return text + "}, counting: " + namespace_file + ' ' + injector_file + ' ' + webhook_file;
}

std::optional<bool> holds(std::string_view condition, const Completion& completion) {
  const std::optional<std::string> tokens = Reader(condition, completion).read();
  return tokens ? std::optional(evaluate(*tokens)) : std::nullopt;
}

}  // namespace sidelint::decide
