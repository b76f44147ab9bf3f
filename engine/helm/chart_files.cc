#include "engine/helm/chart_files.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/funcs/base_n.h"
#include "engine/helm/files.h"
#include "engine/helm/wildcard.h"
#include "engine/yaml/emit.h"

namespace sidelint::helm {
namespace {

using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::Kind;
using gotmpl::kString;
using gotmpl::Type;
using gotmpl::Value;

extern const Type kFiles;

Value get(Call& call) {
  const Value found = call.self.find(call.text_arg(0));
  return found.is_valid() ? found : Value::text("");
}

Value get_bytes(Call& call) {
  const Value found = get(call);
  const std::string_view text = found.as_text();
  if (!call.heap.has_room(text.size() * sizeof(Value))) return call.fail("the file is too large");
  std::vector<Value> bytes;
  bytes.reserve(text.size());
  for (const char c : text) bytes.push_back(Value::natural(static_cast<unsigned char>(c), gotmpl::kUint8));
  return call.heap.slice(std::move(bytes), gotmpl::kByteSlice).with_origin(found.origin());
}

Value glob(Call& call) {
  std::vector<std::string_view> names;
  for (const auto& [name, text] : call.self.as_map()->entries) names.push_back(name);
  const Value out = call.heap.map(kFiles);
  for (const std::string_view name : matching(call.text_arg(0), names)) call.heap.set(out, name, call.self.find(name));
  return out;
}

enum class Coding : std::uint8_t { plain, base64 };

// The texts by the last part of their names, as YAML; of several with one the last by its whole name.
template <Coding How>
Value as_yaml(Call& call) {
  yaml::Value map = yaml::Value::mapping();
  gotmpl::Origin origin = gotmpl::kNoOrigin;
  for (const auto& [name, text] : call.self.as_map()->entries) {
    const std::string_view content = text.as_text();
    map.set(base_name(name),
            yaml::Value::string(How == Coding::base64 ? gotmpl::base64_encoded(content) : std::string(content)));
    origin = call.heap.join(origin, text.origin());
  }
  std::string out = map.entries.empty() ? "{}\n" : yaml::to_yaml(map);
  out.pop_back();
  return call.text(std::move(out)).with_origin(origin);
}

Value lines(Call& call) {
  const Value found = get(call);
  std::string_view rest = found.as_text();
  std::vector<Value> out;
  if (rest.empty()) return call.heap.slice(std::move(out), gotmpl::kStringSlice);
  if (rest.ends_with('\n')) rest.remove_suffix(1);
  for (;;) {
    const std::size_t end = rest.find('\n');
    out.push_back(Value::text(rest.substr(0, end)).with_origin(found.origin()));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return call.heap.slice(std::move(out), gotmpl::kStringSlice);
}

constexpr std::array<FuncDef, 6> kMethods = {{{"AsConfig", as_yaml<Coding::plain>},
                                              {"AsSecrets", as_yaml<Coding::base64>},
                                              {"Get", get, {&kString}},
                                              {"GetBytes", get_bytes, {&kString}},
                                              {"Glob", glob, {&kString}},
                                              {"Lines", lines, {&kString}}}};
const Type kFiles{.kind = Kind::map,
                  .name = "engine.files",
                  .elem = &kString,
                  .key = &kString,
                  .methods = kMethods,
                  .underlying = &gotmpl::kStringMap};

}  // namespace

Value files_value(gotmpl::Heap& heap, const std::vector<std::pair<std::string_view, Value>>& files) {
  const Value out = heap.map(kFiles);
  for (const auto& [name, text] : files) heap.set(out, name, text);
  return out;
}

}  // namespace sidelint::helm
