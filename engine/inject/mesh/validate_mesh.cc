#include "engine/inject/mesh/validate_mesh.h"

#include <cstdint>

#include "engine/inject/proto/message.h"
#include "engine/istio/multierror.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1000 * kMillisecond;
constexpr std::int64_t kMinute = 60 * kSecond;

std::string port_error(std::int64_t port) {
  if (port >= 1 && port <= 65535) return {};
  return "port number " + std::to_string(port) + " must be in the range 1..65535";
}

std::int64_t nanoseconds(const Value& duration) {
  return proto::int_field(duration, "seconds") * kSecond + proto::int_field(duration, "nanos");
}

std::string connect_timeout_error(const Value* timeout) {
  if (!timeout) return "duration: nil";
  const std::int64_t length = nanoseconds(*timeout);
  if (length < kMillisecond) return "duration must be greater than 1ms";
  if (length % kMillisecond != 0) return "only durations to ms precision are supported";
  if (length > 60 * kMinute) return "connect timeout exceeds maximum of 1h0m0s";
  return {};
}

std::string detection_timeout_error(const Value* timeout) {
  const std::int64_t length = timeout ? nanoseconds(*timeout) : 0;
  if (length == 0 || length % kMillisecond == 0) return {};
  return "only durations to ms precision are supported";
}

void add(istio::Errors& errors, std::string_view what, std::string error) {
  if (!error.empty()) errors.push_back(std::string(what) + " " + std::move(error));
}

}  // namespace

std::string validate_mesh_config(const Value& mesh) {
  istio::Errors errors;
  add(errors, "invalid proxy listen port:", port_error(proto::int_field(mesh, "proxy_listen_port")));
  add(errors, "invalid connect timeout:", connect_timeout_error(mesh.find("connect_timeout")));
  add(errors, "invalid protocol detection timeout:", detection_timeout_error(mesh.find("protocol_detection_timeout")));
  return errors.size() == 1 ? errors[0] : istio::multierror(errors);
}

}  // namespace sidelint::inject
