// Protocol buffer messages as data: the fields of Istio's ProxyConfig, MeshConfig and Values, in order of declaration.
//
// The texts (proxy_schema.cc, and those of engine/inject/proto) list what a message holds, one message after another:
//
//   Tracing = zipkin:Tracing.Zipkin@tracer custom_tags:{Tracing.CustomTag} sampling:f64
//   enable_istio_tags:pb.BoolValue>26 #AuthenticationPolicy = NONE=0 MUTUAL_TLS=1
//
// `[x]` is a list, `{x}` a map from texts, `#` an enumeration, `@` names the oneof, `>26` and `<20` say in which minor
// releases the field, or the enumeration's value, exists. `pb.` is google.protobuf, `net.` istio.networking.v1alpha3,
// `net1.` its v1beta1; names without a prefix belong to the text's own package.
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::istio::proto {

enum class Form : std::uint8_t {
  boolean,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
  text,
  enumeration,
  message,
};
enum class Shape : std::uint8_t { single, list, map };

// Messages whose JSON is not an object of their fields.
enum class WellKnown : std::uint8_t { no, wrapper, duration, any_value, any_list, any_struct };

struct Enumeration {
  std::string name;     // istio.mesh.v1alpha1.AuthenticationPolicy
  std::string go_name;  // v1alpha1.AuthenticationPolicy
  std::vector<std::pair<std::string, std::int32_t>> values;
};

struct Message;

struct Field {
  std::string name;       // drain_duration, the key of a decoded message (see message.h)
  std::string json_name;  // drainDuration
  std::string go_name;    // DrainDuration
  Form form = Form::text;
  Shape shape = Shape::single;
  const Message* message = nullptr;
  const Enumeration* enumeration = nullptr;
  std::string oneof;  // the name of the group of which only one is set; mostly empty
};

struct Message {
  std::string name;     // istio.mesh.v1alpha1.ProxyConfig
  std::string go_name;  // v1alpha1.ProxyConfig
  WellKnown known = WellKnown::no;
  std::vector<Field> fields;

  const Field* find(std::string_view field_name) const;
};

class Schema {
 public:
  // The messages of the texts as they are in release 1.minor; `package` is istio.mesh.v1alpha1 or the like.
  Schema(std::initializer_list<std::string_view> texts, std::string_view package, int minor);
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  // By its name without the package. The texts hold it, or the program is wrong.
  const Message& at(std::string_view name) const;
  const std::deque<Message>& messages() const { return messages_; }

 private:
  friend class SchemaReader;
  std::deque<Message> messages_;
  std::deque<Enumeration> enumerations_;
  std::map<std::string, Message*, std::less<>> by_name_;
  std::map<std::string, Enumeration*, std::less<>> enumeration_by_name_;
};

// cluster_name is ClusterName in Go.
std::string go_name_of_field(std::string_view name);

// ProxyConfig and all that it refers to. Source: the descriptors of istio.io/api v1.19.0 … v1.31.1, what older releases
// had besides from their release notes and templates.
std::string_view proxy_schema();

}  // namespace sidelint::istio::proto
