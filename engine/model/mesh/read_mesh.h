// Reads who orders a control plane, in whatever way; private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "engine/model/mesh/mesh_install.h"
#include "engine/model/reader.h"
#include "engine/units/unit.h"

namespace sidelint::model {

// The first unit is the plain one, which holds the files that are no objects.
std::vector<MeshInstall> read_mesh(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins);

// Whether documents of this `kind` order a control plane or take part in it, and whether this one does, told from its
// bytes. The names Chart.yaml and kustomization.yaml stand for files without a kind.
bool is_mesh_kind(std::string_view kind);
bool is_worth_as_mesh(std::string_view kind, std::string_view document);

}  // namespace sidelint::model
