#include "linter/ask/settle.h"

#include <fmt/format.h>

namespace sidelint::linter {

std::string how_to_settle(const decide::Missing& missing) {
  using Fact = decide::Missing::Fact;
  switch (missing.fact) {
    case Fact::namespace_labels:
      return fmt::format(
          "try --assume namespace/{0}:KEY=VALUE, or say it in .sidelint.yaml: `namespaces: {{{0}: {{labels: {{…}}}}}}`",
          missing.subject);
    case Fact::revision_served:
      return fmt::format("try --revision {}, or list `mesh: {{revisions: …}}` in .sidelint.yaml", missing.subject);
    case Fact::policy:
      return "try --assume policy=enabled, or say `mesh: {policy: …}` in .sidelint.yaml";
    case Fact::release:
      return "try --istio-version, or say `mesh: {istio-version: …}` in .sidelint.yaml";
    case Fact::namespace_name:
      return "write `namespace: NAME` under `metadata`, or in the kustomization";
    default:
      return "";
  }
}

}  // namespace sidelint::linter
