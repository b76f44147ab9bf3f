#include "engine/kustomize/transform/patches.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>

#include "engine/kustomize/merge/strategic.h"
#include "engine/kustomize/print/comments.h"
#include "engine/kustomize/print/written_keys.h"

namespace sidelint::kustomize {
namespace {

// A field of metadata as it was before the patch: put back, or taken away again.
void restore(yaml::Value& object, std::string_view field, const std::optional<yaml::Value>& before) {
  yaml::Value* metadata = object.find("metadata");
  if (before) {
    if (metadata == nullptr) metadata = &object.set("metadata", yaml::Value::mapping());
    if (metadata->is(yaml::Kind::mapping)) metadata->set(field, *before);
  } else if (metadata != nullptr) {
    metadata->erase(field);
  }
}

std::optional<yaml::Value> copy_of(const yaml::Value* value) {
  if (value == nullptr) return std::nullopt;
  return *value;
}

// Kustomize keeps what it knows of an object in annotations, so a patch that replaces or deletes those makes it forget.
// The mark stands for them while a patch is merged.
constexpr std::string_view kMark = "internal.config.kubernetes.io/previousNames";

void set_mark(Resource& resource) {
  yaml::Value* metadata = resource.value.find("metadata");
  if (!resource.is_marked() || metadata == nullptr || !metadata->is(yaml::Kind::mapping)) return;
  if (is_absent(metadata->find("annotations"))) metadata->set("annotations", yaml::Value::mapping());
  yaml::Value* annotations = metadata->find("annotations");
  if (annotations->is(yaml::Kind::mapping)) annotations->set(kMark, yaml::Value::string("marked"));
}

// Whether the mark is still there.
bool erase_mark(Resource& resource) {
  yaml::Value* metadata = resource.value.find("metadata");
  yaml::Value* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
  return annotations != nullptr && annotations->erase(kMark);
}

void take_mark(Resource& resource) {
  if (!resource.is_marked() || erase_mark(resource)) return;
  Resource forgotten{std::move(resource.value), resource.written};
  forgotten.vars = std::move(resource.vars);
  forgotten.unprintable = std::move(resource.unprintable);
  forgotten.lost_comments = resource.lost_comments;
  resource = std::move(forgotten);
}

bool merge_into(Run& run, const PatchOrder& order, Resource& resource, yaml::Value patch) {
  yaml::Value& object = resource.value;
  const std::optional<yaml::Value> kind = copy_of(object.find("kind"));
  const std::optional<yaml::Value> name = copy_of(object.find_path({"metadata", "name"}));
  std::optional<yaml::Value> ns = copy_of(object.find_path({"metadata", "namespace"}));
  if (ns && ns->text.empty()) ns.reset();
  if (order.may_rename || order.may_change_kind) resource.remember_id();
  set_mark(resource);
  switch (merge_strategic(run, order.hand, object, std::move(patch))) {
    case Merged::refused:
      return false;
    case Merged::removed:
      object = yaml::Value::null();
      return true;
    case Merged::kept:
      break;
  }
  take_mark(resource);
  if (!order.may_change_kind && kind) object.set("kind", *kind);
  if (!order.may_rename) restore(object, "name", name);
  restore(object, "namespace", ns);
  return true;
}

// A patch that is copied for its targets loses its labels and annotations if they are empty or null, and their values
// become strings, nulls too.
void write_out(yaml::Value& patch, std::string_view field) {
  yaml::Value* metadata = patch.find("metadata");
  yaml::Value* texts = metadata == nullptr ? nullptr : metadata->find(field);
  if (texts == nullptr) return;
  if (texts->entries.empty()) {
    metadata->erase(field);
    return;
  }
  for (yaml::Entry& entry : texts->entries) {
    entry.value.kind = yaml::Kind::string;
    entry.value.style = yaml::Style::double_quoted;
    entry.value.items.clear();
    entry.value.entries.clear();
  }
}

yaml::Value patch_for(Resource& target, const yaml::Value& original) {
  yaml::Value patch = original;
  write_out(patch, "labels");
  write_out(patch, "annotations");
  if (const yaml::Value* labels = patch.find_path({"metadata", "labels"})) {
    const yaml::Value* present = target.value.find_path({"metadata", "labels"});
    for (const yaml::Entry& label : labels->entries)
      if (present == nullptr || present->find(label.key) == nullptr) note_written_key(target, label.key);
  }
  const yaml::Value* api_version = target.value.find("apiVersion");
  if (api_version == nullptr) {
    patch.erase("apiVersion");
  } else if (yaml::Value* own = patch.find("apiVersion")) {
    own->text = api_version->text;
  } else {
    patch.set("apiVersion", *api_version);
  }
  return patch;
}

// What a patch has left nothing of goes; a patch may have made ids alike.
bool settle(Run& run, ResourceList& list, const PatchOrder& order) {
  list.drop_empty();
  return list.check_ids(run, order.hand.at);
}

bool merge_by_id(Run& run, ResourceList& list, const PatchOrder& order, const Resource& patch) {
  const Id id = patch.id();
  const auto found = list.with_any_id(id.name, [&id](const Id& other) { return same_id(id, other); });
  if (found.empty()) return run.miss(order.hand.at, "no resource matches the patch of " + to_text(id));
  if (found.size() > 1) return run.refuse(order.hand.at, "several resources match the patch of " + to_text(id));
  const auto merge = [&](Resource& target) {
    yaml::Value merged = order.by_id_only ? patch_for(target, patch.value) : patch.value;
    if (order.may_rename || order.may_change_kind) write_out(merged, "annotations");  // kustomize notes the leave there
    return merge_into(run, order, target, std::move(merged));
  };
  return list.change(found.front(), merge) && (!order.by_id_only || settle(run, list, order));
}

// Of a target with a plain name only those are asked that bear it: there may be many patches of many objects.
bool for_each_target(ResourceList& list, const Selector& target, const std::function<bool(Resource&)>& how) {
  return std::ranges::all_of(list.candidates(target.plain_name()),
                             [&](std::size_t i) { return !target.selects(list.items()[i]) || list.change(i, how); });
}

bool merge_selected(Run& run, ResourceList& list, const PatchOrder& order) {
  if (order.merges.empty()) return true;
  const auto merge = [&](Resource& resource) {
    return merge_into(run, order, resource, patch_for(resource, order.merges.front().value));
  };
  return for_each_target(list, *order.target, merge) && settle(run, list, order);
}

bool apply_json(Run& run, ResourceList& list, const PatchOrder& order) {
  return for_each_target(list, *order.target, [&](Resource& resource) {
    if (!check_comments(run, resource)) return false;
    resource.lost_comments = true;
    if (order.remembers_id) resource.remember_id();
    set_mark(resource);
    if (!apply_json_patch(run, order.hand, order.operations, resource.value)) return false;
    if (!erase_mark(resource)) {  // kustomize puts its marks back, but for those of buildMetadata
      resource.origin_note.clear();
      resource.transformer_notes.clear();
    }
    write_out(resource.value, "annotations");
    return true;
  });
}

}  // namespace

bool apply_patch(Run& run, ResourceList& list, const PatchOrder& order) {
  if (order.is_json) return apply_json(run, list, order);
  if (order.target) return merge_selected(run, list, order);
  return std::ranges::all_of(order.merges, [&](const Resource& patch) { return merge_by_id(run, list, order, patch); });
}

}  // namespace sidelint::kustomize
