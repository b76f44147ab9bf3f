// From bytes to a tree: one YAML document, read as Kubernetes' clients read it.
//
// Mirrors sigs.k8s.io/yaml 1.6 (its go-yaml v2 fork): YAML 1.1 booleans, octals and nulls, merge keys, !!binary, string
// keys, the last of duplicate keys wins, excessive aliasing is refused. libyaml supplies the events.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/yaml/node.h"
#include "engine/yaml/stream.h"

namespace sidelint::yaml {

inline constexpr std::size_t kMaxDepth = 1000;  // nesting; deeper documents are a Problem

// Why a document cannot be read: the parser's own words, and where.
struct Problem {
  Span at;
  std::string message;             // "did not find expected ',' or ']'"
  std::optional<Span> context_at;  // where the construct began
  std::string context;             // "while parsing a flow sequence"
};

using Loaded = std::variant<std::unique_ptr<const Document>, Problem>;

// What becomes of a key that is a boolean to YAML 1.1 alone (`y`, `on`, `No`): "true" or "false" as in JSON, or, where
// go-yaml v3 reads it, the text that is written.
enum class WordKeys : std::uint8_t { as_json, as_written };

// The first document of a text, as sigs.k8s.io/yaml's YAMLToJSON reads it; of a text without one the root is absent.
// `text` is the whole source; `bytes` the document in it. Aliases and merged keys get entries in shard `bytes.source`.
Loaded load(std::string_view text, Span bytes, Origins& origins, WordKeys words = WordKeys::as_json);

// A piece of a stream as kubectl reads it: JSON as JSON; YAML with the line ends that apimachinery's line reader gives
// it, that is, with one behind the last line.
Loaded load_piece(std::string_view text, const Piece& piece, Origins& origins);

// Reads the YAML that stands in a string value (a ConfigMap's key). Of a literal block scalar each value keeps its own
// span in the source; of any other style all values have the scalar's. `text` is the whole source of the scalar.
Loaded load_embedded(std::string_view text, Node scalar, Origins& origins, WordKeys words = WordKeys::as_json);

}  // namespace sidelint::yaml
