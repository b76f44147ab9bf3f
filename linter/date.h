// Days, as suppressions name them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace sidelint::linter {

// "2026-12-31"; empty if the text is no day of the calendar.
std::optional<std::chrono::sys_days> parse_date(std::string_view text);

// Of the machine's clock, in UTC.
std::chrono::sys_days today();

}  // namespace sidelint::linter
