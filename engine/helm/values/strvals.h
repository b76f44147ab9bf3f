// The little language of --set and its kin: `a.b[2]=c,d={x,y}`.
//
// Mirrors helm 4.3, pkg/strvals.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/chart/instance.h"

namespace sidelint::helm {

enum class SetAs : std::uint8_t {
  typed,    // --set
  text,     // --set-string
  json,     // --set-json
  file,     // --set-file: what a value names is read
  literal,  // --set-literal: nothing in a value is special
};

// The content of a file that --set-file names, or the error.
struct FileText {
  std::string text;
  std::string error;
};
using ReadText = std::function<FileText(const std::string& name)>;

struct SetRules {
  SetAs as = SetAs::typed;
  HelmMajor helm = HelmMajor::four;
  gotmpl::Origin origin = gotmpl::kNoOrigin;  // of all values that are set
  ReadText read_file = {};
};

// Changes the table. Answers the error, in helm's words.
std::string set_values(gotmpl::Heap& heap, const gotmpl::Value& table, std::string_view text, const SetRules& rules);

}  // namespace sidelint::helm
