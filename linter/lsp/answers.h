// What an editor is told of a file: findings as diagnostics, verdicts as symbols, traces as hovers, fixes as actions.
#pragma once

#include <cstdint>
#include <string>

#include "linter/lsp/places.h"
#include "linter/lsp/workspace.h"

namespace sidelint::linter::lsp {

// A file, or a part of it, in what was found.
struct Asked {
  const Inspected& inspected;
  SourceId source;
  Encoding encoding;

  std::string_view text() const { return inspected.analysis->sources.text(source); }
};

Json diagnostics(const Asked& asked);
Json symbols(const Asked& asked);
// The trace of the workload that the byte belongs to; null if it belongs to none.
Json hover(const Asked& asked, std::uint32_t offset);
// The fixes of findings that touch the bytes.
Json actions(const Asked& asked, std::uint32_t begin, std::uint32_t end);

}  // namespace sidelint::linter::lsp
