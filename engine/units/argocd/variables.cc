#include "engine/units/argocd/variables.h"

#include <algorithm>
#include <cstddef>

namespace sidelint::units {
namespace {

constexpr std::string_view kWord = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
// One of these is a name by itself.
constexpr std::string_view kAlone = "*#$@!?-0123456789";

// The name behind a `$`, and how many bytes it takes; no bytes: it is no name.
struct Name {
  std::string_view text;
  std::size_t size;
};

Name name_in(std::string_view rest) {
  if (rest.empty()) return {{}, 0};
  if (rest.front() == '{') {
    const std::size_t close = rest.find('}');
    if (close == std::string_view::npos) return {{}, 1};  // os.Expand eats the bad beginning
    return {rest.substr(1, close - 1), close + 1};
  }
  if (kAlone.find(rest.front()) != std::string_view::npos) return {rest.substr(0, 1), 1};
  const std::size_t end = std::min(rest.find_first_not_of(kWord), rest.size());
  return {rest.substr(0, end), end};
}

std::string_view value_of(std::string_view name, const BuildVariables& variables) {
  if (name == "$") return "$";
  if (name == "ARGOCD_APP_NAME") return variables.name;
  if (name == "ARGOCD_APP_NAMESPACE") return variables.name_space;
  if (name == "ARGOCD_APP_PROJECT_NAME") return variables.project;
  if (name == "ARGOCD_APP_SOURCE_REPO_URL") return variables.address;
  if (name == "ARGOCD_APP_SOURCE_PATH") return variables.path;
  if (name == "ARGOCD_APP_SOURCE_TARGET_REVISION") return variables.revision;
  return {};
}

}  // namespace

FilledIn fill_in(std::string_view text, const BuildVariables& variables) {
  FilledIn filled;
  while (!text.empty()) {
    const std::size_t dollar = std::min(text.find('$'), text.size());
    filled.text.append(text, 0, dollar);
    text.remove_prefix(dollar);
    if (text.empty()) break;
    const Name name = name_in(text.substr(1));
    if (name.size == 0) filled.text += '$';
    if (name.text.starts_with("ARGOCD_APP_REVISION")) filled.is_open = true;
    filled.text.append(value_of(name.text, variables));
    text.remove_prefix(1 + name.size);
  }
  return filled;
}

}  // namespace sidelint::units
