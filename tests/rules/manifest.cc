#include "tests/rules/manifest.h"

#include <algorithm>
#include <map>
#include <memory>

#include "engine/model/pod_places.h"

namespace sidelint::testing {
namespace {

// A mapping by paths, printed in block style. `items[]` is a list of one item, `*` one value of a map.
struct Tree {
  std::string scalar;
  std::map<std::string, Tree, std::less<>> children;

  void set(std::string_view path, std::string_view value) {
    Tree* node = this;
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('.'), path.size());
      const std::string_view key = path.substr(0, end);
      node = &node->children[key == "*" ? "worker" : std::string(key)];
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    node->scalar = value;
  }

  std::string text(std::size_t indent) const {
    std::string lines;
    for (const auto& [key, child] : children) {
      const bool list = key.ends_with("[]");
      lines += std::string(indent, ' ') + key.substr(0, key.size() - (list ? 2 : 0)) + ":";
      const std::size_t inner = lines.size() + 1 + indent + 2;
      lines += child.children.empty() ? " " + child.scalar + "\n" : "\n" + child.text(indent + (list ? 4 : 2));
      if (list) lines[inner] = '-';
    }
    return lines;
  }
};

std::string under(std::string_view path, std::string_view key) { return std::string(path) + "." + std::string(key); }

}  // namespace

std::string manifest(const model::WorkloadKind& kind, const Shape& shape) {
  Tree tree;
  tree.set("apiVersion", kind.group.empty() ? "v1" : std::string(kind.group) + "/v1");
  tree.set("kind", kind.kind);
  const auto set = [&](std::string_view path, std::string_view key, std::string_view value) {
    if (!value.empty()) tree.set(under(path, key), value);
  };
  set("metadata", "labels", shape.own_labels);
  set("metadata", "annotations", shape.own_annotations);
  const bool list = model::plain_path(kind.metadata_path) != kind.metadata_path;
  if (!kind.wanted.empty()) {
    const std::string first(kind.wanted.substr(0, kind.wanted.find(',')));
    tree.set(list ? std::string(model::plain_path(kind.metadata_path)) + "[]." + first : first + ".replicas", "1");
  }
  set(kind.metadata_path, kind.labels_key, shape.pod_labels);
  set(kind.metadata_path, kind.annotations_key, shape.pod_annotations);
  set("metadata", "name", "cart");
  set("metadata", "namespace", "shop");
  set(kind.spec_path, "hostNetwork", shape.host_network ? "true" : "");
  set(kind.spec_path, "containers", "[{name: app, image: \"app:1\"}]");
  return tree.text(0);
}

std::string repository(const model::WorkloadKind& kind, const Shape& shape, std::string_view namespace_labels) {
  return "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: " +
         std::string(namespace_labels) + "}\n-- cart.yaml --\n" + manifest(kind, shape);
}

const model::WorkloadKind& deployment() { return *model::find_workload_kind("apps/v1", "Deployment"); }

std::vector<const model::WorkloadKind*> copying_kinds() {
  std::vector<const model::WorkloadKind*> kinds;
  for (const model::WorkloadKind& kind : model::workload_kinds()) {
    if (kind.propagation == model::Propagation::copied) kinds.push_back(&kind);
  }
  return kinds;
}

std::vector<const model::WorkloadKind*> controllers() {
  std::vector<const model::WorkloadKind*> kinds = copying_kinds();
  std::erase_if(kinds, [](const model::WorkloadKind* kind) { return kind->inert_paths.empty(); });
  return kinds;
}

}  // namespace sidelint::testing
