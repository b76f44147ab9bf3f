// From what a rule proposes to edits of bytes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "engine/diag/fix.h"
#include "engine/yaml/edit.h"
#include "engine/yaml/stream.h"
#include "linter/analysis.h"
#include "rules/report.h"

namespace sidelint::linter {

// Keeps the document that it edited last, so proposals are best handed in by place. Not thread-safe.
class FixPlanner {
 public:
  explicit FixPlanner(const Analysis& analysis) : analysis_(analysis) {}

  // A fix without edits can only be shown, and says what is in its way. `written_over` are places whose text another
  // hand has written over (Diagnostic::chain): to edit it there is in vain.
  Fix plan(const rules::ProposedFix& proposed, const std::vector<Span>& written_over);

 private:
  struct Document {
    yaml::Piece piece;
    edit::Editor editor;
  };
  const edit::Editor* editor_at(Span place);

  const Analysis& analysis_;
  std::map<SourceId, std::vector<yaml::Piece>> pieces_;
  std::optional<Document> document_;
  std::size_t tried_ = 0;  // bytes of documents, once a fix
};

}  // namespace sidelint::linter
