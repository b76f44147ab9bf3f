// The functions that Istio's templates have besides Sprig's and Go's own, by release.
//
// Mirrors istio, pkg/kube/inject/template.go.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs.h"
#include "engine/inject/mesh/mesh_config.h"

namespace sidelint::inject {

// What functions need to know; outlives the templates.
struct FunctionHost {
  const MeshTypes* mesh = nullptr;
  std::map<std::string, std::string, std::less<>> environment;  // of the injector's process
};

struct IstioFunction {
  gotmpl::FuncDef def;
  int first = 0;  // minor releases: [first, past)
  int past = 1000;
};

// An argument as a result: in Go a copy, whose pointer's methods are out of reach.
gotmpl::Value as_result(const gotmpl::Value& argument);

// By kind, as the files of this folder have them.
std::span<const IstioFunction> text_functions();
std::span<const IstioFunction> json_functions();
std::span<const IstioFunction> container_functions();
std::span<const IstioFunction> map_functions();

// What the Go of release 1.minor did differently, Sprig's functions (from 1.8 on) and over them Istio's, as the release
// registers them.
void add_functions(gotmpl::FuncMap& functions, int minor, const FunctionHost& host);

// The type of a parameter []v1.Container and the like; Go types are told apart by name.
inline constexpr gotmpl::Type kContainer{.kind = gotmpl::Kind::structure, .name = "v1.Container"};
inline constexpr gotmpl::Type kContainers{.kind = gotmpl::Kind::slice, .name = "[]v1.Container", .elem = &kContainer};

}  // namespace sidelint::inject
