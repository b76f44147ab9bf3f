#include "engine/gotmpl/template_set.h"

#include <utility>

namespace sidelint::gotmpl {

std::optional<TemplateError> TemplateSet::parse(std::string name, std::string text, const Delimiters& delimiters) {
  const Source& source = library_->add_source(std::move(name), std::move(text));
  Parsed parsed =
      gotmpl::parse(source, delimiters, [this](std::string_view function) { return has_function(function); });
  if (parsed.error) return std::move(parsed.error);
  for (auto& [tree_name, tree] : parsed.trees) {
    const auto known = trees_.find(tree_name);
    if (known != trees_.end() && is_empty(tree.root)) continue;
    trees_[tree_name] = &library_->add_tree(std::move(tree));
  }
  return std::nullopt;
}

TemplateSet TemplateSet::clone_into(Library& library) const {
  TemplateSet copy = *this;
  copy.library_ = &library;
  return copy;
}

void TemplateSet::forget(std::string_view name) {
  if (const auto found = trees_.find(name); found != trees_.end()) trees_.erase(found);
}

const Tree* TemplateSet::find(std::string_view name) const {
  const auto found = trees_.find(name);
  return found == trees_.end() ? nullptr : found->second;
}

}  // namespace sidelint::gotmpl
