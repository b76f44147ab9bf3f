#include "engine/inject/proxy_image.h"

#include <optional>
#include <string_view>

#include "engine/gotmpl/print.h"
#include "engine/inject/features.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/message.h"
#include "engine/kube/quantity.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

std::string text_at(const Value& typed, std::initializer_list<std::string_view> path) {
  const Value* found = value_at(typed, path);
  return std::string(found ? found->as_string() : std::string_view());
}

// The released images end in -distroless or -debug; a type asked for takes the place of that.
std::string typed_tag(std::string tag, std::string_view type) {
  if (type.empty()) return tag;
  for (const std::string_view known : {"-distroless", "-debug"}) {
    if (!tag.ends_with(known)) continue;
    tag.erase(tag.size() - known.size());
    break;
  }
  if (type != "default") (tag += '-') += type;
  return tag;
}

std::string image_tag(const Value& typed) {
  const Value* tag = value_at(typed, {"global", "tag"});
  if (!tag) return {};
  if (tag->is(Kind::string)) return tag->text;
  gotmpl::Heap heap;
  OriginTable origins;
  return tag->is(Kind::null) ? "<nil>" : gotmpl::display(to_any(heap, origins, *tag));
}

// Whole processors of an amount of CPU; nothing if it is no amount.
std::optional<std::int64_t> processors(std::string_view amount) {
  constexpr std::int64_t kMilli = 1000;
  const kube::Quantity::Parsed parsed = kube::Quantity::parse(amount);
  if (!parsed.error.empty()) return std::nullopt;
  return (parsed.quantity.milli_value() + kMilli - 1) / kMilli;
}

}  // namespace

std::string proxy_image(const InjectionParameters& parameters, const Value& pod, WhichImage which) {
  const Value& typed = parameters.injector->typed_values();
  const Value* image = parameters.proxy_config->find("image");
  std::string type;
  if (image && which == WhichImage::proxy) type = proto::text_field(*image, "image_type");
  if (type.empty() && kImageVariant.in(parameters.injector->minor())) type = text_at(typed, {"global", "variant"});
  if (const std::string* asked = annotation(pod, "sidecar.istio.io/proxyImageType")) type = *asked;
  std::string name = text_at(typed, {"global", which == WhichImage::proxy ? "proxy" : "proxy_init", "image"});
  if (name.empty()) name = "proxyv2";
  return text_at(typed, {"global", "hub"}) + "/" + name + ":" + typed_tag(image_tag(typed), type);
}

std::int64_t estimated_concurrency(const InjectionParameters& parameters) {
  const Value* set = parameters.proxy_config->find("concurrency");
  if (const std::int64_t given = set ? proto::int_field(*set, "value") : 0; given > 0) return given;
  const Value& typed = parameters.injector->typed_values();
  const std::string* limit = annotation(parameters.pod, "sidecar.istio.io/proxyCPULimit");
  const std::string* request = annotation(parameters.pod, "sidecar.istio.io/proxyCPU");
  if (limit) return processors(*limit).value_or(0);
  if (request) return processors(*request).value_or(0);
  for (const std::string_view kind : {"limits", "requests"})
    if (const Value* cpu = value_at(typed, {"global", "proxy", "resources", kind, "cpu"}))
      if (const std::optional<std::int64_t> count = processors(cpu->text)) return *count;
  return 0;
}

}  // namespace sidelint::inject
