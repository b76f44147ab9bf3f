#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

void check_operator(const Value& toleration, const Path& path, Errors& errors) {
  const std::string_view op = text(toleration, "operator");
  const std::string_view value = text(toleration, "value");
  const Path here = path.child("operator");
  if (op.empty() || op == "Equal") {
    const Messages messages = check_label_value(value);
    if (!messages.empty()) {
      errors.invalid_text(here, value, fmt::format("{}", fmt::join(messages, ";")), toleration);
    }
  } else if (op == "Exists") {
    if (!value.empty()) {
      errors.invalid_text(here, value, "value must be empty when `operator` is 'Exists'", toleration);
    }
  } else if (op == "Lt" || op == "Gt") {
    errors.not_supported(here, *toleration.find("operator"), {"Equal", "Exists", "Lt", "Gt"});
  } else {
    errors.not_supported(here, *toleration.find("operator"), {"Equal", "Exists"});
  }
}

}  // namespace

void check_tolerations(const Value& spec, const Path& path, Errors& errors) {
  const auto& tolerations = items(spec, "tolerations");
  for (std::size_t i = 0; i < tolerations.size(); ++i) {
    const Value& toleration = tolerations[i];
    const Path here = path.at(i);
    const std::string_view key = text(toleration, "key");
    const std::string_view effect = text(toleration, "effect");
    if (!key.empty()) errors.invalid_for(here.child("key"), *toleration.find("key"), check_label_key(key));
    if (key.empty() && text(toleration, "operator") != "Exists") {
      errors.invalid_text(here.child("operator"), text(toleration, "operator"),
                          "operator must be Exists when `key` is empty, which means \"match all values and all keys\"",
                          toleration);
    }
    if (toleration.find("tolerationSeconds") != nullptr && effect != "NoExecute") {
      errors.invalid_text(here.child("effect"), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set",
                          toleration);
    }
    check_operator(toleration, here, errors);
    if (effect.empty() || effect == "NoSchedule" || effect == "PreferNoSchedule" || effect == "NoExecute") continue;
    errors.not_supported(here.child("effect"), *toleration.find("effect"),
                         {"NoSchedule", "PreferNoSchedule", "NoExecute"});
  }
}

}  // namespace sidelint::kube::validation
