#include "engine/istio/proxy_config.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <variant>

#include <fmt/format.h>

#include "engine/istio/multierror.h"
#include "engine/istio/proto/schema.h"
#include "engine/istio/proto_json.h"
#include "engine/istio/proxy_config_checks.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"

namespace sidelint::istio {
namespace {

// The messages as a release knows them. To read their text takes longer than to check a value against them, so it is
// done once for each release.
const proto::Message& proxy_config_of(Release release) {
  struct Read {
    std::once_flag once;
    std::optional<proto::Schema> schema;
  };
  static std::array<Read, kNewestRelease.minor + 1> all;
  Read& read = all.at(static_cast<std::size_t>(std::clamp(release.minor, 0, kNewestRelease.minor)));
  std::call_once(read.once, [&] {
    read.schema.emplace(std::initializer_list<decltype(proto::proxy_schema())>{proto::proxy_schema()},
                        "istio.mesh.v1alpha1", release.minor);
  });
  return read.schema->at("ProxyConfig");
}

}  // namespace

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
  if (const std::string error = read_error(config, proxy_config_of(release), release); !error.empty())
    return fail(error);
  const Errors errors = proxy_config_errors(config, release);
  if (errors.empty()) return std::nullopt;
  return multierror(errors);
}

}  // namespace sidelint::istio
