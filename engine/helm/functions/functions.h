// The functions that helm's templates have besides Sprig's and Go's own.
//
// Mirrors helm 4.3, pkg/engine/funcs.go and engine.go. What only a cluster or the network could tell is unknown, unless
// it is told as `helm template` tells it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/template_set.h"

namespace sidelint::helm {

// What a look-up in the cluster answers: `helm template` finds nothing, an installation may find something.
enum class Lookups : std::uint8_t { unknown, empty };

// What running templates leave behind for each other.
struct RunState {
  gotmpl::Library texts;                              // that `tpl` has parsed
  std::map<std::string, int, std::less<>> rendering;  // templates by name: how often `include` is in them
};

// What functions need to know; outlives the templates.
struct FunctionHost {
  RunState* state = nullptr;
  Lookups lookups = Lookups::unknown;
};

// By kind, as the files of this folder have them.
std::span<const gotmpl::FuncDef> template_functions();
std::span<const gotmpl::FuncDef> yaml_functions();
std::span<const gotmpl::FuncDef> json_functions();
std::span<const gotmpl::FuncDef> toml_functions();
std::span<const gotmpl::FuncDef> duration_functions();
std::span<const gotmpl::FuncDef> cluster_functions();

// Sprig's functions and over them helm's, which know nothing before they are given a host.
const gotmpl::FuncMap& all_functions();
void give_host(gotmpl::FuncMap& functions, const FunctionHost& host);

// What `required` and `fail` put around their messages, by which helm knows them in an error.
inline constexpr std::string_view kWarningBegin = "HELM_ERR_START";
inline constexpr std::string_view kWarningEnd = "HELM_ERR_END";

// The value with a mark in the place of each unknown one, so that it can be printed.
gotmpl::Value with_marks(gotmpl::Call& call, const gotmpl::Value& value);

}  // namespace sidelint::helm
