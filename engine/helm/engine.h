// Runs the templates of a chart and its sub-charts.
//
// Mirrors render of helm 4.3, pkg/engine/engine.go.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/template_set.h"
#include "engine/helm/files.h"
#include "engine/helm/functions/functions.h"
#include "engine/helm/root.h"

namespace sidelint::helm {

// Whether a key that a map lacks is an error: helm's strict mode, which its `lint --strict` uses.
enum class MissingKeys : std::uint8_t { zero, error };

// The templates of one set of charts, parsed once; any number of renderings use them.
struct ParsedTemplates {
  gotmpl::Library library;
  gotmpl::TemplateSet set{library, "gotpl"};
  std::map<const gotmpl::Source*, SourceId> sources;
  std::optional<gotmpl::TemplateError> error;
  std::string failed;  // the file with the error
};
std::unique_ptr<ParsedTemplates> parse_templates(const Files& files, const std::vector<ChartTemplate>& templates,
                                                 const gotmpl::FuncMap& functions, MissingKeys missing_keys,
                                                 gotmpl::Blocks blocks);

struct RenderedFile {
  std::string name;
  const gotmpl::Source* source;
  gotmpl::Output output;  // without what Go prints for a value that is not there
};

struct EngineOutput {
  std::vector<RenderedFile> files;
  std::optional<gotmpl::TemplateError> error;
  std::string failed;  // the file that was rendered then
};
EngineOutput run_templates(gotmpl::Heap& heap, const ParsedTemplates& parsed, std::vector<ChartTemplate>& templates,
                           Lookups lookups, gotmpl::Manner manner);

}  // namespace sidelint::helm
