#include "engine/helm/chart/metadata.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "engine/gotmpl/funcs/version.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/data.h"
#include "engine/helm/files.h"

namespace sidelint::helm {
namespace {

namespace go = gotmpl::go;

constexpr std::string_view kUnmarshal = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ' ') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// Decodes one structure: each call reads a field if it is there and not null. The first mismatch counts.
class FieldReader {
 public:
  FieldReader(yaml::Node node, std::string_view type, std::string& error) : node_(node), type_(type), error_(error) {}

  // Go's decoder takes a key in any case; of several it reads the last of the sorted ones last.
  yaml::Node find(std::string_view key) const {
    yaml::Node found;
    std::string_view name;
    for (std::size_t i = 0; i < (node_.is(yaml::Kind::mapping) ? node_.size() : 0); ++i) {
      const std::string_view written = node_.key(i).text();
      if (written < name || !same_but_for_case(written, key)) continue;
      name = written;
      found = node_.value(i);
    }
    return found;
  }
  void text(std::string_view key, std::string& out) {
    if (const std::optional<std::string> found = typed_text(find(key), key)) out = *found;
  }
  void flag(std::string_view key, bool& out) {
    if (const yaml::Node value = field(key, yaml::Kind::boolean, "bool")) out = value.boolean().value_or(false);
  }
  void texts(std::string_view key, std::vector<std::string>& out) {
    const yaml::Node list = field(key, yaml::Kind::sequence, "[]string");
    if (!list) return;
    out.clear();
    for (std::size_t i = 0; i < list.size(); ++i) {
      out.push_back(typed_text(list.item(i), key).value_or(""));
    }
  }
  std::optional<std::string> typed_text(yaml::Node value, std::string_view key) {
    if (std::optional<std::string> text = text_field(value)) return text;
    typed(value, key, yaml::Kind::string, "string");
    return std::nullopt;
  }
  yaml::Node field(std::string_view key, yaml::Kind kind, std::string_view go_type) {
    return typed(find(key), key, kind, go_type);
  }
  yaml::Node typed(yaml::Node value, std::string_view key, yaml::Kind kind, std::string_view go_type) {
    if (!value || value.is(yaml::Kind::null)) return {};
    if (value.is(kind)) return value;
    if (error_.empty()) {
      error_ = kUnmarshal;
      ((error_ += json_kind(value.kind())) += " into Go struct field ") += type_;
      (((error_ += '.') += key) += " of type ") += go_type;
    }
    return {};
  }

 private:
  yaml::Node node_;
  std::string_view type_;
  std::string& error_;
};

std::string text_of(yaml::Node node) { return node ? std::string(node.text()) : "<nil>"; }

void read_imports(FieldReader& reader, Dependency& out) {
  const yaml::Node list = reader.field("import-values", yaml::Kind::sequence, "[]interface {}");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const yaml::Node item = list.item(i);
    if (item.is(yaml::Kind::mapping)) {
      out.import_values.push_back({text_of(item.find("child")), text_of(item.find("parent"))});
    } else if (item.is(yaml::Kind::string)) {
      out.import_values.push_back({"exports." + std::string(item.text()), "."});
    }
  }
}

Dependency read_dependency(yaml::Node node, std::string& error) {
  Dependency out;
  if (node.origin().is_written()) out.at = node.origin().span();
  FieldReader reader(node, "Dependency.dependencies", error);
  reader.text("name", out.name);
  reader.text("version", out.version);
  reader.text("repository", out.repository);
  reader.text("condition", out.condition);
  reader.texts("tags", out.tags);
  reader.flag("enabled", out.enabled);
  reader.text("alias", out.alias);
  read_imports(reader, out);
  return out;
}

void read_lists(FieldReader& reader, Metadata& out, std::string& error) {
  if (const yaml::Node list = reader.field("maintainers", yaml::Kind::sequence, "[]*v2.Maintainer")) {
    out.maintainers.clear();
    for (std::size_t i = 0; i < list.size(); ++i) {
      FieldReader item(list.item(i), "Metadata.maintainers", error);
      Maintainer& maintainer = out.maintainers.emplace_back();
      item.text("name", maintainer.name);
      item.text("email", maintainer.email);
      item.text("url", maintainer.url);
    }
  }
  if (const yaml::Node map = reader.field("annotations", yaml::Kind::mapping, "map[string]string")) {
    out.annotations.clear();
    for (std::size_t i = 0; i < map.size(); ++i) {
      out.annotations.emplace_back(map.key(i).text(), reader.typed_text(map.value(i), "annotations").value_or(""));
    }
  }
  if (const yaml::Node list = reader.field("dependencies", yaml::Kind::sequence, "[]*v2.Dependency")) {
    out.dependencies.clear();
    for (std::size_t i = 0; i < list.size(); ++i) out.dependencies.push_back(read_dependency(list.item(i), error));
  }
}

