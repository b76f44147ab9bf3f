#include "engine/kustomize/print/comments.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace sidelint::kustomize {
namespace {

// Whether a comment stands behind the key, and no value in flow style below it: kustomize keeps that comment between
// the key and whatever becomes of the value.
bool is_commented(std::string_view behind_key) {
  behind_key.remove_prefix(std::min(behind_key.find_first_not_of(" :"), behind_key.size()));
  if (!behind_key.starts_with('#')) return false;
  while (behind_key.starts_with('#')) {
    behind_key.remove_prefix(std::min(behind_key.find('\n'), behind_key.size()));
    behind_key.remove_prefix(std::min(behind_key.find_first_not_of(" \r\n"), behind_key.size()));
  }
  return !behind_key.starts_with('{') && !behind_key.starts_with('[');
}

const yaml::Entry* find_emptied(const yaml::Value& value, const std::function<bool(OriginId)>& has_comment) {
  for (const yaml::Value& item : value.items)
    if (const yaml::Entry* found = find_emptied(item, has_comment)) return found;
  for (const yaml::Entry& entry : value.entries) {
    const bool is_empty = entry.value.is_collection() && entry.value.items.empty() && entry.value.entries.empty();
    if (is_empty && has_comment(entry.key_origin)) return &entry;
    if (const yaml::Entry* found = find_emptied(entry.value, has_comment)) return found;
  }
  return nullptr;
}

}  // namespace

bool check_comments(Run& run, const Resource& resource) {
  if (resource.lost_comments) return true;
  const SourceId source = resource.written.source;
  const yaml::Entry* emptied = find_emptied(resource.value, [&](OriginId key) {
    if (!key.is_written() || key.span().source != source) return false;
    const bool is_own = resource.written.begin <= key.span().begin && key.span().end <= resource.written.end;
    return is_own && is_commented(run.files().sources().text(source).substr(key.span().end));
  });
  if (emptied == nullptr) return true;
  return run.refuse(emptied->key_origin.span(),
                    "nothing is left of `" + emptied->key + "`, behind which a comment stands");
}

}  // namespace sidelint::kustomize
