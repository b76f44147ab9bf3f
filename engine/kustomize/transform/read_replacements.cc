#include <string>
#include <utility>

#include "engine/kustomize/field_types.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/transform/replacements.h"

namespace sidelint::kustomize {
namespace {

// The rule of `replacements:` itself, for what stands in files.
std::span<const FieldRule> replacement_fields() {
  for (const FieldRule& rule : kustomization_fields())
    if (rule.name == "replacements") return rule.of;
  return {};
}

bool read_file(Run& run, const yaml::Value& path, std::string_view folder, std::vector<yaml::Value>& replacements) {
  const Run::Text text = run.read(folder, path, "replacements");
  if (text.is != Run::Text::Is::there) return text.is == Run::Text::Is::unknown;
  const ParsedText& parsed = run.files().first_document(text.source);
  if (parsed.flaw) return run.refuse(parsed.flaw->at, parsed.flaw->message);
  const yaml::Node root = parsed.documents.empty() ? yaml::Node() : parsed.documents.front().document->root();
  yaml::Value read = root ? yaml::to_value(root) : yaml::Value::null();
  if (read.is(yaml::Kind::mapping)) {
    yaml::Value list = yaml::Value::sequence(read.origin);
    list.items.push_back(std::move(read));
    read = std::move(list);
  }
  if (!read.is(yaml::Kind::sequence)) return run.refuse(run.place(path), "a file of replacements must hold some");
  for (yaml::Value& replacement : read.items) {
    if (!conform(run, replacement, replacement_fields(), Unlisted::ignored)) return false;
    replacements.push_back(std::move(replacement));
  }
  return true;
}

}  // namespace

bool read_replacements(Run& run, const std::vector<yaml::Value>& entries, std::string_view folder,
                       std::vector<yaml::Value>& replacements) {
  for (const yaml::Value& entry : entries) {
    const yaml::Value* path = entry.find("path");
    if (path == nullptr || path->text.empty()) {
      replacements.push_back(entry);
      continue;
    }
    if (entry.find("source") != nullptr || !list_in(entry, "targets").empty())
      return run.refuse(run.place(entry), "cannot specify both a path and a replacement");
    if (!read_file(run, *path, folder, replacements)) return false;
  }
  return true;
}

}  // namespace sidelint::kustomize
