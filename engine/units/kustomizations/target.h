// Whom an order of a kustomization reaches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::units {

// The patterns are kustomize's: regular expressions that must match the whole word; an empty one matches everything.
struct Target {
  std::string group;
  std::string kind;
  std::string name;
  std::string except_kind = {};  // whom it does not reach; an empty one: nobody is left out
};

struct Identity {
  std::string_view api_version;
  std::string_view kind;
  std::string_view name;
};

// How the names were changed on the way to the kustomization that orders: by `namePrefix:` or `nameSuffix:`, or by
// patches.
enum class Names : std::uint8_t { as_written, affixed, replaced };

// Whether the pattern may match the text. Exact for words, alternatives of words and the wildcards `.` and `.*`; any
// other regular expression may match anything.
bool may_match(std::string_view pattern, std::string_view text);

bool may_reach(const Target& target, const Identity& object, Names names);

}  // namespace sidelint::units
