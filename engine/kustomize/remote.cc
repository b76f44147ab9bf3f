#include "engine/kustomize/remote.h"

#include <algorithm>
#include <string>

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kSchemes[] = {"ssh://", "https://", "http://", "file://"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low;
}

// Takes the prefix away, in any case; whether it was there.
bool take(std::string_view& text, std::string_view prefix) {
  if (lower(text.substr(0, prefix.size())) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view scheme_of(std::string_view& text) {
  for (const std::string_view scheme : kSchemes)
    if (take(text, scheme)) return scheme;
  return {};
}

bool take_user(std::string_view& text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || !is_letter(text.front())) return false;
  const std::string_view user = text.substr(0, at);
  const bool valid =
      std::ranges::all_of(user, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
  if (valid) text.remove_prefix(at + 1);
  return valid;
}

bool leaves_repository(std::string_view below) {
  int depth = 0;
  while (!below.empty()) {
    const std::size_t end = std::min(below.find('/'), below.size());
    const std::string_view part = below.substr(0, end);
    below.remove_prefix(std::min(end + 1, below.size()));
    if (part.empty() || part == ".") continue;
    depth += part == ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

// Whether what follows the host names a repository and a place within it.
bool is_repository_path(std::string_view path, bool whole) {
  constexpr std::string_view kAzure = "_git/";
  constexpr std::string_view kSuffix = ".git";
  if (const std::size_t at = path.find(kAzure); at != std::string_view::npos) {
    const std::string_view rest = path.substr(at + kAzure.size());
    const std::size_t slash = rest.find('/');
    return slash == std::string_view::npos || !leaves_repository(rest.substr(slash));
  }
  if (const std::size_t at = path.find("//"); at != std::string_view::npos)
    return at > 0 && !leaves_repository(path.substr(at + 2));
  if (const std::size_t at = path.find(kSuffix); at != std::string_view::npos)
    return !leaves_repository(path.substr(at + kSuffix.size()));
  if (whole) return !path.empty();
  const std::size_t first = path.find('/');
  if (first == std::string_view::npos) return false;
  const std::size_t second = path.find('/', first + 1);
  return second == std::string_view::npos || !leaves_repository(path.substr(second));
}

}  // namespace

bool is_web_address(std::string_view path) { return take(path, "http://") || take(path, "https://"); }

bool is_git_repository(std::string_view path) {
  if (path.starts_with('/')) return false;
  path = path.substr(0, path.find('?'));
  take(path, "git::");
  const std::string_view scheme = scheme_of(path);
  const bool has_user = take_user(path);
  const std::string low = lower(path.substr(0, std::string_view("github.com/").size()));
  const bool is_github = low == "github.com/" || low == "github.com:";
  const bool like_scp = scheme.empty() && (has_user || is_github);
  if (scheme.empty() && !like_scp) return false;
  if (scheme == "file://") return is_repository_path(path, true);
  std::size_t end = path.find('/');
  const std::size_t colon = path.find(':');
  if (like_scp && colon != std::string_view::npos && (end == std::string_view::npos || (colon > 0 && colon < end)))
    end = colon;
  if (end == std::string_view::npos || (end == 0 && !is_github)) return false;
  return is_repository_path(path.substr(end + 1), false);
}

}  // namespace sidelint::kustomize
