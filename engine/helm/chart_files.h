// `.Files`: what lies beside a chart's templates, with helm's methods.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::helm {

// Names and texts; both outlive the value. In Go the texts are bytes; here templates see them as texts.
gotmpl::Value files_value(gotmpl::Heap& heap, const std::vector<std::pair<std::string_view, gotmpl::Value>>& files);

}  // namespace sidelint::helm
