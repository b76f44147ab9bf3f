// Places as the protocol writes them: lines and characters from zero, in the encoding that the client chose; files as
// URIs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/source/source_map.h"
#include "linter/lsp/json.h"

namespace sidelint::linter::lsp {

enum class Encoding : std::uint8_t { utf8, utf16 };

Json position_of(std::string_view text, std::uint32_t offset, Encoding encoding);
Json range_of(std::string_view text, Span span, Encoding encoding);
// The byte of a position; one beyond its line is the line's end.
std::uint32_t offset_of(std::string_view text, const Json& position, Encoding encoding);

// `file:///a%20b` is `/a b`; anything but a file of this machine is empty.
std::string path_of(std::string_view uri);

}  // namespace sidelint::linter::lsp
