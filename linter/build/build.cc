#include "linter/build/build.h"

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/yaml/json.h"
#include "linter/build/built.h"
#include "linter/render/annotate.h"

namespace sidelint::linter {
namespace {

std::string place(Span at, const SourceMap& sources) {
  return fmt::format("{}:{}", sources.path(at.source), sources.position(at.source, at.begin).line);
}

// "overlays/prod/patch.yaml:7 ← base/ns.yaml:5": the last hand first, hands in one line once.
std::string chain_in_words(const Origins& origins, const SourceMap& sources, OriginId id) {
  std::string text;
  std::string last;
  for (const Span& at : origins.chain(id)) {
    std::string hand = place(at, sources);
    if (hand == last) continue;
    text.append(text.empty() ? "" : " ← ").append(hand);
    last = std::move(hand);
  }
  return text;
}

void write_yaml(const BuiltSubject& built, const Origins& origins, const SourceMap& sources, bool annotate,
                std::ostream& out) {
  const auto author = [&](OriginId id) { return annotate ? chain_in_words(origins, sources, id) : std::string(); };
  std::string_view separator;
  for (const yaml::Value& object : built.objects) {
    out << separator << annotated_yaml(object, author);
    separator = "---\n";
  }
}

void write_json(const BuiltSubject& built, std::ostream& out) {
  out << R"({"apiVersion":"v1","kind":"List","items":[)";
  std::string_view separator;
  for (const yaml::Value& object : built.objects) {
    out << separator << yaml::to_json(yaml::to_document(object)->root());
    separator = ",";
  }
  out << "]}\n";
}

}  // namespace

ExitCode build(const FileSystem& files, const Options& options, std::ostream& out, std::ostream& errors) {
  SourceMap sources;
  Origins origins;
  const BuiltSubject built = build_subject(files, options, sources, origins);
  if (built.refusal) {
    const bool has_place = built.refusal->at != Span{};
    errors << fmt::format("sidelint: {}{}{}\n", has_place ? place(built.refusal->at, sources) : "",
                          has_place ? ": " : "", built.refusal->message);
    return ExitCode::usage;
  }
  for (const LeftOut& unknown : built.left_out) {
    errors << fmt::format("{}: `{}` is left out: {}\n", place(unknown.at, sources), unknown.what, unknown.why);
  }
  if (options.output == OutputForm::json) {
    write_json(built, out);
  } else {
    write_yaml(built, origins, sources, options.annotate, out);
  }
  return ExitCode::clean;
}

}  // namespace sidelint::linter
