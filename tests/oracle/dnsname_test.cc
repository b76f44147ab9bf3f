// Names against k8s.io/apimachinery's pkg/util/validation and pkg/api/validation.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/kube/names.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/oracle_text.h"

namespace sidelint {
namespace {

using nlohmann::json;

json judge(const std::string& text) {
  return {{"cIdentifier", kube::check_c_identifier(text)},
          {"configMapKey", kube::check_config_map_key(text)},
          {"dns1035Label", kube::check_dns1035_label(text)},
          {"dns1123Label", kube::check_dns1123_label(text)},
          {"dns1123Subdomain", kube::check_dns1123_subdomain(text)},
          {"envVarName", kube::check_env_var_name(text)},
          {"fqdn", kube::check_fully_qualified_domain_name("host", text)},
          {"generateNamePrefix", kube::check_dns1123_label(kube::masked_prefix(text))},
          {"namespace", kube::check_dns1123_label(text)},
          {"objectName", kube::check_dns1123_subdomain(text)},
          {"portName", kube::check_port_name(text)},
          {"wildcardDNS1123Subdomain", kube::check_wildcard_dns1123_subdomain(text)}};
}

TEST(Names, AreAcceptedAsKubernetesDoes) {
  const auto path = testing::oracle_path("vectors/dnsname.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/dnsname.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/dnsname.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    tally.add(line["id"].get<std::string>(), line["input"], line["expected"],
              judge(testing::text_of(line["input"], "text")));
  });
}

}  // namespace
}  // namespace sidelint
