// The figures of a comparison, and the workloads that only one state has.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "linter/diff/told.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/verdict.h"

namespace sidelint::linter::diff {
namespace {

constexpr std::size_t kMostNamed = 20;  // of each kind; JSON names all

std::string line(std::string_view what, const Lone& lone) {
  return reporters::printable(fmt::format("  {} {}, {}  {}:{}", what, lone.workload->title(),
                                          reporters::in_words(lone.decision->verdict()), lone.file, lone.line),
                              Charset::unicode);
}

void write_lone(std::string_view what, std::size_t count, Lone (*at)(const Told&, std::size_t), const Told& told,
                std::ostream& out) {
  for (std::size_t i = 0; i < std::min(count, kMostNamed); ++i) out << line(what, at(told, i)) << '\n';
  if (count > kMostNamed) out << fmt::format("  {} {} more\n", what, count - kMostNamed);
}

}  // namespace

void write_text(const Told& told, std::ostream& out) {
  out << headline(told) << '\n';
  const std::string others = comings_and_goings(told);
  if (others.empty()) return;
  out << others << '\n';
  write_lone("new:", told.comparison.appeared.size(), appeared, told, out);
  write_lone("gone:", told.comparison.disappeared.size(), disappeared, told, out);
}

}  // namespace sidelint::linter::diff
