// Any two documents as an object and a patch of it, and what comes out as a pod: a refusal at worst. What Go would read
// back must be read as it is, and a pod that was admitted once must be admitted again and stay as it is.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/base/check.h"
#include "engine/kube/admission.h"
#include "engine/kube/merge_patch.h"
#include "engine/kube/round_trip.h"
#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace {

using namespace sidelint;

yaml::Value read(std::string_view text, Origins& origins) {
  const yaml::Loaded loaded = yaml::load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
  const auto* document = std::get_if<0>(&loaded);
  if (document == nullptr || !(*document)->root()) return yaml::Value::null();
  return yaml::to_value((*document)->root());
}

void check_admission(yaml::Value pod) {
  kube::AdmissionFacts facts;
  facts.namespace_name = "shop";
  if (kube::admit_before_webhooks(pod, facts)) return;
  if (kube::admit_after_webhooks(pod, facts)) return;
  yaml::Value again = pod;
  SIDELINT_CHECK(!kube::admit_after_webhooks(again, facts), "an admitted pod is refused");
  again.erase("status");
  pod.erase("status");
  SIDELINT_CHECK(yaml::same_json(again, pod), "an admitted pod changes when it is admitted again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kSeparator = "\n---\n";
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t split = text.find(kSeparator);
  Origins origins;
  yaml::Value original = read(text.substr(0, split), origins);
  yaml::Value patch =
      split == std::string_view::npos ? yaml::Value::mapping() : read(text.substr(split + kSeparator.size()), origins);

  const kube::Merged merged = kube::strategic_merge_patch(std::move(original), std::move(patch), kube::pod_type());
  if (merged.refusal) return 0;
  const kube::Merged unchanged = kube::strategic_merge_patch(merged.value, yaml::Value::mapping(), kube::pod_type());
  SIDELINT_CHECK(!unchanged.refusal && yaml::same_json(unchanged.value, merged.value), "an empty patch changes it");

  const kube::RoundTrip once = kube::round_trip(merged.value, kube::pod_type());
  if (once.refusal) return 0;
  const kube::RoundTrip twice = kube::round_trip(once.value, kube::pod_type());
  SIDELINT_CHECK(!twice.refusal, "what Go wrote cannot be read back");
  SIDELINT_CHECK(yaml::same_json(once.value, twice.value), "reading and writing twice changes it");
  check_admission(once.value);
  return 0;
}
