#include "engine/kustomize/resource_list.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "engine/kustomize/generate/base64.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/print/written_keys.h"

namespace sidelint::kustomize {
namespace {

bool refuse_double(Run& run, const Resource& resource, Span at) {
  return run.refuse(at, "may not add a resource whose id is taken: " + to_text(resource.id()));
}

using Texts = std::map<std::string, yaml::Value>;

void read_texts(const yaml::Value* mapping, Texts& texts) {
  if (mapping == nullptr) return;
  for (const yaml::Entry& entry : mapping->entries) {
    yaml::Value text = yaml::Value::string(entry.value.is(yaml::Kind::null) ? "" : entry.value.text);
    text.origin = entry.value.origin;
    texts.insert_or_assign(entry.key, std::move(text));
  }
}

void write_texts(yaml::Value& parent, std::string_view field, const Texts& texts) {
  if (texts.empty()) {
    parent.erase(field);
    return;
  }
  yaml::Value mapping = yaml::Value::mapping();
  for (const auto& [key, text] : texts) mapping.set(key, text);
  parent.set(field, std::move(mapping));
}

// The entries of both, those of `over` where both have them.
void merge_texts(yaml::Value& parent, std::string_view field, const yaml::Value* under, const yaml::Value* over) {
  Texts texts;
  read_texts(under, texts);
  read_texts(over, texts);
  write_texts(parent, field, texts);
}

void take_metadata(Resource& generated, const Resource& old) {
  yaml::Value* metadata = generated.value.find("metadata");
  if (metadata == nullptr) metadata = &generated.value.set("metadata", yaml::Value::mapping());
  for (const std::string_view field : {"labels", "annotations"}) {
    const yaml::Value before = metadata->find(field) != nullptr ? *metadata->find(field) : yaml::Value::mapping();
    merge_texts(*metadata, field, old.value.find_path({"metadata", field}), &before);
  }
  for (const std::string_view field : {"name", "namespace"}) {
    const yaml::Value* value = old.value.find_path({"metadata", field});
    if (value != nullptr && !value->text.empty())
      metadata->set(field, *value);
    else if (field == "namespace")
      metadata->erase(field);
  }
  generated.vars = old.vars;
  generated.earlier = old.earlier;
  generated.prefixes = old.prefixes;
  generated.suffixes = old.suffixes;
  generated.needs_hash = generated.needs_hash && old.needs_hash;
  generated.behaviour = old.behaviour;
}

// A Secret's stringData, encoded as the API server does.
yaml::Value encoded_data(const Resource& old) {
  const yaml::Value* data = old.value.find("data");
  yaml::Value all = data != nullptr ? *data : yaml::Value::mapping();
  const yaml::Value* plain = old.value.find("stringData");
  if (plain == nullptr || old.gvk() != Gvk{"", "v1", "Secret"}) return all;
  for (const yaml::Entry& entry : plain->entries)
    all.set(entry.key, yaml::Value::string(encode_base64(entry.value.text), entry.value.origin));
  return all;
}

void merge_data(Resource& generated, const Resource& old) {
  const yaml::Value under = encoded_data(old);
  for (const std::string_view field : {"data", "binaryData"}) {
    const yaml::Value* own = generated.value.find(field);
    const yaml::Value over = own != nullptr ? *own : yaml::Value::mapping();
    merge_texts(generated.value, field, field == "data" ? &under : old.value.find(field), &over);
  }
}

}  // namespace

std::string key_of(const Id& id) {
  std::string key = id.gvk.group;
  for (const std::string_view part : {std::string_view(id.gvk.version), std::string_view(id.gvk.kind),
                                      std::string_view(id.name), effective_namespace(id)})
    (key += '\n') += part;
  return key;
}

void ResourceList::refresh() {
  if (is_fresh_) return;
  ids_.clear();
  doubles_ = 0;
  for (const Resource& resource : items_) note_id(resource);
  is_fresh_ = true;
}

// False if another has it.
bool ResourceList::note_id(const Resource& resource) {
  const bool is_new = ids_[key_of(resource.id())]++ == 0;
  if (!is_new) ++doubles_;
  return is_new;
}

void ResourceList::forget_id(const std::string& key) {
  const auto known = ids_.find(key);
  if (--known->second == 0) {
    ids_.erase(known);
  } else {
    --doubles_;
  }
}

void ResourceList::note_names(std::size_t i) {
  const auto note = [&](std::string_view name) {
    std::vector<std::size_t>& bearers = names_[std::string(name)];
    const auto place = std::ranges::lower_bound(bearers, i);
    if (place == bearers.end() || *place != i) bearers.insert(place, i);
  };
  note(items_[i].name());
  for (const Resource::Earlier& earlier : items_[i].earlier) note(earlier.name);
}

std::vector<std::size_t> ResourceList::candidates(std::optional<std::string_view> name) {
  if (!name) {
    std::vector<std::size_t> all(items_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }
  if (!knows_names_) {
    names_.clear();
    for (std::size_t i = 0; i < items_.size(); ++i) note_names(i);
    knows_names_ = true;
  }
  const auto found = names_.find(std::string(*name));
  return found == names_.end() ? std::vector<std::size_t>() : found->second;
}

bool ResourceList::change(std::size_t i, const std::function<bool(Resource&)>& how) {
  refresh();
  const std::string before = key_of(items_[i].id());
  const bool goes_on = how(items_[i]);
  forget_id(before);
  note_id(items_[i]);
  may_hold_empty_ = may_hold_empty_ || is_absent(&items_[i].value);
  if (knows_names_) note_names(i);
  return goes_on;
}

bool ResourceList::append(Run& run, Resource resource, Span at) {
  refresh();
  run.definitions().meet(text_in(resource.value, "apiVersion"), text_in(resource.value, "kind"));
  if (!note_id(resource)) {
    is_fresh_ = false;
    return refuse_double(run, resource, at);
  }
  items_.push_back(std::move(resource));
  may_hold_empty_ = may_hold_empty_ || is_absent(&items_.back().value);
  if (knows_names_) note_names(items_.size() - 1);
  return true;
}

bool ResourceList::append_all(Run& run, std::vector<Resource> resources, Span at) {
  return std::ranges::all_of(resources, [&](Resource& resource) { return append(run, std::move(resource), at); });
}

bool ResourceList::check_ids(Run& run, Span at) {
  refresh();
  if (doubles_ == 0) return true;
  std::unordered_set<std::string> ids;
  for (const Resource& resource : items_)
    if (!ids.insert(key_of(resource.id())).second) return refuse_double(run, resource, at);
  return true;
}

bool ResourceList::absorb(Run& run, Resource generated, Span at) {
  const Id id = generated.id();
  const std::vector<std::size_t> found = with_any_id(id.name, [&id](const Id& other) { return same_id(id, other); });
  const bool joins = generated.behaviour == Behaviour::merge || generated.behaviour == Behaviour::replace;
  if (found.empty())
    return joins ? run.miss(at, to_text(id) + " does not exist; cannot merge or replace it")
                 : append(run, std::move(generated), at);
  if (found.size() > 1) return run.refuse(at, "several objects could be merged with " + to_text(id));
  if (!joins) return run.refuse(at, to_text(id) + " exists; behavior must be merge or replace");
  const Resource& old = items_[found.front()];
  if (generated.gvk() != old.gvk()) return run.refuse(at, to_text(id) + " has another kind by now; cannot replace it");
  const bool merges = generated.behaviour == Behaviour::merge;
  std::string note = merges && !old.origin_note.empty() ? old.origin_note : generated.origin_note;
  take_metadata(generated, old);
  if (merges) merge_data(generated, old);
  for (const std::string_view field : {"data", "binaryData"}) note_written_keys(generated, generated.value.find(field));
  note_written_keys(generated, generated.value.find_path({"metadata", "labels"}));
  generated.origin_note = std::move(note);
  return change(found.front(), [&generated](Resource& resource) {
    resource = std::move(generated);
    return true;
  });
}

void ResourceList::drop_empty() {
  if (!may_hold_empty_) return;
  may_hold_empty_ = false;
  const std::size_t before = items_.size();
  std::erase_if(items_, [](const Resource& resource) { return is_absent(&resource.value); });
  if (items_.size() == before) return;
  is_fresh_ = false;
  knows_names_ = false;
}

bool ResourceList::has_any_id(std::size_t i, const std::function<bool(const Id&)>& matches) const {
  const Resource& resource = items_[i];
  return !is_absent(&resource.value) &&
         (matches(resource.id()) || std::ranges::any_of(resource.earlier_ids(), matches));
}

std::vector<std::size_t> ResourceList::with_any_id(const std::function<bool(const Id&)>& matches) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < items_.size(); ++i)
    if (has_any_id(i, matches)) found.push_back(i);
  return found;
}

std::vector<std::size_t> ResourceList::with_any_id(std::string_view name,
                                                   const std::function<bool(const Id&)>& matches) {
  std::vector<std::size_t> found = candidates(name);
  std::erase_if(found, [&](std::size_t i) { return !has_any_id(i, matches); });
  return found;
}

}  // namespace sidelint::kustomize
