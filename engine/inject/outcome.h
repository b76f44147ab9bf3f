// What becomes of a pod at the injector.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/heap.h"
#include "engine/inject/data/kube_values.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// Why the request is refused.
struct Refused {
  std::string message;             // as who creates the pod sees it, without the API server's words
  std::string template_name = {};  // the template that failed, if one did
  std::optional<gotmpl::TemplateError> template_error = {};
  OriginId at = {};  // the line of the manifest that fed it, if one can be named
};

// One template's output for this pod. Values of the pod whose origin is a written one in `source` come out of it.
struct Rendering {
  std::string template_name;
  SourceId source{};
  gotmpl::Output output;
};

// Everything that the origins of an injected pod refer to.
struct Provenance {
  gotmpl::Heap heap;
  OriginTable origins;  // of the inputs that segments name
  std::deque<Rendering> renderings;
};

// Sources of rendered texts are numbered from here, which no repository reaches.
inline constexpr std::uint32_t kFirstRendering = 0xFFFF0000U;

// Whether the value came out of a template.
bool is_rendered(OriginId id);
// The value of the manifest behind a rendered one; the same of any other, none if nothing fed it.
OriginId manifest_origin(const Provenance* provenance, OriginId id);

struct PodOutcome {
  enum class Kind : std::uint8_t { injected, not_injected, refused, unknown };
  Kind kind = Kind::not_injected;
  yaml::Value pod;  // of injected
  std::optional<Refused> refused;
  std::string unknown;                     // why the outcome cannot be told
  std::unique_ptr<Provenance> provenance;  // of injected, and of refused as far as it came
};

}  // namespace sidelint::inject
