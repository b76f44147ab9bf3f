#include "engine/istio/multierror.h"

#include <fmt/format.h>

namespace sidelint::istio {

std::string multierror(const Errors& errors) {
  if (errors.empty()) return {};
  std::string text = errors.size() == 1 ? "1 error occurred:" : fmt::format("{} errors occurred:", errors.size());
  for (const std::string& error : errors) text.append("\n\t* ").append(error);
  return text + "\n\n";
}

void append_prefixed(Errors& errors, std::string_view words, const Errors& more) {
  for (const std::string& error : more) errors.push_back(fmt::format("{} {}", words, error));
}

}  // namespace sidelint::istio
