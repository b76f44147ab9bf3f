#include "linter/stand_in.h"

#include <string_view>
#include <utility>

namespace sidelint::linter {
namespace {

// The way from the working directory up to the folder that holds `.git`: ".", "..", "../.."; nothing if none does.
std::optional<std::string> way_to_repository(const FileSystem& files) {
  const Result<std::string> here = files.real_path(".");
  if (!here) return std::nullopt;
  std::string way = ".";
  for (std::string_view folder = *here;; folder = folder.substr(0, folder.rfind('/'))) {
    if (files.kind(std::string(folder) + "/.git")) return way;
    if (folder.empty()) return std::nullopt;
    if (way == ".") {
      way = "..";
    } else {
      way += "/..";
    }
  }
}

}  // namespace

std::optional<std::string> stand_in(std::string text, Options& options, Overlay& files) {
  const bool is_named = options.stdin_filename != Options().stdin_filename;
  // `list` tells of what it is given, and of nothing else.
  if (!is_named || (options.command != Command::lint && options.command != Command::why)) return text;
  if (!options.context) options.context = way_to_repository(files);
  if (!options.context) return text;
  const Result<std::string> real = files.real_path(options.stdin_filename);
  if (!real) return text;
  files.set(*real, std::move(text));
  return std::nullopt;
}

}  // namespace sidelint::linter
