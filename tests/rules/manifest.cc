#include "tests/rules/manifest.h"

#include <map>
#include <memory>

namespace sidelint::testing {
namespace {

// A mapping by paths, printed in block style.
struct Tree {
  std::string scalar;
  std::map<std::string, Tree, std::less<>> children;

  void set(std::string_view path, std::string_view value) {
    Tree* node = this;
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('.'), path.size());
      node = &node->children[std::string(path.substr(0, end))];
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    node->scalar = value;
  }

  std::string text(std::size_t indent) const {
    std::string lines;
    for (const auto& [key, child] : children) {
      lines += std::string(indent, ' ') + key + ":";
      lines += child.children.empty() ? " " + child.scalar + "\n" : "\n" + child.text(indent + 2);
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
  set(kind.metadata_path, "labels", shape.pod_labels);
  set(kind.metadata_path, "annotations", shape.pod_annotations);
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
