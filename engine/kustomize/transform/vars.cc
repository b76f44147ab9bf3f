// Mirrors kustomize api 0.21, internal/accumulator/resaccumulator.go and filters/refvar.
#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/paths.h"
#include "engine/kustomize/transform/replacements.h"

namespace sidelint::kustomize {
namespace {

using Values = std::map<std::string, yaml::Value, std::less<>>;

// Whom a var reads: without a namespace an object of any.
bool is_meant(const Id& id, const yaml::Value& reference) {
  const std::string_view api_version = text_in(reference, "apiVersion");
  Gvk gvk{std::string(text_in(reference, "group")), std::string(text_in(reference, "version")),
          std::string(text_in(reference, "kind"))};
  if (!api_version.empty()) {
    const Gvk given = gvk_of(api_version, gvk.kind);
    gvk.version = given.version;
    if (!given.group.empty()) gvk.group = given.group;
  }
  const std::string_view ns = text_in(reference, "namespace");
  if (id.name != text_in(reference, "name") || id.gvk != gvk) return false;
  return ns.empty() || effective_namespace({{}, {}, std::string(ns), false}) == effective_namespace(id);
}

class Expander {
 public:
  Expander(Run& run, const Values& values) : run_(run), values_(values) {}

  bool expand(yaml::Value& value) {
    if (value.is(yaml::Kind::mapping)) {
      return std::ranges::all_of(value.entries, [this](yaml::Entry& entry) { return expand_text(entry.value); });
    }
    if (!value.is(yaml::Kind::sequence)) return expand_text(value);
    return std::ranges::all_of(value.items, [this](yaml::Value& item) {
      return item.is(yaml::Kind::string) ? expand_text(item)
                                         : run_.refuse(run_.place(item), "a var can be replaced in a string only");
    });
  }

 private:
  bool expand_text(yaml::Value& value) {
    if (!value.is(yaml::Kind::string) || value.text.find('$') == std::string::npos) return true;
    const std::string_view text = value.text;
    if (text.starts_with("$(") && text.find(')') == text.size() - 1) {
      const auto found = values_.find(text.substr(2, text.size() - 3));
      if (found == values_.end()) return true;
      return write(value, found->second.kind, found->second.text, found->second);
    }
    std::string expanded;
    const yaml::Value* used = nullptr;
    for (std::size_t i = 0; i < text.size();) i = read(text, i, expanded, used);
    return expanded == value.text || write(value, yaml::Kind::string, expanded, used == nullptr ? value : *used);
  }

  // Takes a piece of the text from `i` on; where the next begins.
  std::size_t read(std::string_view text, std::size_t i, std::string& expanded, const yaml::Value*& used) {
    if (text[i] != '$' || i + 1 == text.size()) return expanded += text[i], i + 1;
    if (text[i + 1] == '$') return expanded += '$', i + 2;
    const std::size_t close = text[i + 1] == '(' ? text.find(')', i + 2) : std::string_view::npos;
    if (close == std::string_view::npos) return expanded += text.substr(i, 2), i + 2;
    const auto found = values_.find(text.substr(i + 2, close - i - 2));
    if (found == values_.end()) return expanded += text.substr(i, close - i + 1), close + 1;
    used = &found->second;
    return expanded += found->second.text, close + 1;
  }

  bool write(yaml::Value& value, yaml::Kind kind, std::string text, const yaml::Value& by) {
    value.kind = kind;
    value.text = std::move(text);
    const Span at = run_.place(by);
    if (at != Span{}) value.origin = run_.transformed({at, "vars"}, value.origin);
    return run_.charge_text(value.text.size());
  }

  Run& run_;
  const Values& values_;
};

// Of each var the object whose field it reads.
using Readers = std::map<std::string_view, std::size_t>;

Readers readers_in(const ResourceList& list) {
  Readers readers;
  for (std::size_t i = 0; i < list.items().size(); ++i)
    for (const std::string& name : list.items()[i].vars) readers.emplace(name, i);
  return readers;
}

// Empty (and a refusal) if the field that the var names is not there.
std::optional<yaml::Value> value_of_var(Run& run, ResourceList& list, const Readers& readers, const std::string& name,
                                        const yaml::Value& record) {
  const auto reader = readers.find(name);
  if (reader == readers.end()) {
    if (run.miss(run.place(record), "the var `" + name + "` reads no object")) return yaml::Value::mapping();
    return std::nullopt;
  }
  const yaml::Value* reference = record.find("fieldref");
  std::string_view path = reference == nullptr ? std::string_view() : text_in(*reference, "fieldPath");
  if (path.empty()) path = "metadata.name";
  const LookedUp found = look_up(list.edit()[reader->second].value, split_indexes(split_field_path(path)));
  if (found.value != nullptr) return *found.value;
  run.refuse(run.place(record), "the field of the var `" + name + "` is not there");
  return std::nullopt;
}

}  // namespace

bool merge_vars(Run& run, Vars& vars, const Vars& added, Span at) {
  return std::ranges::all_of(added, [&](const auto& entry) {
    return vars.emplace(entry).second || run.refuse(at, "the var `" + entry.first + "` is defined twice");
  });
}

bool add_vars(Run& run, ResourceList& list, const std::vector<yaml::Value>& records, Vars& vars) {
  for (const yaml::Value& record : records) {
    const std::string name(text_in(record, "name"));
    const yaml::Value* reference = record.find("objref");
    if (reference != nullptr) {
      const auto found =
          list.with_any_id(text_in(*reference, "name"), [reference](const Id& id) { return is_meant(id, *reference); });
      if (found.size() > 1) return run.refuse(run.place(record), "the var `" + name + "` means several objects");
      const auto note = [&name](Resource& resource) {
        resource.vars.push_back(name);
        return true;
      };
      if (found.size() == 1) list.change(found.front(), note);
    }
    if (!merge_vars(run, vars, {{name, record}}, run.place(record))) return false;
  }
  return true;
}

bool resolve_vars(Run& run, ResourceList& list, const Vars& vars, const FieldSpecs& places) {
  Values values;
  const Readers readers = readers_in(list);
  for (const auto& [name, record] : vars) {
    std::optional<yaml::Value> value = value_of_var(run, list, readers, name, record);
    if (!value) return false;
    if (!value->is_collection()) values.emplace(name, *std::move(value));
  }
  if (values.empty()) return true;
  Expander expander(run, values);
  for (Resource& resource : list.edit()) {
    for (const FieldSpec& place : places) {
      const auto expand = [&expander](yaml::Value& value) { return expander.expand(value); };
      if (!for_each_field(run, resource.value, place, Missing::left_out, expand)) return false;
    }
  }
  return true;
}

}  // namespace sidelint::kustomize
