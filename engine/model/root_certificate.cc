#include "engine/model/root_certificate.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model/reader.h"
#include "engine/yaml/resolve.h"

namespace sidelint::model {
namespace {

struct Row {
  std::string_view kind, name, key;
  int rank;
};

// Where the root that signs the injector's serving certificate is to be found.
//
// Istio 1.30.3: pilot/pkg/bootstrap/istio_ca.go (a user's CA before a self-signed one), istiod.go (`istiod-tls`, a
// serving certificate of one's own), security/pkg/k8s/controller/namespacecontroller.go (the published copy). Of 1.0 to
// 1.5: security/pkg/k8s/secret/workloadsecret.go and the charts of the injector.
constexpr std::array<Row, 9> kRows{{
    {"Secret", "istiod-tls", "ca.crt", 0},
    {"Secret", "cacerts", "root-cert.pem", 1},
    {"Secret", "cacerts", "ca.crt", 1},
    {"Secret", "istio-ca-secret", "root-cert.pem", 2},
    {"Secret", "istio-ca-secret", "ca-cert.pem", 2},
    {"Secret", "dns.istio-sidecar-injector-service-account", "root-cert.pem", 0},
    {"Secret", "istio.istio-sidecar-injector-service-account", "root-cert.pem", 1},
    {"Secret", "istio-sidecar-injector-self-signed", "root-cert.pem", 1},
    {"ConfigMap", "istio-ca-root-cert", "root-cert.pem", 3},
}};

}  // namespace

bool may_hold_root_certificate(std::string_view kind, std::string_view document) {
  return std::ranges::any_of(kRows, [&](const Row& row) {
    return kind == row.kind && document.find(row.name) != std::string_view::npos &&
           document.find(row.key) != std::string_view::npos;
  });
}

std::optional<RootCertificate> read_root_certificate(Object object, const std::vector<units::Change>& changes) {
  for (const Row& row : kRows) {
    if (object.kind != row.kind || object.metadata.name.value != row.name) continue;
    const bool is_secret = row.kind == "Secret";
    const yaml::Node encoded = object.node.find("data").find(row.key);
    const yaml::Node plain = is_secret ? object.node.find("stringData").find(row.key) : encoded;
    const yaml::Node value = plain ? plain : encoded;
    if (value.text().empty() || holds_placeholder(value.text())) continue;
    RootCertificate root;
    root.rank = row.rank;
    root.pem = {plain ? std::string(plain.text()) : yaml::decode_base64(encoded.text()).value_or(""), value.origin()};
    object.alterations =
        alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "data"});
    object.node = {};
    root.object = std::move(object);
    return root;
  }
  return std::nullopt;
}

}  // namespace sidelint::model
