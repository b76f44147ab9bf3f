// The longest common subsequence of lines, by the textbook table: texts of tests are short. What is equal at both ends
// is taken off first; what is left and too long for the table is shown as replaced as a whole.
#include "tests/harness/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sidelint::testing {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kLargestTable = 4'000'000;

using Lines = std::vector<std::string_view>;

// Lines with their line ends, so that a missing one shows.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

struct Edit {
  char sign;  // ' ', '-' or '+'
  std::string_view line;
};

class Comparison {
 public:
  Comparison(Lines expected, Lines actual) : expected_(std::move(expected)), actual_(std::move(actual)) {}

  std::vector<Edit> edits() {
    const std::size_t shorter = std::min(expected_.size(), actual_.size());
    std::size_t head = 0;
    while (head < shorter && expected_[head] == actual_[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && expected_.rbegin()[static_cast<std::ptrdiff_t>(tail)] ==
                                        actual_.rbegin()[static_cast<std::ptrdiff_t>(tail)]) {
      ++tail;
    }
    for (std::size_t i = 0; i < head; ++i) keep(i);
    middle(head, expected_.size() - tail, actual_.size() - tail);
    for (std::size_t i = expected_.size() - tail; i < expected_.size(); ++i) keep(i);
    return std::move(edits_);
  }

 private:
  void keep(std::size_t i) { edits_.push_back({' ', expected_[i]}); }

  void middle(std::size_t begin, std::size_t expected_end, std::size_t actual_end) {
    const std::size_t rows = expected_end - begin;
    const std::size_t columns = actual_end - begin;
    std::size_t i = 0;
    std::size_t j = 0;
    if ((rows + 1) * (columns + 1) <= kLargestTable) {
      // common[i][j]: how many lines the rests from i and j have in common.
      std::vector<std::vector<std::uint32_t>> common(rows + 1, std::vector<std::uint32_t>(columns + 1));
      const auto equal = [&](std::size_t a, std::size_t b) { return expected_[begin + a] == actual_[begin + b]; };
      for (std::size_t a = rows; a-- > 0;) {
        for (std::size_t b = columns; b-- > 0;) {
          common[a][b] = equal(a, b) ? common[a + 1][b + 1] + 1 : std::max(common[a + 1][b], common[a][b + 1]);
        }
      }
      while (i < rows && j < columns) {
        if (equal(i, j)) {
          keep(begin + i++);
          ++j;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
          edits_.push_back({'-', expected_[begin + i++]});
        } else {
          edits_.push_back({'+', actual_[begin + j++]});
        }
      }
    }
    for (; i < rows; ++i) edits_.push_back({'-', expected_[begin + i]});
    for (; j < columns; ++j) edits_.push_back({'+', actual_[begin + j]});
  }

  Lines expected_;
  Lines actual_;
  std::vector<Edit> edits_;
};

std::string header(std::size_t expected_line, std::size_t actual_line) {
  return "@@ -" + std::to_string(expected_line) + " +" + std::to_string(actual_line) + " @@\n";
}

// The edits near a change, a header before each group.
std::string print(const std::vector<Edit>& edits) {
  std::vector<bool> shown(edits.size());
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].sign == ' ') continue;
    const std::size_t first = i < kContext ? 0 : i - kContext;
    const std::size_t last = std::min(i + kContext, edits.size() - 1);
    for (std::size_t near = first; near <= last; ++near) shown[near] = true;
  }
  std::string text;
  std::size_t expected_line = 1;
  std::size_t actual_line = 1;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    if (shown[i] && (i == 0 || !shown[i - 1])) text += header(expected_line, actual_line);
    if (shown[i]) {
      text += edit.sign;
      text += edit.line;
      if (!edit.line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    }
    if (edit.sign != '+') ++expected_line;
    if (edit.sign != '-') ++actual_line;
  }
  return text;
}

}  // namespace

std::string unified_diff(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  return print(Comparison(lines_of(expected), lines_of(actual)).edits());
}

}  // namespace sidelint::testing
