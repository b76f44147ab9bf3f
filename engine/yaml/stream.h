// From a file's bytes to its documents, before anything is parsed: encoding, document split, and a sniff that tells
// documents that nobody needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/span.h"

namespace sidelint::yaml {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be };

// What a file's bytes are in UTF-8, or why they are no text.
struct Decoded {
  // The file's own bytes, with their byte order mark if there is one, so that offsets are the file's;
  // UTF-16 (which has a mark) turned to UTF-8 without one.
  std::string text;
  std::optional<std::string> refused;  // "holds NUL bytes: not a text file", "is not UTF-8 (byte 17)"; 0-based
  Encoding encoding = Encoding::utf8;
};
Decoded decode(std::string bytes);

enum class Syntax : std::uint8_t { yaml, json };

// A document of a stream. Mirrors k8s.io/apimachinery util/yaml (0.36) as kubectl uses it: a line that starts with
// `---` ends the document before it; a text whose first character is a brace is a stream of JSON values, if it is JSON.
struct Piece {
  // Why it is no document. kubectl stops there; the pieces that follow are what its reader would go on with.
  enum class Refusal : std::uint8_t {
    none,
    separator,  // what stands behind `---` is no comment: `bytes` is the separator, the document before it is lost
    json,       // the stream is JSON and goes on as something else
    neither,
  };

  // The document without the separator line that ends it. A separator with nothing before it is part of the document.
  Span bytes;
  Syntax syntax = Syntax::yaml;
  Refusal refusal = Refusal::none;  // only of the first that is refused: the others are left out

  bool is_refused() const { return refusal != Refusal::none; }
};
// The reason in the real reader's words; empty if it is not refused. `text` is the whole source.
std::string why_refused(const Piece& piece, std::string_view text);

std::vector<Piece> split(std::string_view text, SourceId source);
// The same for a text that is YAML whatever it begins with: the documents of YAMLReader.
std::vector<Piece> split_yaml(std::string_view text, SourceId source);

// The values that a document's top-level `key` may have, told from its bytes alone.
struct Sniffed {
  enum class Sure : std::uint8_t { no, yes } sure;  // no: only parsing can tell
  std::vector<std::string_view> values;             // every candidate, in written order; empty if the key is absent
};
// Conservative: if `sure` is yes, a parser finds one of `values` under that key, or the key is absent, or the document
// is unreadable. Looks at lines that start in column 0 only.
Sniffed sniff(std::string_view document, std::string_view key);

}  // namespace sidelint::yaml
