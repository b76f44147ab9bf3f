// Points in time as Go's time.Parse(time.RFC3339) reads them and metav1.Time writes them.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::kube {

struct TimeText {
  std::string utc;    // RFC 3339 in UTC to the second; empty for the zero time, which is written as null
  std::string error;  // Go's words; empty if the text is a time
};
TimeText read_time(std::string_view text);

}  // namespace sidelint::kube
