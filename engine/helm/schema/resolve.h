// References within a schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/gotmpl/value.h"

namespace sidelint::helm {

// What `#/definitions/a` names; nothing if it leads out of the schema or nowhere.
std::optional<gotmpl::Value> resolve_reference(const gotmpl::Value& root, std::string_view reference);

// The first reference of a schema that cannot be followed within it; helm reads all of them before it looks at values.
std::string foreign_reference(const gotmpl::Value& schema);

// Whether the text of a schema may hold a reference; false is sure.
bool may_refer(std::string_view schema);

// Whether what stands beside a reference counts: since draft 2019-09. A schema without `$schema` is of the newest.
bool follows_beside_reference(const gotmpl::Value& root);

}  // namespace sidelint::helm
