#include "engine/units/flux/variables.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/yaml/resolve.h"

namespace sidelint::units {
namespace {

class VariableReader {
 public:
  explicit VariableReader(const FluxOrder& order) : order_(order) {}

  void add_objects(yaml::Node list) {
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) add_object(list.item(i));
  }

  void add_written(yaml::Node mapping) {
    for (std::size_t i = 0; mapping.is(yaml::Kind::mapping) && i < mapping.size(); ++i)
      add(mapping.key(i).text(), std::string(mapping.value(i).text()), mapping.value(i).origin());
  }

  Substitution take() && { return std::move(result_); }

 private:
  // What is absent may be in the cluster all the same, also where that is no must.
  void add_object(yaml::Node reference) {
    const std::string_view kind = reference.find("kind").text();
    const yaml::Node name = reference.find("name");
    const AppliedObject* object = order_.find(kind, order_.name_space(), name.text());
    if (object == nullptr) {
      if (!result_.more) {
        std::string what(kind);
        ((what += " `") += name.text()) += '`';
        result_.more = UnknownPart{order_.place(name), std::move(what), "the repository does not hold it"};
      }
      return;
    }
    const bool is_encrypted = static_cast<bool>(object->node.find("sops"));
    const yaml::Node data = object->node.find("data");
    for (std::size_t i = 0; data.is(yaml::Kind::mapping) && i < data.size(); ++i) {
      std::optional<std::string> text(data.value(i).text());
      if (kind == "Secret" && !is_encrypted) text = yaml::decode_base64(*text);
      add(data.key(i).text(), is_encrypted ? std::nullopt : std::move(text), data.value(i).origin());
    }
    const yaml::Node texts = object->node.find("stringData");
    for (std::size_t i = 0; kind == "Secret" && texts.is(yaml::Kind::mapping) && i < texts.size(); ++i) {
      std::optional<std::string> text(texts.value(i).text());
      add(texts.key(i).text(), is_encrypted ? std::nullopt : std::move(text), texts.value(i).origin());
    }
  }

  // The last one counts. Without a value: nobody can see it. Line ends are taken out.
  void add(std::string_view name, std::optional<std::string> value, OriginId at) {
    const std::string key(name);
    result_.values.erase(key);
    result_.open.erase(key);
    if (!value || is_encrypted(*value)) {
      result_.open.insert(key);
      return;
    }
    std::erase(*value, '\n');
    result_.values.insert_or_assign(key, Traced<std::string>{*std::move(value), at});
  }

  // As SOPS writes it.
  static bool is_encrypted(std::string_view value) { return value.starts_with("ENC[") && value.ends_with(']'); }

  const FluxOrder& order_;
  Substitution result_;
};

}  // namespace

Substitution read_variables(const FluxOrder& order, yaml::Node post_build) {
  VariableReader reader(order);
  reader.add_objects(post_build.find("substituteFrom"));
  reader.add_written(post_build.find("substitute"));
  Substitution substitution = std::move(reader).take();
  substitution.always = post_build.find("substituteStrategy").text() == "Always";
  return substitution;
}

}  // namespace sidelint::units
