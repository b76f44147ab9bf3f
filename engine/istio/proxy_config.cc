#include <cstdint>
#include <memory>
#include <variant>

#include <fmt/format.h>

#include "engine/istio/multierror.h"
#include "engine/istio/proto/schema.h"
#include "engine/istio/proto_json.h"
#include "engine/istio/proxy_config.h"
#include "engine/istio/proxy_config_checks.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"

namespace sidelint::istio {

std::optional<std::string> refuse_proxy_config(std::string_view value, Release release) {
  const auto fail = [](const std::string& why) {
    return fmt::format("failed to convert to apply proxy config: {}", why);
  };
  Origins origins;
  origins.reserve_shards(1);
  const Span all{SourceId{0}, 0, static_cast<std::uint32_t>(value.size())};
  const yaml::Loaded loaded = yaml::load(value, all, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return fail(yaml::go_error(value, *problem));
  const yaml::Node config = std::get<std::unique_ptr<const yaml::Document>>(loaded)->root();
  const proto::Schema schema({proto::proxy_schema()}, "istio.mesh.v1alpha1", release.minor);
  if (const std::string error = read_error(config, schema.at("ProxyConfig"), release); !error.empty())
    return fail(error);
  const Errors errors = proxy_config_errors(config, release);
  if (errors.empty()) return std::nullopt;
  return multierror(errors);
}

}  // namespace sidelint::istio
