// Patterns of .gitignore files: the first line of the input is a path, the rest is a file of patterns.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/source/gitignore.h"
#include "engine/source/glob.h"

using sidelint::Gitignore;
using sidelint::glob_match;

namespace {

constexpr std::size_t kLongestPath = 512;

void expect(bool holds) {
  if (!holds) std::abort();
}

// Every byte taken literally.
std::string escaped(std::string_view path) {
  std::string pattern;
  for (const char byte : path) pattern.append(1, '\\').append(1, byte);
  return pattern;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view path = input.substr(0, std::min(end, kLongestPath));
  const std::string patterns(input.substr(std::min(end + 1, input.size())));

  expect(glob_match(escaped(path), path));
  expect(glob_match("**", path));
  expect(glob_match("*", path) == (path.find('/') == std::string_view::npos));

  const Gitignore::Answer file = Gitignore(patterns).ask(path, Gitignore::Entry::file);
  const Gitignore::Answer folder = Gitignore(patterns).ask(path, Gitignore::Entry::directory);
  // Folders can only be spoken of by more patterns.
  expect(file == Gitignore::Answer::silent || folder != Gitignore::Answer::silent);
  // A last line that matches every name has the say over all before it.
  const bool is_named = !path.ends_with('/');
  const Gitignore all(patterns + "\n*\n");
  expect(!is_named || all.ask(path, Gitignore::Entry::file) == Gitignore::Answer::ignored);
  const Gitignore none(patterns + "\n!*\n");
  expect(!is_named || none.ask(path, Gitignore::Entry::file) == Gitignore::Answer::included);
  return 0;
}
