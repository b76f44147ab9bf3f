// Shortening and breaking of texts by bytes: Masterminds/goutils v1.1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::gotmpl {

// At most `width` bytes, with dots for what was left out; `offset` is what should stay visible on the left.
std::string abbreviated(std::string_view text, std::int64_t offset, std::int64_t width);

enum class LongWords : std::uint8_t { stay, break_up };
// Lines of at most `width` bytes where spaces allow it; an empty separator stands for a line end.
std::string wrapped(std::string_view text, std::int64_t width, std::string_view separator, LongWords long_words);

}  // namespace sidelint::gotmpl
