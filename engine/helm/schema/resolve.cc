#include "engine/helm/schema/resolve.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "engine/helm/data.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

// `~1` is a slash, `~0` a tilde, `%20` a byte.
std::string unescaped(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    unsigned byte = 0;
    const std::string_view hex = part.substr(std::min(i + 1, part.size()), 2);
    if (part[i] == '%' && hex.size() == 2 &&
        std::from_chars(hex.data(), hex.data() + 2, byte, 16).ptr == hex.data() + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else if (part[i] == '~' && i + 1 < part.size()) {
      out += part[++i] == '1' ? '/' : '~';
    } else {
      out += part[i];
    }
  }
  return out;
}

std::string find_foreign(const gotmpl::Value& root, const gotmpl::Value& boxed, std::size_t depth) {
  constexpr std::size_t kDeepest = 500;
  const gotmpl::Value at = boxed.unboxed();
  if (depth > kDeepest) return {};
  std::string found;
  if (at.kind() == gotmpl::Kind::slice) {
    for (std::size_t i = 0; found.empty() && i < at.length(); ++i) found = find_foreign(root, at.at(i), depth + 1);
  } else if (is_table(at)) {
    const gotmpl::Value reference = entry(at, "$ref").unboxed();
    if (reference.kind() == gotmpl::Kind::string && !resolve_reference(root, reference.as_text()))
      return std::string(reference.as_text());
    for (const auto& [key, item] : at.as_map()->entries)
      if (found = find_foreign(root, item, depth + 1); !found.empty()) break;
  }
  return found;
}

}  // namespace

bool may_refer(std::string_view schema) {
  const bool has_escaped_letters = schema.find("\\u") != std::string_view::npos;
  return has_escaped_letters || schema.find("$ref") != std::string_view::npos;
}

std::string foreign_reference(const gotmpl::Value& schema) { return find_foreign(schema, schema, 0); }

std::optional<gotmpl::Value> resolve_reference(const gotmpl::Value& root, std::string_view reference) {
  if (!reference.starts_with('#')) return std::nullopt;
  reference.remove_prefix(1);
  gotmpl::Value at = root.unboxed();
  while (!reference.empty()) {
    if (!reference.starts_with('/')) return std::nullopt;  // the name of an anchor
    reference.remove_prefix(1);
    const std::size_t end = std::min(reference.find('/'), reference.size());
    const std::string part = unescaped(reference.substr(0, end));
    reference.remove_prefix(end);
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (is_table(at) && has_entry(at, part)) {
      at = entry(at, part).unboxed();
    } else if (at.kind() == gotmpl::Kind::slice && stop == part.data() + part.size() && error == std::errc() &&
               index < at.length()) {
      at = at.at(index).unboxed();
    } else {
      return std::nullopt;
    }
  }
  return at;
}

bool follows_beside_reference(const gotmpl::Value& root) {
  if (!is_table(root)) return true;
  const gotmpl::Value version = entry(root.unboxed(), "$schema").unboxed();
  if (version.kind() != gotmpl::Kind::string) return true;
  return version.as_text().find("draft-0") == std::string_view::npos;
}

}  // namespace sidelint::helm
