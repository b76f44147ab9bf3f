#include <algorithm>
#include <string>
#include <utility>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/select/regex.h"
#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

struct Reference {
  std::string name;
  std::string tag;
  std::string digest;
};

// `host:80/app:1.2@sha256:…` in its parts: a colon before the last slash belongs to the host.
Reference split(std::string_view image) {
  std::size_t slash = image.find('/');
  if (slash == std::string_view::npos) slash = 0;
  const std::size_t at = image.find('@', slash);
  const std::size_t colon = image.find(':', slash);
  const std::size_t name_end = std::min({at, colon, image.size()});
  Reference reference{std::string(image.substr(0, name_end)), {}, {}};
  if (colon < at) reference.tag = image.substr(colon + 1, at == std::string_view::npos ? at : at - colon - 1);
  if (at != std::string_view::npos) reference.digest = image.substr(at + 1);
  return reference;
}

class ImageChange {
 public:
  explicit ImageChange(const yaml::Value& record)
      : record_(record), name_("^" + std::string(text_in(record, "name")) + std::string(kTagAndDigest)) {}

  bool apply(Run& run, yaml::Value& value) const {
    if (value.is_collection()) return run.refuse(run.place(value), "an image must be a string");
    if (!name_.ok() || !name_.finds(value.text)) return true;
    Reference image = split(value.text);
    const std::string_view new_name = text_in(record_, "newName");
    const std::string_view new_tag = text_in(record_, "newTag");
    const std::string_view digest = text_in(record_, "digest");
    const std::string_view suffix = text_in(record_, "tagSuffix");
    if (!new_name.empty()) image.name = new_name;
    if (!new_tag.empty() || !digest.empty()) {
      image.tag = new_tag;
      image.digest = digest;
    } else if (!suffix.empty()) {
      image.tag += suffix;
      image.digest.clear();
    }
    std::string text = std::move(image.name);
    if (!image.tag.empty()) (text += ':') += image.tag;
    if (!image.digest.empty()) (text += '@') += image.digest;
    return write_plain(run, {run.place(record_), "images"}, value, text);
  }

 private:
  static constexpr std::string_view kTagAndDigest =
      "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$";
  const yaml::Value& record_;
  Regex name_;
};

using Places = std::vector<yaml::Value*>;

// The images of all lists named `containers` or `initContainers`, wherever they stand. False if one holds no mappings.
bool collect(Run& run, yaml::Value& value, Places& places) {
  for (yaml::Value& item : value.items)
    if (!collect(run, item, places)) return false;
  for (yaml::Entry& entry : value.entries) {
    if (!collect(run, entry.value, places)) return false;
    if (entry.key != "containers" && entry.key != "initContainers") continue;
    for (yaml::Value& container : entry.value.items) {
      if (container.is(yaml::Kind::null)) continue;
      if (!container.is(yaml::Kind::mapping)) return run.refuse(run.place(container), "a container must be a mapping");
      if (yaml::Value* image = container.find("image")) places.push_back(image);
    }
  }
  return true;
}

}  // namespace

bool set_images(Run& run, ResourceList& list, const std::vector<yaml::Value>& images, const FieldSpecs& specs) {
  std::vector<ImageChange> changes;
  for (const yaml::Value& image : images) changes.emplace_back(image);
  for (Resource& resource : list.edit()) {
    const yaml::Value* kind = resource.value.find("kind");
    if (kind != nullptr && kind->text == "CustomResourceDefinition") continue;
    Places places;
    if (!collect(run, resource.value, places)) return false;
    const auto add = [&places](yaml::Value& value) { return places.push_back(&value), true; };
    for (const FieldSpec& spec : specs)
      if (!for_each_field(run, resource.value, spec, Missing::left_out, add)) return false;
    for (const ImageChange& change : changes)
      for (yaml::Value* place : places)
        if (!change.apply(run, *place)) return false;
  }
  return true;
}

}  // namespace sidelint::kustomize
