// How the values of a chart, its sub-charts and whoever installs it come together.
//
// Mirrors helm 4.3, pkg/chart/common/util/coalesce.go. Higher charts win over lower ones; tables are merged, all else
// is replaced; a null takes a chart's default away.
#pragma once

#include <string>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/chart/instance.h"

namespace sidelint::helm {

// Coalescing carries out nulls, merging keeps them for a later coalescing.
enum class Nulls : std::uint8_t { carried_out, kept };

struct Coalesced {
  gotmpl::Value values;
  std::string error;
};
// `given` stays as it is.
Coalesced coalesce_values(gotmpl::Heap& heap, const Instance& chart, const gotmpl::Value& given, Nulls nulls,
                          HelmMajor helm);

// Merges the lower table into the upper one, which is changed.
void coalesce_tables(gotmpl::Heap& heap, const gotmpl::Value& upper, const gotmpl::Value& lower, Nulls nulls);

}  // namespace sidelint::helm
