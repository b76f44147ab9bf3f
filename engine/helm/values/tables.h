// Tables: maps of values, shared as Go shares them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::helm {

inline constexpr std::string_view kGlobal = "global";

// The type of `.Values`, with the methods that templates can call on it (tables in it are plain maps).
extern const gotmpl::Type kValuesType;

// An entry of a table; invalid if there is none. A null is an interface that holds nothing.
gotmpl::Value entry(const gotmpl::Value& table, std::string_view key);
bool has_entry(const gotmpl::Value& table, std::string_view key);
void erase_entry(const gotmpl::Value& table, std::string_view key);

// `a.b.c`: the parts of a path, which no escape can hide.
std::vector<std::string_view> split_path(std::string_view path);

// The table at a path; nothing if one of its parts is none.
std::optional<gotmpl::Value> table_at(const gotmpl::Value& table, std::string_view path);
// The value at a path, unless it is a table itself.
std::optional<gotmpl::Value> value_at(const gotmpl::Value& table, std::string_view path);

// What lies in `over` on top of `under`, as the command line merges its files: tables are merged, all else replaced.
gotmpl::Value merge_maps(gotmpl::Heap& heap, const gotmpl::Value& under, const gotmpl::Value& over);

}  // namespace sidelint::helm
