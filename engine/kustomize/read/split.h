// The documents of a text, as kyaml cuts it.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "engine/kustomize/read/files.h"
#include "engine/source/span.h"

namespace sidelint::kustomize {

// A line that starts with `---`, but the first and the last line of the text, ends a document; a comment may follow it.
// Of each piece only the first YAML document counts. Mirrors kyaml 0.21, kio/byteio_reader.go, splitDocuments.
std::variant<std::vector<Span>, Flaw> split_documents(std::string_view text, SourceId source);

}  // namespace sidelint::kustomize
