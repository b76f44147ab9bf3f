#include "engine/istio/proxy_config.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <variant>

#include <fmt/format.h>

#include "engine/istio/multierror.h"
#include "engine/istio/proto/schema.h"
#include "engine/istio/proto_json.h"
#include "engine/istio/proxy_config_checks.h"
#include "engine/yaml/load.h"

namespace sidelint::istio {
namespace {

// What libyaml's parser complains of; the rest comes from its scanner, its reader or the composer above it.
constexpr std::array<std::string_view, 10> kOfTheParser = {"did not find expected <stream-start>",
                                                           "did not find expected <document start>",
                                                           "did not find expected node content",
                                                           "did not find expected '-' indicator",
                                                           "did not find expected key",
                                                           "did not find expected ',' or ']'",
                                                           "did not find expected ',' or '}'",
                                                           "found undefined tag handle",
                                                           "found duplicate %YAML directive",
                                                           "found incompatible YAML document"};

constexpr std::string_view kNoColon = "could not find expected ':'";

// Complaints that go-yaml makes without a place.
constexpr std::array<std::string_view, 9> kPlaceless = {"unknown anchor",
                                                        "anchor '",
                                                        "!!binary value",
                                                        "map merge requires",
                                                        "control characters are not allowed",
                                                        "invalid ",
                                                        "incomplete UTF-8",
                                                        "document contains excessive aliasing",
                                                        "cannot decode "};

bool is_of_the_parser(std::string_view message) {
  return std::find(kOfTheParser.begin(), kOfTheParser.end(), message) != kOfTheParser.end();
}
bool is_placeless(std::string_view message) {
  return std::any_of(kPlaceless.begin(), kPlaceless.end(),
                     [&](std::string_view begin) { return message.starts_with(begin); });
}

// encoding/json's words for a number that JSON lacks.
std::string unsupported_value(std::string_view message) {
  if (message.find("nan") != std::string_view::npos || message.find("NaN") != std::string_view::npos ||
      message.find("NAN") != std::string_view::npos)
    return "json: unsupported value: NaN";
  return message.find("`-") != std::string_view::npos ? "json: unsupported value: -Inf"
                                                      : "json: unsupported value: +Inf";
}

// go-yaml's words. Mirrors go.yaml.in/yaml/v2 v2.4.2, decode.go (fail): lines count from 0 and the first is never
// named; what the scanner finds is one line further down, and so is the end of a text whose last line does not end,
// unless the scanner stops within it.
std::string yaml_error(std::string_view text, const yaml::Problem& problem) {
  const std::string& message = problem.message;
  if (message.starts_with("unsupported value")) return unsupported_value(message);
  if (message.starts_with("unsupported map key")) return message;
  if (is_placeless(message)) return fmt::format("yaml: {}", message);
  const std::string_view before = text.substr(0, problem.at.begin);
  auto line = std::count(before.begin(), before.end(), '\n');
  const bool at_open_end = before.size() == text.size() && !text.empty() && text.back() != '\n';
  if ((is_of_the_parser(message) || message == kNoColon) && at_open_end) ++line;
  if (line == 0) return fmt::format("yaml: {}", message);
  if (!is_of_the_parser(message)) ++line;
  return fmt::format("yaml: line {}: {}", line, message);
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
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return fail(yaml_error(value, *problem));
  const yaml::Node config = std::get<std::unique_ptr<const yaml::Document>>(loaded)->root();
  const proto::Schema schema({proto::proxy_schema()}, "istio.mesh.v1alpha1", release.minor);
  if (const std::string error = read_error(config, schema.at("ProxyConfig"), release); !error.empty())
    return fail(error);
  const Errors errors = proxy_config_errors(config, release);
  if (errors.empty()) return std::nullopt;
  return multierror(errors);
}

}  // namespace sidelint::istio
