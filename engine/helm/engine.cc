#include "engine/helm/engine.h"

#include <string_view>
#include <utility>

namespace sidelint::helm {
namespace {

using gotmpl::Segment;
using gotmpl::Value;

constexpr std::string_view kNoValue = "<no value>";

// Helm deletes these words wherever they stand. Plain text that holds them becomes two segments.
gotmpl::Output without_no_value(gotmpl::Output output) {
  if (output.text.find(kNoValue) == std::string::npos) return output;
  gotmpl::Output out;
  std::size_t at = 0;
  std::size_t cut = output.text.find(kNoValue);
  std::size_t cut_end = cut + kNoValue.size();
  for (const Segment& segment : output.segments) {
    while (at < segment.end) {
      if (cut != std::string::npos && at >= cut_end) {
        cut = output.text.find(kNoValue, cut_end);
        cut_end = cut == std::string::npos ? cut : cut + kNoValue.size();
      }
      if (cut <= at && at < cut_end) {
        at = std::min(cut_end, segment.end);
        continue;
      }
      const std::size_t end = std::min(cut, segment.end);
      Segment piece = segment;
      piece.begin = out.text.size();
      out.text.append(output.text, at, end - at);
      piece.end = out.text.size();
      if (segment.inputs.empty() && segment.action_end - segment.action_begin == segment.end - segment.begin) {
        piece.action_begin = segment.action_begin + (at - segment.begin);
        piece.action_end = segment.action_begin + (end - segment.begin);
      }
      out.segments.push_back(std::move(piece));
      at = end;
    }
    at = segment.end;
  }
  return out;
}

}  // namespace

std::unique_ptr<ParsedTemplates> parse_templates(const Files& files, const std::vector<ChartTemplate>& templates,
                                                 const gotmpl::FuncMap& functions, MissingKeys missing_keys,
                                                 gotmpl::Blocks blocks) {
  auto parsed = std::make_unique<ParsedTemplates>();
  parsed->set.missing_key = missing_keys == MissingKeys::error ? gotmpl::MissingKey::error : gotmpl::MissingKey::zero;
  parsed->set.blocks = blocks;
  parsed->set.functions = functions;
  for (const ChartTemplate& file : templates) {
    const SourceId source = *file.file->source;
    parsed->error = parsed->set.parse(file.name, std::string(without_mark(files.text(source))));
    if (parsed->error) {
      parsed->failed = file.name;
      if (parsed->error->source != nullptr) parsed->sources.emplace(parsed->error->source, source);
      return parsed;
    }
    if (const gotmpl::Tree* tree = parsed->set.find(file.name)) parsed->sources.emplace(tree->source, source);
  }
  return parsed;
}

EngineOutput run_templates(gotmpl::Heap& heap, const ParsedTemplates& parsed, std::vector<ChartTemplate>& templates,
                           Lookups lookups, gotmpl::Manner manner) {
  EngineOutput out;
  RunState state;
  const FunctionHost host{&state, lookups};
  gotmpl::TemplateSet set = parsed.set;
  give_host(set.functions, host);
  gotmpl::Executor executor(heap, manner);
  for (ChartTemplate& file : templates) {
    if (!file.renders) continue;
    const Value about = heap.map();
    heap.set(about, "Name", heap.text(file.name));
    heap.set(about, "BasePath", heap.text(file.base_path));
    heap.set(file.data, "Template", about);
    gotmpl::Outcome outcome = executor.run(set, file.name, file.data);
    if (outcome.error) {
      out.error = std::move(outcome.error);
      out.failed = file.name;
      break;
    }
    out.files.push_back({file.name, set.find(file.name)->source, without_no_value(std::move(outcome.output))});
  }
  return out;
}

}  // namespace sidelint::helm
