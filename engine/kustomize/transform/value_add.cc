// ValueAddTransformer: one value in many places.
#include <algorithm>
#include <charconv>
#include <string>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/select/selector.h"
#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// The path with the value as a component of its own, `position` components from the front.
std::string insert_component(const std::string& path, std::size_t position, const std::string& value) {
  if (path.empty()) return value;
  std::vector<std::string> parts = split_path(path, '/');
  const std::size_t at = std::min(position, parts.size());
  parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at), value);
  std::string joined = path.starts_with('/') ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) (joined += i == 0 ? "" : "/") += parts[i];
  return joined;
}

std::size_t position_of(const yaml::Value& target) {
  const yaml::Value* given = target.find("filePathPosition");
  std::size_t position = 0;
  if (given != nullptr) std::from_chars(given->text.data(), given->text.data() + given->text.size(), position);
  return position;
}

bool add_to(Run& run, yaml::Value& object, const yaml::Value& target, const yaml::Value& value) {
  const Hand hand{run.place(target), "transformers"};
  const std::string path(text_in(target, "fieldPath"));
  if (path == "metadata/namespace") {
    const FieldSpecs none;
    return set_namespace(run, object, {value, none}, hand);
  }
  const std::size_t position = position_of(target);
  return for_each_field(run, object, {{}, path, true}, Missing::text, [&](yaml::Value& field) {
    const std::string text = position > 0 ? insert_component(field.text, position - 1, value.text) : value.text;
    return write_plain(run, hand, field, text);
  });
}

// The targets that the configuration lists, and those of the file that it names.
bool read_targets(Run& run, const yaml::Value& config, std::string_view folder, std::vector<yaml::Value>& targets) {
  targets = list_in(config, "targets");
  const yaml::Value* path = config.find("targetFilePath");
  if (path == nullptr || path->text.empty()) return true;
  const Run::Text text = run.read(folder, *path, "transformers");
  if (text.is != Run::Text::Is::there) return text.is == Run::Text::Is::unknown;
  const ParsedText& parsed = run.files().first_document(text.source);
  if (parsed.flaw) return run.refuse(parsed.flaw->at, parsed.flaw->message);
  const yaml::Node root = parsed.documents.empty() ? yaml::Node() : parsed.documents.front().document->root();
  const yaml::Node listed = root.find("targets");
  for (std::size_t i = 0; i < listed.size(); ++i) targets.push_back(yaml::to_value(listed.item(i)));
  return true;
}

}  // namespace

bool add_value(Run& run, ResourceList& list, const yaml::Value& config, std::string_view folder) {
  const yaml::Value* given = config.find("value");
  yaml::Value value = given != nullptr ? *given : yaml::Value::string("", config.origin);
  value.text = trimmed(value.text);
  if (value.text.empty()) value.text = folder.substr(folder.rfind('/') + 1);
  std::vector<yaml::Value> targets;
  if (!read_targets(run, config, folder, targets)) return false;
  if (targets.empty()) return run.refuse(run.place(config), "must specify at least one target");
  for (const yaml::Value& target : targets) {
    if (text_in(target, "fieldPath").empty()) return run.refuse(run.place(target), "fieldPath cannot be empty");
    std::optional<Selector> selector;
    if (const yaml::Value* record = target.find("selector")) {
      selector = Selector::read(run, *record);
      if (!selector) return false;
    }
    for (Resource& resource : list.edit()) {
      if (selector && !selector->selects(resource)) continue;
      if (!add_to(run, resource.value, target, value)) return false;
    }
  }
  return true;
}

}  // namespace sidelint::kustomize
