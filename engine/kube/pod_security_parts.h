// What the single checks of the Pod Security Standards share.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/yaml/value.h"

namespace sidelint::kube::security {

using yaml::Value;

using Names = std::vector<std::string>;
using NameSet = std::set<std::string>;

inline const Value& spec_of(const Value& pod) { return child_or_empty(pod, "spec"); }
inline const Value& security_of(const Value& owner) { return child_or_empty(owner, "securityContext"); }

template <class Visit>
void each_container(const Value& pod, Visit visit) {
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"})
    for (const Value& container : items(spec_of(pod), list)) visit(container);
}

// The names of the containers that a test holds for, in order.
template <class Test>
Names containers_where(const Value& pod, Test test) {
  Names names;
  each_container(pod, [&](const Value& container) {
    if (test(container)) names.emplace_back(text(container, "name"));
  });
  return names;
}

inline std::string_view plural(std::string_view one, std::string_view several, std::size_t count) {
  return count == 1 ? one : several;
}

template <class List>
std::string quoted(const List& list) {
  std::string out;
  for (const std::string& item : list) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", item);
  return out;
}

inline std::string name_containers(const Names& names) {
  return fmt::format("{} {}", plural("container", "containers", names.size()), quoted(names));
}

// `pod and containers "a", "b"`; empty if it is neither.
inline std::string setters(bool pod, const Names& containers) {
  if (containers.empty()) return pod ? "pod" : "";
  return (pod ? "pod and " : "") + name_containers(containers);
}

inline bool in_user_namespace(const Value& pod) { return choice(spec_of(pod), "hostUsers") == false; }
inline bool on_windows(const Value& pod) { return text(child_or_empty(spec_of(pod), "os"), "name") == "windows"; }

constexpr int kWindowsIsExempt = 25;
constexpr int kUserNamespacesAreExempt = 35;

inline bool is_profile(std::string_view type) { return type == "RuntimeDefault" || type == "Localhost"; }

// The type of a profile that is set and not allowed.
inline bool sets_bad_profile(const Value& owner, std::string_view profile, NameSet& values) {
  const Value* set = child(security_of(owner), profile);
  if (set == nullptr || is_profile(text(*set, "type"))) return false;
  values.emplace(text(*set, "type"));
  return true;
}

}  // namespace sidelint::kube::security
