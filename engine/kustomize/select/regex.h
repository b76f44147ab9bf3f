// Regular expressions as Go has them: a name for RE2, which lives in one file.
#pragma once

#include <memory>
#include <string_view>

namespace sidelint::kustomize {

class Regex {
 public:
  explicit Regex(std::string_view pattern);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // Whether the pattern is one.
  bool ok() const;
  // Whether it is found somewhere in the text.
  bool finds(std::string_view text) const;
  // Whether it is the whole text.
  bool matches(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace sidelint::kustomize
