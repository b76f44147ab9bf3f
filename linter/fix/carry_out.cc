#include "linter/fix/carry_out.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "linter/fix/diff.h"
#include "linter/fix/replace_file.h"

namespace sidelint::linter {

bool write_files(Fixing& fixing, std::ostream& complaints) {
  bool all = true;
  for (const FixedFile& file : fixing.files) {
    const std::optional<std::string> why = replace_file(file.real_path, file.before, file.after);
    if (!why) continue;
    complaints << fmt::format("sidelint: cannot fix `{}`: {}\n", file.path, *why);
    std::erase_if(fixing.applied, [&](const FixNote& note) { return note.place.starts_with(file.path + ":"); });
    all = false;
  }
  return all;
}

void write_diff(const Fixing& fixing, std::ostream& out) {
  for (const FixedFile& file : fixing.files) {
    const std::string path = file.path.starts_with("./") ? file.path.substr(2) : file.path;
    out << unified_diff(path, file.before, file.after);
  }
}

void write_notes(const Fixing& fixing, Tense tense, std::ostream& out) {
  for (const FixNote& note : fixing.applied) {
    out << fmt::format("{} {}: {} ({}){}{}\n", tense == Tense::done ? "Fixed" : "Would fix", note.place, note.title,
                       note.rule, note.words.empty() ? "" : ": ", note.words);
  }
  for (const FixNote& note : fixing.refused) {
    out << fmt::format("Not fixed {}: {} ({}): {}\n", note.place, note.title, note.rule, note.words);
  }
}

}  // namespace sidelint::linter
