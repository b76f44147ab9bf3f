// One way in which what a repository leaves open may turn out, and whether a condition, as it is told, holds then.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/release.h"

namespace sidelint::decide {

struct Completion {
  std::map<std::string, std::string> labels;  // of the namespace `shop`
  Release release = kNewestRelease;
  std::string policy = "enabled";  // of the only injector
  std::string namespace_file;      // whose Namespace counts
  std::string injector_file;       // whose ConfigMap counts
  std::string webhook_file;        // whose MutatingWebhookConfiguration counts

  std::string text() const;  // for messages
};

// Reads the condition as people do: "and" binds closer than "or", a comma before either binds least. Empty if it cannot
// be read, or tells only what it depends on.
std::optional<bool> holds(std::string_view condition, const Completion& completion);

}  // namespace sidelint::decide
