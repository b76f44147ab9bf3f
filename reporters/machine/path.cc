#include "reporters/machine/path.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sidelint::reporters {
namespace {

bool is_absolute(std::string_view path) { return !path.empty() && path.front() == '/'; }

std::string absolute(std::string_view path, std::string_view working_directory) {
  return is_absolute(path) ? normal_path(path) : normal_path(fmt::format("{}/{}", working_directory, path));
}

}  // namespace

std::string normal_path(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    at = slash + 1;
    if (part.empty() || part == ".") continue;
    if (part != ".." || (parts.empty() && !is_absolute(path)) || (!parts.empty() && parts.back() == "..")) {
      parts.push_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  const std::string joined = fmt::format("{}{}", is_absolute(path) ? "/" : "", fmt::join(parts, "/"));
  return joined.empty() ? "." : joined;
}

std::string path_from(std::string_view path, std::string_view working_directory, std::string_view base) {
  if (base.empty() || (working_directory.empty() && !is_absolute(path))) return normal_path(path);
  std::string full = absolute(path, working_directory);
  std::string folder = normal_path(base);
  if (folder != "/") folder += '/';
  return full.substr(0, folder.size()) == folder ? full.substr(folder.size()) : full;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string encoded;
  for (const char byte : path) {
    if (kPlain.find(byte) != std::string_view::npos) {
      encoded += byte;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

std::string file_uri(std::string_view path, std::string_view working_directory) {
  if (!is_absolute(path) && working_directory.empty()) return {};
  return "file://" + percent_encoded(absolute(path, working_directory));
}

}  // namespace sidelint::reporters
