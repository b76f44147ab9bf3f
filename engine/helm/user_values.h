// What whoever installs a chart gives to it: files of values, values written out, and settings of single ones.
//
// Mirrors helm 4.3, pkg/cli/values/options.go: files first, then --set-json, --set, --set-string, --set-file,
// --set-literal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/helm/chart/instance.h"
#include "engine/helm/data.h"
#include "engine/helm/files.h"
#include "engine/helm/values/strvals.h"
#include "engine/yaml/value.h"

namespace sidelint::helm {

// Values that somebody gives and nobody can see: a file of another repository, an encrypted one.
struct HiddenValues {
  std::string why;
  Span at;  // where they are named
};

// A file by its path, the values themselves (`valuesObject`, `values:` of a HelmRelease), or something that may set any
// value that no later source sets.
using ValuesSource = std::variant<std::string, yaml::Value, HiddenValues>;

struct SetValue {
  SetAs as = SetAs::typed;
  std::string text;  // as behind --set
  Span at = {};      // where it is ordered
};

// A value that somebody gives and nobody can see: what a template computes from it is unknown.
struct OpenValue {
  std::vector<std::string> path;
  std::string why;
};

struct UserValues {
  std::vector<ValuesSource> files;  // the later over the earlier
  std::vector<SetValue> set = {};
  std::vector<OpenValue> open = {};  // over all of them
  // What hidden values are taken for: for nothing; or whatever they may set is open (open_values.h).
  enum class Hidden : std::uint8_t { left_out, open } hidden = Hidden::left_out;
};

struct ReadUserValues {
  gotmpl::Value values;  // a map
  std::vector<SourceId> sources;
  std::optional<Refusal> refusal;
  std::string hidden = {};  // why all other values are open; empty: they are not
};
// Paths are seen from `folder`.
ReadUserValues read_user_values(Files& files, gotmpl::Heap& heap, OriginNumbers& numbers, const std::string& folder,
                                const UserValues& given, HelmMajor helm);

}  // namespace sidelint::helm
