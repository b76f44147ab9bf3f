#include "engine/inject/proxy_ids.h"

#include <optional>
#include <string_view>

#include "engine/gotmpl/go/strconv.h"

namespace sidelint::inject {
namespace {

using gotmpl::go::parse_uint;

std::string_view annotation_of(const yaml::Value& name_space, std::string_view key) {
  const yaml::Value* found = name_space.find_path({"metadata", "annotations", key});
  return found ? found->as_string() : std::string_view();
}

// The end of `START/SIZE` or `START-END`; istio, pkg/kube/inject/openshift.go.
std::optional<std::int64_t> end_of_block(std::string_view block) {
  const std::size_t slash = block.find('/');
  const std::size_t dash = block.find('-');
  const std::size_t at = slash != std::string_view::npos ? slash : dash;
  if (at == std::string_view::npos) return std::nullopt;
  const auto start = parse_uint(block.substr(0, at), 10);
  const auto second = parse_uint(block.substr(at + 1), 10);
  if (!start.ok() || !second.ok()) return std::nullopt;
  const std::uint64_t end = slash != std::string_view::npos ? start.value + second.value - 1 : second.value;
  if (end < start.value) return std::nullopt;
  return static_cast<std::int64_t>(end);
}

}  // namespace

ProxyIds proxy_ids(const yaml::Value* name_space) {
  ProxyIds ids;
  if (!name_space) return ids;
  const std::string_view users = annotation_of(*name_space, "openshift.io/sa.scc.uid-range");
  if (const auto end = end_of_block(users)) ids.user = *end;
  std::string_view groups = annotation_of(*name_space, "openshift.io/sa.scc.supplemental-groups");
  if (groups.empty()) groups = users;
  if (const auto end = end_of_block(groups.substr(0, groups.find(',')))) ids.group = *end;
  return ids;
}

}  // namespace sidelint::inject
