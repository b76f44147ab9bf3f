// Mirrors kustomize api 0.21, filters/replacement. Left out: YAML in texts, which the real program writes anew in its
// own style.
#include "engine/kustomize/transform/replacements.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/paths.h"
#include "engine/kustomize/read/embedded.h"
#include "engine/kustomize/read/read_objects.h"
#include "engine/kustomize/select/selector.h"

namespace sidelint::kustomize {
namespace {

constexpr std::size_t kLongestSplit = 1U << 20U;  // bytes of a text that is cut at a delimiter

struct Options {
  std::string delimiter;
  long long index = 0;
  bool create = false;
};

Options options_of(const yaml::Value& record) {
  Options options;
  const yaml::Value* given = record.find("options");
  if (given == nullptr) return options;
  options.delimiter = text_in(*given, "delimiter");
  options.create = is_set(*given, "create");
  if (const yaml::Value* index = given->find("index"))
    std::from_chars(index->text.data(), index->text.data() + index->text.size(), options.index);
  return options;
}

std::vector<std::string> split(std::string_view text, std::string_view delimiter) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(delimiter);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + delimiter.size());
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view delimiter) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) (text += i == 0 ? "" : delimiter) += parts[i];
  return text;
}

// All ids of an object, the present one with its namespace as written.
std::vector<Id> ids_of(const Resource& resource) {
  std::vector<Id> ids = resource.earlier_ids();
  ids.insert(ids.begin(), resource.id());
  ids.front().cluster_scoped = false;
  return ids;
}

bool is_selected_by(const Id& id, const yaml::Value& source) {
  const Gvk gvk{std::string(text_in(source, "group")), std::string(text_in(source, "version")),
                std::string(text_in(source, "kind"))};
  const std::string_view name = text_in(source, "name");
  const std::string_view ns = text_in(source, "namespace");
  return is_selected(id.gvk, gvk) && (name.empty() || name == id.name) &&
         (ns.empty() || effective_namespace({{}, {}, std::string(ns), false}) == effective_namespace(id));
}

enum class Found : std::uint8_t { yes, open, refused };

class Replacer {
 public:
  Replacer(Run& run, ResourceList& list, const yaml::Value& replacement)
      : run_(run), list_(list), replacement_(replacement), hand_{run.place(replacement), "replacements"} {}

  bool apply() {
    const yaml::Value* source = replacement_.find("source");
    const yaml::Value* literal = replacement_.find("sourceValue");
    const yaml::Value* targets = replacement_.find("targets");
    if ((source == nullptr && literal == nullptr) || targets == nullptr || targets->items.empty())
      return run_.refuse(hand_.at, "replacements must specify a source and at least one target");
    if (source != nullptr && literal != nullptr)
      return run_.refuse(hand_.at, "a replacement has either a source or a sourceValue");
    yaml::Value value = literal != nullptr ? yaml::Value::string(literal->text, literal->origin) : yaml::Value();
    if (source != nullptr) {
      const Found found = read_source(*source, value);
      if (found != Found::yes) return found == Found::open;
    }
    return std::ranges::all_of(targets->items, [&](const yaml::Value& target) { return write_target(target, value); });
  }

 private:
  Found read_source(const yaml::Value& source, yaml::Value& value) {
    std::optional<std::size_t> chosen;
    const std::string_view name = text_in(source, "name");
    for (const std::size_t i : list_.candidates(name.empty() ? std::nullopt : std::optional(name))) {
      const std::vector<Id> ids = ids_of(list_.items()[i]);
      if (!std::ranges::any_of(ids, [&](const Id& id) { return is_selected_by(id, source); })) continue;
      if (chosen) return run_.refuse(hand_.at, "the source selects several resources"), Found::refused;
      chosen = i;
    }
    if (!chosen) return run_.miss(hand_.at, "the source selects no resource") ? Found::open : Found::refused;
    const std::string_view path = text_in(source, "fieldPath");
    LookedUp found;
    list_.change(*chosen, [&](Resource& resource) {
      found = look_up(resource.value, split_field_path(path.empty() ? "metadata.name" : path));
      return true;
    });
    if (is_absent(found.value))
      return run_.refuse(hand_.at, "the source has no field `" + std::string(path) + "`"), Found::refused;
    value = *found.value;
    const Options options = options_of(source);
    if (options.delimiter.empty()) return Found::yes;
    if (value.is_collection()) return run_.refuse(hand_.at, "a delimiter needs a scalar"), Found::refused;
    if (value.text.size() > kLongestSplit)
      return run_.refuse(hand_.at, "the text is too long to be split"), Found::refused;
    const std::vector<std::string> parts = split(value.text, options.delimiter);
    if (options.index < 0 || options.index >= static_cast<long long>(parts.size()))
      return run_.refuse(hand_.at, "the source's index is out of bounds"), Found::refused;
    value.text = parts[static_cast<std::size_t>(options.index)];
    return Found::yes;
  }

