#include "engine/model/supporting.h"

#include <optional>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {

bool is_supporting(std::string_view kind) { return kind == "Service" || kind == "Secret" || is_sidecar_policy(kind); }

bool is_worth_supporting(std::string_view kind, std::string_view document) {
  constexpr std::string_view kList = "List";
  if (kind.ends_with(kList)) kind.remove_suffix(kList.size());
  if (kind == "Service") return is_service_of_interest(document);
  return may_hold_root_certificate(kind, document) || is_sidecar_policy(kind);
}

void read_supporting(const units::AppliedObject& applied, const Reading& reading, Supporting& into) {
  if (is_sidecar_policy(applied.api_version, applied.kind)) {
    into.policies.push_back(read_sidecar_policy(read_object(applied, reading), applied.changes));
  }
  if (applied.api_version != "v1") return;
  if (applied.kind == "Service") {
    into.services.push_back(read_service(read_object(applied, reading), applied.changes));
  } else if (applied.kind == "Secret" || applied.kind == "ConfigMap") {
    std::optional<RootCertificate> root = read_root_certificate(read_object(applied, reading), applied.changes);
    if (root) into.roots.push_back(std::move(*root));
  }
}

}  // namespace sidelint::model
