#include "linter/render/injector_files.h"

#include <optional>
#include <string>
#include <utility>

#include "engine/inject/inject.h"
#include "engine/inject/yaml_text.h"
#include "engine/model/injector.h"
#include "engine/source/walk.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/stream.h"

namespace sidelint::linter {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr istio::Release kFirstWithTemplates{1, 9, 0};

std::string text_at(const Value& value, std::initializer_list<std::string_view> path) {
  const Value* found = value.find_path(path);
  return std::string(found ? found->as_string() : std::string_view());
}

bool is_config(std::string_view text, istio::Release release) {
  const Value config = inject::read_yaml(text).value;
  if (release < kFirstWithTemplates) return config.find(inject::kOnlyTemplate) != nullptr;
  const Value* templates = config.find("templates");
  return templates && templates->is(Kind::mapping) && !templates->entries.empty();
}

// A configuration with nothing but this template.
std::string config_of(std::string_view sidecar, istio::Release release) {
  Value config = Value::mapping();
  config.set("policy", Value::string("enabled"));
  if (release < kFirstWithTemplates) {
    config.set(inject::kOnlyTemplate, Value::string(sidecar));
  } else {
    config.set("templates", Value::mapping()).set("sidecar", Value::string(sidecar));
  }
  return yaml::to_yaml(config);
}

// Whether a text is of Kubernetes' objects, which neither a configuration nor a template is.
bool holds_objects(std::string_view text) {
  for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
    const Value object = inject::read_yaml(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin)).value;
    if (!text_at(object, {"kind"}).empty() && !text_at(object, {"apiVersion"}).empty()) return true;
  }
  return false;
}

Failure no_settings(const std::string& path, std::string_view what) {
  return {Failure::Code::usage, "`" + path + "` holds no " + std::string(what)};
}

std::optional<Failure> read_into(const FileSystem& files, const std::optional<std::string>& path,
                                 const Options& options, std::string& text) {
  if (!path) return std::nullopt;
  Result<std::string> read = files.read(*path, options.max_file_size);
  if (!read) return Failure{Failure::Code::usage, "`" + *path + "`: " + read.failure().text};
  text = std::move(read).value();
  return std::nullopt;
}

}  // namespace

bool add_config_maps(std::string_view text, inject::InjectorSource& source) {
  bool found = false;
  for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
    const Value object = inject::read_yaml(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin)).value;
    if (text_at(object, {"kind"}) != "ConfigMap") continue;
    const std::string name = text_at(object, {"metadata", "name"});
    if (name.starts_with(model::kInjectorConfigMap)) {
      source.config = text_at(object, {"data", "config"});
      source.values = text_at(object, {"data", "values"});
      found = true;
    } else if (name == "istio" || name.starts_with("istio-")) {
      if (object.find_path({"data", "mesh"})) source.mesh = text_at(object, {"data", "mesh"});
    }
  }
  return found;
}

bool find_config_maps(const FileSystem& files, const Options& options, inject::InjectorSource& source) {
  WalkOptions walking;
  walking.exclude = options.exclude;
  const Result<Walk> found = walk(files, {"."}, walking);
  if (!found) return false;
  for (const std::string& path : found->files) {
    const Result<std::string> text = files.read(path, options.max_file_size);
    if (!text || text->find(model::kInjectorConfigMap) == std::string::npos) continue;
    if (add_config_maps(*text, source) && !source.config.empty()) return true;
  }
  return false;
}

istio::Release release_of(const Options& options, const inject::InjectorSource& source) {
  if (options.istio_version)
    if (const auto said = istio::parse_release(*options.istio_version)) return *said;
  return inject::told_release(source.values).value_or(istio::kNewestRelease);
}

Result<inject::InjectorSource> injector_of_files(const FileSystem& files, const Options& options,
                                                 inject::InjectorSource source) {
  std::string text;
  if (std::optional<Failure> failure = read_into(files, options.injector_file, options, text)) return *failure;
  const bool is_bare = options.injector_file && !add_config_maps(text, source);
  if (is_bare && holds_objects(text)) return no_settings(*options.injector_file, "ConfigMap istio-sidecar-injector");
  if (options.injector_file && !is_bare && source.config.empty())
    return no_settings(*options.injector_file, "key `config` in ConfigMap istio-sidecar-injector");
  if (std::optional<Failure> failure = read_into(files, options.values_file, options, source.values)) return *failure;
  if (std::optional<Failure> failure = read_into(files, options.mesh_config_file, options, source.mesh))
    return *failure;
  source.release = release_of(options, source);
  if (is_bare) source.config = is_config(text, source.release) ? text : config_of(text, source.release);
  return source;
}

}  // namespace sidelint::linter
