#include "engine/decide/steps/labels.h"

#include <algorithm>
#include <cstddef>

#include "engine/decide/keys.h"

namespace sidelint::decide {

std::string label_text(std::string_view key, std::string_view value) {
  if (value == kOtherValue) return std::string(key) + " with another value";
  return std::string(key) + '=' + (value.empty() ? "\"\"" : std::string(value));
}

Evidence label_evidence(std::string_view key, const std::string* value, const model::FieldMap* fields,
                        OriginId otherwise) {
  if (value == nullptr) return {std::string(key) + " absent", otherwise};
  const model::Field* field = fields == nullptr ? nullptr : fields->find(key);
  return {label_text(key, *value), field != nullptr && field->value == *value ? field->at : OriginId()};
}

std::vector<std::string_view> mentioned_keys(const World& world, LabelsOf labels_of,
                                             std::span<const std::string_view> first) {
  std::vector<std::string_view> keys;
  for (const Hook* hook : world.hooks) {
    const model::Selector& selector =
        labels_of == LabelsOf::pod ? hook->entry->object_selector : hook->entry->namespace_selector;
    for (const model::Requirement& requirement : selector.requirements) keys.push_back(requirement.key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const auto rank = [&](std::string_view key) { return std::find(first.begin(), first.end(), key) - first.begin(); };
  std::stable_sort(keys.begin(), keys.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
  return keys;
}

std::string enumerate(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : std::string_view(", ");
    text += words[i];
  }
  return text;
}

}  // namespace sidelint::decide
