// The patterns of one .gitignore file, as git 2.39 reads and applies them (gitignore(5)).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint {

class Gitignore {
 public:
  explicit Gitignore(std::string_view text);

  enum class Answer : unsigned char { silent, ignored, included };
  enum class Entry : unsigned char { file, directory };
  // What the last matching pattern says of the path, relative to the folder of the .gitignore file. Nothing is said of
  // what lies below: a file in an ignored folder stays ignored, so a walk must not enter the folder.
  Answer ask(std::string_view path, Entry entry) const;

  bool empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::string glob;
    std::size_t literal;  // the length of the glob's part before the first wildcard
    bool negated;
    bool directories_only;
    bool anchored;      // holds a slash: matched against the whole path, not the last component
    bool star_literal;  // `*` and then no wildcard, the most frequent form
  };
  static bool matches(const Pattern& pattern, std::string_view path, std::string_view name);
  void add(std::string_view line);

  std::vector<Pattern> patterns_;  // the last line first, for that has the say
};

}  // namespace sidelint
