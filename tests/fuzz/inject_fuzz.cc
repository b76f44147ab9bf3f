// Any bytes as a template and as the manifests it meets, with a line of percent signs between the two: an answer or an
// error, and the same one each time, in every era of templates.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/check.h"
#include "engine/inject/injector.h"
#include "engine/inject/kube_inject.h"
#include "engine/yaml/emit.h"

namespace {

constexpr std::string_view kDivider = "%%%%\n";
constexpr std::string_view kValues = R"({"global": {"hub": "h", "tag": "1.24.0", "proxy": {"image": "proxyv2"}},
  "sidecarInjectorWebhook": {"rewriteAppHTTPProbe": true}})";

sidelint::inject::FileOutcome answer(const sidelint::inject::Injector& injector, std::string_view manifests) {
  sidelint::Origins origins;
  origins.reserve_shards(1);
  return sidelint::inject::inject_file(injector, manifests, sidelint::SourceId{0}, origins);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelint;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t divider = input.find(kDivider);
  if (divider == std::string_view::npos) return 0;
  const std::string_view manifests = input.substr(divider + kDivider.size());
  yaml::Value config = yaml::Value::mapping();
  config.set("policy", yaml::Value::string("enabled"));
  config.set("template", yaml::Value::string(input.substr(0, divider)));  // of releases before 1.9
  config.set("templates", yaml::Value::mapping()).set("sidecar", yaml::Value::string(input.substr(0, divider)));
  inject::InjectorSource source;
  source.config = yaml::to_yaml(config);
  source.values = kValues;
  for (const int minor : {1, 5, 8, 24}) {
    source.release = {1, minor, 0};
    const inject::Injector injector(source);
    if (injector.error()) continue;
    const inject::FileOutcome first = answer(injector, manifests);
    const inject::FileOutcome second = answer(injector, manifests);
    SIDELINT_CHECK(first.text == second.text, "the same manifests come out differently");
    SIDELINT_CHECK(first.refused.has_value() == second.refused.has_value(), "the same manifests are refused and not");
  }
  return 0;
}
