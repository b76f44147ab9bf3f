// The four kinds of texts in TOML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sidelint::helm {

struct TomlText {
  std::string text;
  std::size_t end = 0;  // behind the closing quotes, or where the mistake stands
  std::string error;
};
// `toml[begin]` is a quote.
TomlText read_toml_text(std::string_view toml, std::size_t begin);

}  // namespace sidelint::helm