// White space becomes spaces, what cannot be printed goes away.
void sanitize(std::string& text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const go::Rune rune = go::decode_rune(rest);
    rest.remove_prefix(rune.size);
    if (go::is_space(rune.value)) {
      out += ' ';
    } else if (go::is_print(rune.value)) {
      go::append_rune(out, rune.value);
    }
  }
  text = std::move(out);
}

std::string validate_dependencies(std::vector<Dependency>& dependencies) {
  std::set<std::string_view> names;
  for (Dependency& dependency : dependencies) {
    for (std::string* text : {&dependency.name, &dependency.version, &dependency.repository, &dependency.condition})
      sanitize(*text);
    for (std::string& tag : dependency.tags) sanitize(tag);
    const auto is_allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    if (!std::all_of(dependency.alias.begin(), dependency.alias.end(), is_allowed))
      return "dependency " + go::quote(dependency.name) + " has disallowed characters in the alias";
    const std::string& key = dependency.alias.empty() ? dependency.name : dependency.alias;
    if (!names.insert(key).second) return "more than one dependency with name or alias " + go::quote(key);
  }
  return {};
}

}  // namespace

bool Metadata::is_library() const { return same_but_for_case(type, "library"); }

std::string check_root_api(yaml::Node document) {
  if (!document || document.is(yaml::Kind::null)) return {};
  std::string error;
  if (!document.is(yaml::Kind::mapping)) {
    ((error = "cannot load Chart.yaml: ") += kUnmarshal) += json_kind(document.kind());
    return error += " into Go value of type loader.chartBase";
  }
  std::string version;
  FieldReader(document, "chartBase", error).text("apiVersion", version);
  if (!error.empty()) return "cannot load Chart.yaml: " + error;
  constexpr std::string_view kKnown[] = {"", "v1", "v2", kApiV3};
  return std::ranges::find(kKnown, version) == std::end(kKnown) ? "unsupported chart version" : "";
}

std::string read_metadata(Metadata& metadata, yaml::Node document) {
  if (!document || document.is(yaml::Kind::null)) return {};
  std::string error;
  if (!document.is(yaml::Kind::mapping)) {
    (error = kUnmarshal) += json_kind(document.kind());
    return error += " into Go value of type v2.Metadata";
  }
  FieldReader reader(document, "Metadata", error);
  reader.text("name", metadata.name);
  reader.text("home", metadata.home);
  reader.texts("sources", metadata.sources);
  reader.text("version", metadata.version);
  reader.text("description", metadata.description);
  reader.texts("keywords", metadata.keywords);
  reader.text("icon", metadata.icon);
  reader.text("apiVersion", metadata.api_version);
  reader.text("condition", metadata.condition);
  reader.text("tags", metadata.tags);
  reader.text("appVersion", metadata.app_version);
  reader.flag("deprecated", metadata.deprecated);
  reader.text("kubeVersion", metadata.kube_version);
  reader.text("type", metadata.type);
  read_lists(reader, metadata, error);
  return error;
}

std::string validate_metadata(Metadata& metadata) {
  for (std::string* text : {&metadata.name, &metadata.description, &metadata.home, &metadata.icon, &metadata.condition,
                            &metadata.tags, &metadata.app_version, &metadata.kube_version})
    sanitize(*text);
  for (auto* texts : {&metadata.sources, &metadata.keywords}) std::for_each(texts->begin(), texts->end(), sanitize);
  const std::string name = go::quote(metadata.name);
  if (metadata.api_version.empty()) return "validation: chart.metadata.apiVersion is required";
  if (metadata.name.empty()) return "validation: chart.metadata.name is required";
  if (metadata.name == "." || metadata.name == "..")
    return "validation: chart.metadata.name " + name + " is not allowed";
  if (metadata.name != base_name(metadata.name)) return "validation: chart.metadata.name " + name + " is invalid";
  if (metadata.version.empty()) return "validation: chart.metadata.version is required";
  if (!gotmpl::read_version(metadata.version).version)
    return "validation: chart.metadata.version " + go::quote(metadata.version) + " is invalid";
  if (!metadata.type.empty() && metadata.type != "application" && metadata.type != "library")
    return "validation: chart.metadata.type must be application or library";
  for (Maintainer& maintainer : metadata.maintainers)
    for (std::string* text : {&maintainer.name, &maintainer.email, &maintainer.url}) sanitize(*text);
  std::string error = validate_dependencies(metadata.dependencies);
  return error.empty() ? error : "validation: " + error;
}

}  // namespace sidelint::helm
