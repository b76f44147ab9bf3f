// A second, much faster way to the events of documents that are written plainly, as most are.
#pragma once

#include <functional>
#include <string_view>

#include "engine/yaml/events.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"

namespace sidelint::yaml {

// Hands the events of a text to `sink`, the same as read_events would, if the text is simple: lines with LF, one
// document, block collections, keys on one line each, scalars of all styles, flow collections. False:
// it is not, or the sink wanted no more. Then the events so far mean nothing, and the whole text is libyaml's to read.
bool read_simple_events(std::string_view text, Ending ending, const Places& places,
                        const std::function<bool(const Event&)>& sink);

}  // namespace sidelint::yaml
