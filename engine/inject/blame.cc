#include "engine/inject/blame.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/istio/annotations.h"

namespace sidelint::inject {

using yaml::Value;

std::string annotation_errors(const Value& pod, istio::Release release) {
  const Value* annotations = pod.find_path({"metadata", "annotations"});
  if (!annotations) return {};
  std::vector<istio::AnnotationValue> all;
  for (const yaml::Entry& entry : annotations->entries) all.push_back({entry.key, entry.value.text});
  return istio::refuse_annotations(std::move(all), release);
}

OriginId refused_annotation(const Value& pod, istio::Release release) {
  const Value* annotations = pod.find_path({"metadata", "annotations"});
  if (!annotations) return {};
  for (const yaml::Entry& entry : annotations->entries)
    if (istio::refuse_annotation(entry.key, entry.value.text, release)) return entry.value.origin;
  return {};
}

OriginId value_named_in(const gotmpl::TemplateError& error, const Value& pod) {
  if (!error.source) return {};
  const std::string_view text = error.source->text;
  const std::size_t before = text.rfind('\n', std::min(error.offset, text.size()));
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  for (const std::string_view which : {"annotations", "labels"})
    if (const Value* map = pod.find_path({"metadata", which}))
      for (const yaml::Entry& entry : map->entries)
        if (line.find(entry.key) != std::string_view::npos) return entry.value.origin;
  return {};
}

}  // namespace sidelint::inject
