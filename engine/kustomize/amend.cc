#include "engine/kustomize/amend.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/kustomize/field_types.h"

namespace sidelint::kustomize {
namespace {

// One field of an image over that of the same name. The tag and the digest are one: who gives either takes both.
void merge_image(yaml::Value& image, const yaml::Value& over) {
  const auto is_given = [&](std::string_view field) { return !text_in(over, field).empty(); };
  if (is_given("newName")) image.set("newName", *over.find("newName"));
  if (!is_given("newTag") && !is_given("digest")) return;
  for (const std::string_view field : {"newTag", "digest"}) {
    image.erase(field);
    if (is_given(field)) image.set(field, *over.find(field));
  }
}

void append_image(yaml::Value& list, const yaml::Value& image) {
  const auto same = std::ranges::find_if(
      list.items, [&](const yaml::Value& each) { return text_in(each, "name") == text_in(image, "name"); });
  if (same == list.items.end()) {
    list.items.push_back(image);
  } else {
    merge_image(*same, image);
  }
}

// The counts of the same name are replaced.
void append_replica(yaml::Value& list, const yaml::Value& replica) {
  std::erase_if(list.items, [&](const yaml::Value& each) { return text_in(each, "name") == text_in(replica, "name"); });
  list.items.push_back(replica);
}

void amend_field(yaml::Value& root, const yaml::Entry& field) {
  yaml::Value* own = root.find(field.key);
  if (own == nullptr || !field.value.is_collection()) {
    root.set(field.key, field.value, field.key_origin);
    return;
  }
  for (const yaml::Entry& entry : field.value.entries) own->set(entry.key, entry.value, entry.key_origin);
  for (const yaml::Value& item : field.value.items) {
    if (field.key == "images") {
      append_image(*own, item);
    } else if (field.key == "replicas") {
      append_replica(*own, item);
    } else {
      own->items.push_back(item);
    }
  }
}

}  // namespace

bool amend(Run& run, Kustomization& file, const Amendment& amendment) {
  yaml::Value fields = amendment.fields;
  if (!conform(run, fields, kustomization_fields(), Unlisted::refused)) return false;
  for (const yaml::Entry& field : fields.entries) amend_field(file.root, field);
  return true;
}

}  // namespace sidelint::kustomize
