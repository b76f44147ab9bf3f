#include "engine/gotmpl/template_set.h"

#include <utility>

namespace sidelint::gotmpl {

std::optional<TemplateError> TemplateSet::parse(std::string name, std::string text, const Delimiters& delimiters) {
  const Source& source = library_->add_source(std::move(name), std::move(text));
  Parsed parsed = gotmpl::parse(
      source, delimiters, [this](std::string_view function) { return has_function(function); }, library_->arena(),
      blocks);
  if (parsed.error) return std::move(parsed.error);
  for (auto& [tree_name, tree] : parsed.trees) {
    if (find(tree_name) != nullptr && is_empty(tree.root)) continue;
    trees_.set(tree_name, library_->arena().make<Tree>(tree));
  }
  return std::nullopt;
}

TemplateSet TemplateSet::clone_into(Library& library) const {
  TemplateSet copy = *this;
  copy.library_ = &library;
  return copy;
}

void TemplateSet::forget(std::string_view name) { trees_.remove(name); }

const Tree* TemplateSet::find(std::string_view name) const {
  const Tree* const* found = trees_.find(name);
  return found == nullptr ? nullptr : *found;
}

ReadStatement TemplateSet::read_blocks(const Statement& statement, Blocks inner) const {
  if (statement.unread == nullptr) return {&statement};
  return gotmpl::read_blocks(
      statement, [this](std::string_view function) { return has_function(function); }, inner);
}

const Statement& TemplateSet::as_whole(const Statement& statement) const {
  const ReadStatement read = read_blocks(statement, Blocks::read);
  return read.error ? statement : *read.statement;
}

}  // namespace sidelint::gotmpl
