#include "engine/kustomize/select/selector.h"

#include <utility>

#include "engine/kustomize/kustomization.h"

namespace sidelint::kustomize {

Selector::Pattern::Pattern(std::string_view text) : text_(text) {
  constexpr std::string_view kMetacharacters = "\\.[](){}+?*^$|";
  if (text.find_first_of(kMetacharacters) != std::string_view::npos) regex_.emplace(text);
}

bool Selector::Pattern::matches(std::string_view text) const {
  if (text_.empty()) return true;
  return regex_ ? regex_->matches(text) : text == text_;
}

std::optional<Selector> Selector::read(Run& run, const yaml::Value& record) {
  Selector selector;
  for (const auto& [field, pattern] : {std::pair("group", &selector.group_), std::pair("version", &selector.version_),
                                       std::pair("kind", &selector.kind_), std::pair("name", &selector.name_),
                                       std::pair("namespace", &selector.ns_)}) {
    *pattern = Pattern(text_in(record, field));
    if (pattern->ok()) continue;
    run.refuse(run.place(*record.find(field)), "no regular expression");
    return std::nullopt;
  }
  selector.labels_text_ = text_in(record, "labelSelector");
  selector.annotations_text_ = text_in(record, "annotationSelector");
  std::optional<LabelSelector> labels = LabelSelector::parse(selector.labels_text_);
  std::optional<LabelSelector> annotations = LabelSelector::parse(selector.annotations_text_);
  if (!labels || !annotations) {
    run.refuse(run.place(*record.find(labels ? "annotationSelector" : "labelSelector")), "no label selector");
    return std::nullopt;
  }
  selector.labels_ = *std::move(labels);
  selector.annotations_ = *std::move(annotations);
  return selector;
}

bool Selector::selects_gvk(const Gvk& gvk) const {
  return group_.matches(gvk.group) && version_.matches(gvk.version) && kind_.matches(gvk.kind);
}

bool Selector::selects_id(const Id& id) const {
  return selects_gvk(id.gvk) && name_.matches(id.name) && ns_.matches(id.ns);
}

bool Selector::selects_metadata(const Resource& resource) const {
  return (labels_text_.empty() || labels_.matches(resource.value.find_path({"metadata", "labels"}))) &&
         (annotations_text_.empty() || annotations_.matches(resource.value.find_path({"metadata", "annotations"})));
}

// The name goes first: of many targets with a name each it rules out nearly all resources, at little cost.
bool Selector::selects(const Resource& resource) const {
  const std::string_view first_name = resource.earlier.empty() ? resource.name() : resource.earlier.front().name;
  if (!name_.matches(first_name) && !name_.matches(resource.name())) return false;
  const Id now = resource.id();
  if (!selects_gvk(now.gvk)) return false;
  const Id first = resource.original_id();
  if (!ns_.matches(effective_namespace(first)) && !ns_.matches(effective_namespace(now))) return false;
  return selects_metadata(resource);
}

bool Selector::names_anything() const {
  return !group_.is_any() || !version_.is_any() || !kind_.is_any() || !name_.is_any() || !ns_.is_any();
}

}  // namespace sidelint::kustomize
