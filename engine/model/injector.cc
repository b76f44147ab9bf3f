#include "engine/model/injector.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "engine/model/go_json.h"

namespace sidelint::model {
namespace {

// Decodes the fields of Istio's Config struct. One value of the wrong type refuses the whole configuration.
class SettingsReader {
 public:
  explicit SettingsReader(yaml::Node config) : config_(config) {}

  InjectorSettings read() {
    if (!config_ || config_.is(yaml::Kind::null)) return settings_;
    if (!config_.is(yaml::Kind::mapping)) {
      fail(type_mismatch(config_, "", "inject.Config"));
      return settings_;
    }
    read_policy();
    read_selectors("neverInjectSelector", settings_.never_inject);
    read_selectors("alwaysInjectSelector", settings_.always_inject);
    read_strings("defaultTemplates", settings_.default_templates);
    for (const std::string_view field : {"templates", "injectedAnnotations", "aliases"}) read_map(field);
    return settings_;
  }

 private:
  yaml::Node field(std::string_view name) const { return struct_field(config_, name, Decoding::injector); }
  static bool is_null(yaml::Node node) { return !node || node.is(yaml::Kind::null); }

  void fail(const std::string& why) {
    if (!settings_.error.empty()) return;
    settings_.error = "failed to unmarshal injection template: error unmarshaling JSON: while decoding JSON: " + why;
  }
  void mismatch(yaml::Node node, std::string_view name, std::string_view type) {
    fail(type_mismatch(node, "Config." + std::string(name), type));
  }

  void read_policy() {
    const yaml::Node node = field("policy");
    auto value = string_value(node, Decoding::injector);
    if (!value) return mismatch(node, "policy", "inject.InjectionPolicy");
    settings_.policy = {std::move(*value), node ? node.origin() : OriginId()};
  }

  void read_selectors(std::string_view name, std::vector<Selector>& selectors) {
    const yaml::Node list = field(name);
    if (is_null(list)) return;
    if (!list.is(yaml::Kind::sequence)) return mismatch(list, name, "[]v1.LabelSelector");
    for (std::size_t i = 0; i < list.size(); ++i) {
      selectors.push_back(read_selector(list.item(i), Decoding::injector));
      if (selectors.back().error.starts_with("json: ")) fail(selectors.back().error);
    }
  }

  void read_strings(std::string_view name, std::vector<std::string>& strings) {
    const yaml::Node list = field(name);
    if (is_null(list)) return;
    if (!list.is(yaml::Kind::sequence)) return mismatch(list, name, "[]string");
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto value = string_value(list.item(i), Decoding::injector);
      if (!value) return mismatch(list.item(i), name, "string");
      strings.push_back(std::move(*value));
    }
  }

  // A map of names to texts, or of names to lists of texts (aliases).
  void read_map(std::string_view name) {
    const yaml::Node map = field(name);
    if (is_null(map)) return;
    if (!map.is(yaml::Kind::mapping)) return mismatch(map, name, "map[string]string");
    for (std::size_t i = 0; i < map.size(); ++i) {
      const yaml::Node value = map.value(i);
      const bool fits = name == "aliases" ? is_null(value) || value.is(yaml::Kind::sequence)
                                          : string_value(value, Decoding::injector).has_value();
      if (!fits) return mismatch(value, name, name == "aliases" ? "[]string" : "string");
      if (name == "templates") settings_.template_names.emplace_back(map.key(i).text());
      if (name == "aliases") read_alias(map.key(i).text(), value);
    }
    std::sort(settings_.template_names.begin(), settings_.template_names.end());
  }

  void read_alias(std::string_view alias, yaml::Node list) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto name = string_value(list.item(i), Decoding::injector);
      if (!name) return mismatch(list.item(i), "aliases", "string");
      names.push_back(std::move(*name));
    }
    settings_.aliases.emplace_back(alias, std::move(names));
  }

  yaml::Node config_;
  InjectorSettings settings_;
};

}  // namespace

InjectorSettings read_injector_settings(yaml::Node config) { return SettingsReader(config).read(); }

}  // namespace sidelint::model
