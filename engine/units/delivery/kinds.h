// The kinds of objects that say what is delivered, or that those name: the units need them, whoever else does.
#pragma once

#include <string_view>

namespace sidelint::units {

bool is_delivery_kind(std::string_view kind);
// Whether the document, whose `kind:` is told, may order a delivery or be named by one.
bool may_order_delivery(std::string_view kind, std::string_view document);

}  // namespace sidelint::units
