// values.schema.json: JSON Schema for the values of a chart.
//
// Mirrors helm 4.3, pkg/chart/common/util/jsonschema.go, and santhosh-tekuri/jsonschema v6. Left out: formats,
// contents, `contains`, `unevaluated…`, dynamic references, schemas of other files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/schema/complaint.h"

namespace sidelint::helm {

struct SchemaAnswer {
  std::vector<Complaint> complaints;
  std::string error;      // the schema is no JSON
  std::string unchecked;  // a reference that leads out of the schema: then nothing is checked
};
SchemaAnswer check_values(gotmpl::Heap& heap, std::string_view schema, const gotmpl::Value& values);

}  // namespace sidelint::helm
