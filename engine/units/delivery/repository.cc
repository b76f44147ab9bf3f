#include "engine/units/delivery/repository.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "engine/source/path.h"

namespace sidelint::units {
namespace {

constexpr std::uint64_t kLargestConfig = 1U << 20U;  // bytes

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

// Behind the scheme and the user: "host:port/path" or "host:path".
std::string_view without_scheme(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  const std::size_t at = address.find('@');
  if (at != std::string_view::npos && at < address.find('/')) address.remove_prefix(at + 1);
  return address;
}

// What a file of git's refers to: "main" of `ref: refs/heads/main`.
std::string reference_in(const FileSystem& files, const std::string& path, std::string_view prefix) {
  const Result<std::string> text = files.read(path, kLargestConfig);
  if (!text) return {};
  std::string_view line = trimmed(std::string_view(*text).substr(0, text->find('\n')));
  if (!line.starts_with("ref: ")) return {};
  line = trimmed(line.substr(4));
  return line.starts_with(prefix) ? std::string(line.substr(prefix.size())) : std::string();
}

}  // namespace

std::string normal_address(std::string_view address) {
  address = without_scheme(trimmed(address));
  while (address.ends_with('/')) address.remove_suffix(1);
  if (address.ends_with(".git")) address.remove_suffix(4);
  std::string normal;
  const std::size_t end_of_host = std::min(address.find_first_of(":/"), address.size());
  std::transform(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(end_of_host),
                 std::back_inserter(normal), lower);
  address.remove_prefix(end_of_host);
  if (address.starts_with(':')) {
    address.remove_prefix(1);
    const std::size_t port = std::min(address.find_first_not_of("0123456789"), address.size());
    if (port > 0 && address.substr(port).starts_with('/')) address.remove_prefix(port);
    if (!address.starts_with('/')) normal += '/';
  }
  normal += address;
  return normal;
}

Remotes read_remotes(const FileSystem& files, const std::string& root) {
  Remotes remotes;
  remotes.folder_name = last_part(root);
  remotes.branch = reference_in(files, as_prefix(root) + ".git/HEAD", "refs/heads/");
  remotes.main_branch = reference_in(files, as_prefix(root) + ".git/refs/remotes/origin/HEAD", "refs/remotes/origin/");
  const Result<std::string> config = files.read(as_prefix(root) + ".git/config", kLargestConfig);
  if (!config) return remotes;
  bool of_remote = false;
  for (std::string_view rest = *config; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('[')) of_remote = line.starts_with("[remote ");
    const std::size_t equals = line.find('=');
    if (!of_remote || equals == std::string_view::npos || trimmed(line.substr(0, equals)) != "url") continue;
    remotes.addresses.push_back(normal_address(line.substr(equals + 1)));
  }
  return remotes;
}

bool is_this_revision(const Remotes& remotes, std::string_view revision) {
  constexpr std::string_view kHeads = "refs/heads/";
  if (revision.starts_with(kHeads)) revision.remove_prefix(kHeads.size());
  if (revision.empty() || revision == "HEAD" || revision == remotes.branch) return true;
  if (!remotes.main_branch.empty()) return revision == remotes.main_branch;
  return revision == "main" || revision == "master";
}

bool is_this_repository(const Remotes& remotes, std::string_view address, PathEvidence path) {
  const std::string normal = normal_address(address);
  const std::string_view name = last_part(normal);
  if (name.empty()) return false;
  if (name == remotes.folder_name) return true;
  if (remotes.addresses.empty()) return path == PathEvidence::present;
  return std::any_of(remotes.addresses.begin(), remotes.addresses.end(),
                     [&](const std::string& remote) { return last_part(remote) == name; });
}

}  // namespace sidelint::units
