#include "engine/helm/needless.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace sidelint::helm {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kCommentClose = "*/";
constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kKind = "kind:";

// Actions that print nothing themselves.
constexpr std::array<std::string_view, 5> kControl = {"else", "end", "if", "range", "with"};
// With which a template acts on others: it defines, or changes a table (set, unset, merge, mustMergeOverwrite, …).
constexpr std::array<std::string_view, 5> kActing = {"define", "block", "set ", "erge ", "ergeOverwrite "};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Look {
 public:
  Look(std::string_view text, const WantedKinds& wanted) : text_(text), wanted_(wanted) {}

  bool is_needless() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t open = std::min(text_.find(kOpen, at), text_.size());
      if (!pass_text(at, open)) return false;
      if (open == text_.size()) break;
      const std::optional<std::size_t> behind = pass_action(open);
      if (!behind) return false;
      at = *behind;
    }
    return has_kind_;
  }

 private:
  // Looks at the lines that begin there in column 0: a plain word stands behind `kind:`, and nobody wants it.
  bool pass_text(std::size_t begin, std::size_t end) {
    for (std::size_t line = begin; line < end; line = text_.find('\n', line) + 1) {
      const bool is_line_start = line == 0 || text_[line - 1] == '\n';
      if (is_line_start && text_.substr(line).starts_with(kKind)) {
        std::string_view value = text_.substr(line + kKind.size());
        value = value.substr(0, value.find('\n'));
        value.remove_prefix(std::min(value.find_first_not_of(kBlanks), value.size()));
        value = value.substr(0, value.find_last_not_of(kSpace) + 1);
        if (value.empty() || !std::all_of(value.begin(), value.end(), is_letter) || wanted_(value)) return false;
        has_kind_ = true;
      }
      if (text_.find('\n', line) >= end) break;
    }
    return true;
  }

  // Where the action ends that begins there; nothing if it may print a document, or acts on other templates.
  std::optional<std::size_t> pass_action(std::size_t open) const {
    std::string_view rest = text_.substr(open + kOpen.size());
    if (rest.starts_with('-')) rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
    const bool is_comment = rest.starts_with("/*");
    const std::size_t inner = text_.size() - rest.size();
    const std::size_t from = is_comment ? text_.find(kCommentClose, inner) : inner;
    const std::size_t close = text_.find(kClose, std::min(from, text_.size()));
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view action = text_.substr(inner, close - inner);
    if (!is_comment && (acts(action) || (prints(action) && stands_in_first_column(open)))) return std::nullopt;
    return close + kClose.size();
  }

  static bool acts(std::string_view action) {
    return std::any_of(kActing.begin(), kActing.end(),
                       [action](std::string_view word) { return action.find(word) != std::string_view::npos; });
  }
  static bool prints(std::string_view action) {
    const auto word_end = std::find_if_not(action.begin(), action.end(), is_letter);
    const std::string_view word = action.substr(0, static_cast<std::size_t>(word_end - action.begin()));
    const bool declares = action.starts_with('$') && action.find(":=") != std::string_view::npos;
    return !declares && std::find(kControl.begin(), kControl.end(), word) == kControl.end();
  }
  bool stands_in_first_column(std::size_t open) const { return open == 0 || text_[open - 1] == '\n'; }

  std::string_view text_;
  const WantedKinds& wanted_;
  bool has_kind_ = false;
};

}  // namespace

bool is_needless(std::string_view text, const WantedKinds& wanted) { return Look(text, wanted).is_needless(); }

}  // namespace sidelint::helm
