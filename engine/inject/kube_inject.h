// What `istioctl kube-inject` makes of a file: workloads with their sidecars, everything else as it was.
//
// Mirrors IntoResourceFile and IntoObject of istio, pkg/kube/inject/inject.go.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inject/injector.h"
#include "engine/inject/outcome.h"
#include "engine/source/origin.h"

namespace sidelint::inject {

struct FileOutcome {
  std::string text;                   // every document with a `---` behind it; after an error those before it
  std::vector<std::string> warnings;  // with a line end each
  std::optional<Refused> refused;
  std::string unknown;  // why a document's outcome cannot be told
};

// `text` is the whole of `source`; origins in the outcome refer to it.
FileOutcome inject_file(const Injector& injector, std::string_view text, SourceId source, Origins& origins);

}  // namespace sidelint::inject