  bool write_target(const yaml::Value& target, const yaml::Value& value) {
    const yaml::Value* select = target.find("select");
    if (select == nullptr) return run_.refuse(run_.place(target), "a target must select resources");
    const std::optional<Selector> selector = Selector::read(run_, *select);
    if (!selector) return false;
    std::vector<Selector> rejects;
    for (const yaml::Value& record : list_in(target, "reject")) {
      std::optional<Selector> reject = Selector::read(run_, record);
      if (!reject) return false;
      rejects.push_back(*std::move(reject));
    }
    const auto write = [&](Resource& resource) { return write_fields(resource.value, target, value); };
    return std::ranges::all_of(list_.candidates(selector->plain_name()), [&](std::size_t i) {
      const Resource& resource = list_.items()[i];
      const std::vector<Id> ids = ids_of(resource);
      if (!selector->selects_metadata(resource) || is_rejected(resource, ids, rejects)) return true;
      if (!std::ranges::any_of(ids, [&](const Id& id) { return selector->selects_id(id); })) return true;
      return list_.change(i, write);
    });
  }

  static bool is_rejected(const Resource& resource, const std::vector<Id>& ids, const std::vector<Selector>& rejects) {
    return std::ranges::any_of(rejects, [&](const Selector& reject) {
      if (reject.has_metadata() && reject.selects_metadata(resource)) return true;
      return reject.names_anything() && std::ranges::any_of(ids, [&](const Id& id) { return reject.selects_id(id); });
    });
  }

  bool write_fields(yaml::Value& object, const yaml::Value& target, const yaml::Value& value) {
    const Options options = options_of(target);
    std::vector<std::string> paths;
    for (const yaml::Value& path : list_in(target, "fieldPaths")) paths.push_back(path.text);
    if (paths.empty()) paths.emplace_back("metadata.name");
    for (const std::string& text : paths) {
      const std::vector<std::string> path = split_field_path(text);
      if (write_in_text(object, path, value, options)) continue;
      if (run_.refused()) return false;
      PathMatch match(options.create ? std::optional(value.kind) : std::nullopt);
      if (!match.find(object, path) || match.found().empty())
        return run_.refuse(run_.place(target), "no field `" + text + "` in the replacement's target");
      for (yaml::Value* field : match.found())
        if (!write_value(*field, value, options)) return false;
    }
    return true;
  }

  // Where the path leads into JSON that stands in a text. False if it does not.
  bool write_in_text(yaml::Value& object, const std::vector<std::string>& path, const yaml::Value& value,
                     const Options& options) {
    for (std::size_t i = 1; i < path.size(); ++i) {
      yaml::Value* text = look_up(object, std::span(path).first(i)).value;
      if (text == nullptr || text->is_collection() || text->is(yaml::Kind::null)) continue;
      std::optional<yaml::Value> meant = read_text_as_yaml(text->text);
      if (!meant) continue;
      PathMatch match(options.create ? std::optional(value.kind) : std::nullopt);
      if (!match.find(*meant, std::span(path).subspan(i)) || match.found().empty()) return false;
      for (yaml::Value* field : match.found())
        if (!write_value(*field, value, options)) return false;
      return write_back(*text, *meant);
    }
    return false;
  }

  bool write_back(yaml::Value& text, const yaml::Value& meant) {
    const std::size_t first = text.text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || (text.text[first] != '{' && text.text[first] != '[')) {
      run_.leave_open(hand_.at, "replacements", "the YAML in a text would be written anew in kustomize's own style");
      return true;
    }
    text.text = write_json_like(meant, text.text);
    text.origin = run_.transformed(hand_, text.origin);
    return run_.charge_text(text.text.size());
  }

  bool write_value(yaml::Value& field, const yaml::Value& value, const Options& options) {
    std::string text = value.text;
    if (!options.delimiter.empty()) {
      if (field.is_collection()) return run_.refuse(hand_.at, "a delimiter needs a scalar");
      if (field.text.size() > kLongestSplit) return run_.refuse(hand_.at, "the text is too long to be split");
      std::vector<std::string> parts = split(field.text, options.delimiter);
      if (options.index < 0)
        parts.insert(parts.begin(), text);
      else if (options.index >= static_cast<long long>(parts.size()))
        parts.push_back(text);
      else
        parts[static_cast<std::size_t>(options.index)] = text;
      text = join(parts, options.delimiter);
    }
    const OriginId origin = run_.transformed(hand_, field.origin);
    if (field.is_collection()) {
      const bool is_scalar = !value.is_collection();
      field = value;
      if (is_scalar) field.text = text;
    } else if (!write_scalar(field, text)) {
      return false;
    }
    field.origin = origin;
    return run_.charge(field);
  }

  // A scalar keeps its type, unless it was made for the text.
  bool write_scalar(yaml::Value& field, const std::string& text) {
    const bool is_new = field.is(yaml::Kind::string) && field.text.empty() && !field.origin;
    const yaml::Kind plain = kind_of_plain(text);
    if (is_new) field.kind = plain;
    const bool fits = field.is(yaml::Kind::string) || field.is(yaml::Kind::null) || field.kind == plain ||
                      (field.is(yaml::Kind::floating) && plain == yaml::Kind::integer);
    if (!fits) return run_.refuse(hand_.at, "the field's type does not hold `" + text + "`");
    if (!field.is(yaml::Kind::null)) field.text = text;
    return true;
  }

  Run& run_;
  ResourceList& list_;
  const yaml::Value& replacement_;
  Hand hand_;
};

}  // namespace

bool replace(Run& run, ResourceList& list, const yaml::Value& replacement) {
  return Replacer(run, list, replacement).apply();
}

}  // namespace sidelint::kustomize
