#include "engine/units/flux/order.h"

#include <algorithm>
#include <cstddef>

#include "engine/source/path.h"
#include "engine/units/cluster.h"

namespace sidelint::units {
namespace {

// What `flux bootstrap` calls the repository that holds it.
constexpr std::string_view kBootstrapped = "flux-system";

// How many of the folders on their ways two files share.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
    if (a[i] == '/') ++count;
  return count;
}

// Behind `@monorepo/`.
std::string_view below_alias(std::string_view path) {
  if (!path.starts_with('@')) return path;
  return path.substr(std::min(path.find('/'), path.size() - 1) + 1);
}

// The folder in which a pattern begins: "apps/base" of "@monorepo/apps/base/**".
std::string copied_folder(std::string_view pattern) {
  std::string_view path = below_alias(pattern);
  path = path.substr(0, path.find('*'));
  return path_in_source(path);
}

}  // namespace

FluxOrder::FluxOrder(const AppliedObject& object, const Ground& ground)
    : object_(object),
      ground_(ground),
      name_(object.node.find("metadata").find("name").text()),
      name_space_(object.node.find("metadata").find("namespace").text()),
      file_(ground.sources.path(object.source)) {}

Delivery FluxOrder::delivery(UnitKind kind) const {
  Delivery delivery;
  delivery.kind = kind;
  delivery.name = name_space_.empty() ? name_ : name_space_ + '/' + name_;
  delivery.at = object_.bytes;
  delivery.cluster = cluster_of_flux(spec());
  return delivery;
}

Span FluxOrder::place(yaml::Node node) const { return ground_.origins.where(node.origin()).value_or(object_.bytes); }

const AppliedObject* FluxOrder::find(std::string_view kind, std::string_view name_space, std::string_view name) const {
  const AppliedObject* found = nullptr;
  std::size_t shared = 0;
  for (const AppliedObject* each : ground_.called(kind, name)) {
    const std::string_view its_namespace = each->node.find("metadata").find("namespace").text();
    if (!name_space.empty() && !its_namespace.empty() && its_namespace != name_space) continue;
    const std::size_t near = shared_folders(ground_.sources.path(each->source), file_);
    if (found != nullptr && near <= shared) continue;
    found = each;
    shared = near;
  }
  return found;
}

const AppliedObject* FluxOrder::find(yaml::Node reference) const {
  const std::string_view name_space = reference.find("namespace").text();
  return find(reference.find("kind").text(), name_space.empty() ? std::string_view(name_space_) : name_space,
              reference.find("name").text());
}

bool FluxOrder::is_own_tree(yaml::Node reference) { return reference.find("name").text() == kBootstrapped; }

std::optional<std::string> FluxOrder::path_here(yaml::Node reference, const std::string& path) const {
  if (is_own_tree(reference)) return path;
  const std::string_view kind = reference.find("kind").text();
  if (kind == "ExternalArtifact") return path_of_artifact(reference.find("name").text(), path);
  const AppliedObject* source = find(reference);
  // A source that is declared elsewhere, or whose address is no repository's: an artifact that was pushed.
  const bool is_repository = source != nullptr && kind == "GitRepository";
  const bool is_there = path.empty() ? false
                                     : folder_in_repository(ground_, file_, path).has_value() ||
                                           file_in_repository(ground_, file_, path).has_value();
  if (is_repository && is_other_branch(*source)) return std::nullopt;
  const bool lies_here =
      is_repository ? is_here(ground_, file_, source->node.find("spec").find("url").text(), path) : is_there;
  return lies_here ? std::optional(path) : std::nullopt;
}

// Whether the source follows another branch than the one that holds the cluster's own orders; where that is not
// declared, a main one.
bool FluxOrder::is_other_branch(const AppliedObject& source) const {
  const auto branch_of = [](const AppliedObject& object) {
    return object.node.find("spec").find("ref").find("branch").text();
  };
  const std::string_view branch = branch_of(source);
  const AppliedObject* own = find("GitRepository", kBootstrapped, kBootstrapped);
  const std::string_view own_branch = own == nullptr ? std::string_view() : branch_of(*own);
  if (branch.empty()) return false;
  return own_branch.empty() ? branch != "main" && branch != "master" : branch != own_branch;
}

// What an ArtifactGenerator copies there: `from: "@alias/apps/**"`, `to: "@artifact/base/"`. Where the same folder is
// copied to several times, the deepest that holds the path counts.
std::optional<std::string> FluxOrder::path_of_artifact(std::string_view artifact, const std::string& path) const {
  std::optional<std::string> found;
  std::size_t deepest = 0;
  for (const AppliedObject* generator : ground_.all("ArtifactGenerator")) {
    const yaml::Node artifacts = generator->node.find("spec").find("artifacts");
    for (std::size_t i = 0; artifacts.is(yaml::Kind::sequence) && i < artifacts.size(); ++i) {
      if (artifacts.item(i).find("name").text() != artifact) continue;
      const yaml::Node copies = artifacts.item(i).find("copy");
      for (std::size_t c = 0; copies.is(yaml::Kind::sequence) && c < copies.size(); ++c) {
        const std::string from = copied_folder(copies.item(c).find("from").text());
        const std::string to = path_in_source(below_alias(copies.item(c).find("to").text()));
        if (!is_within(path, to) && !to.empty()) continue;
        if (found && to.size() < deepest) continue;
        deepest = to.size();
        found = path_in_source(from + '/' + path.substr(to.size()));
      }
    }
  }
  return found && folder_in_repository(ground_, file_, *found) ? found : std::nullopt;
}

bool is_open(std::string_view text) { return text.find("${") != std::string_view::npos; }

std::string path_in_source(std::string_view path) { return join_path("/", path).substr(1); }

Traced<std::string> traced(yaml::Node node) { return {std::string(node.text()), node.origin()}; }

}  // namespace sidelint::units
