#include "linter/build/build.h"

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/yaml/json.h"
#include "linter/build/built.h"
#include "linter/build/hands.h"
#include "linter/render/annotate.h"

namespace sidelint::linter {
namespace {

void write_yaml(const BuiltSubject& built, const Origins& origins, const SourceMap& sources, bool annotate,
                std::ostream& out) {
  const auto nobody = [](const yaml::Value& /*value*/) { return std::string(); };
  std::string_view separator;
  for (const BuiltObject& object : built.objects) {
    out << separator << (annotate ? with_hands(object, origins, sources) : annotated_yaml(object.value, nobody));
    separator = "---\n";
  }
}

void write_json(const BuiltSubject& built, std::ostream& out) {
  out << R"({"apiVersion":"v1","kind":"List","items":[)";
  std::string_view separator;
  for (const BuiltObject& object : built.objects) {
    out << separator << yaml::to_json(yaml::to_document(object.value)->root());
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
    errors << fmt::format("sidelint: {}{}{}\n", has_place ? place_in_words(built.refusal->at, sources) : "",
                          has_place ? ": " : "", built.refusal->message);
    return ExitCode::usage;
  }
  for (const LeftOut& unknown : built.left_out) {
    errors << fmt::format("{}: `{}` is left out: {}\n", place_in_words(unknown.at, sources), unknown.what, unknown.why);
  }
  if (options.output == OutputForm::json) {
    write_json(built, out);
  } else {
    write_yaml(built, origins, sources, options.annotate, out);
  }
  return ExitCode::clean;
}

}  // namespace sidelint::linter
