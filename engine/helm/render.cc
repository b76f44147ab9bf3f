#include "engine/helm/render.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "engine/gotmpl/funcs/version.h"
#include "engine/helm/chart/metadata.h"
#include "engine/helm/crds.h"
#include "engine/helm/error_text.h"
#include "engine/helm/functions/functions.h"
#include "engine/helm/missing_chart.h"
#include "engine/helm/needless.h"
#include "engine/helm/open_values.h"
#include "engine/helm/output/manifests.h"
#include "engine/helm/schema/check_values.h"
#include "engine/helm/schema/resolve.h"
#include "engine/helm/values/coalesce.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kNotes = "NOTES.txt";
// What a path of fields or the name of a function is made of.
constexpr std::string_view kOneWord = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$";

void collect_sources(const Chart& chart, std::set<SourceId>& sources) {
  sources.insert(chart.sources.begin(), chart.sources.end());
  for (const Chart& child : chart.children) collect_sources(child, sources);
}

std::string_view kind_of(const RenderedObject& object) {
  const yaml::Value* kind = object.value.find("kind");
  return kind != nullptr ? kind->as_string() : std::string_view();
}

// Helm prints all hooks behind the rest.
bool comes_before(const RenderedObject& a, const RenderedObject& b) {
  const auto rank = [](const RenderedObject& object) {
    return object.kind == RenderedObject::Kind::custom_resource_definition ? 0
           : object.kind == RenderedObject::Kind::manifest                 ? 1
                                                                           : 2;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return rank(a) != 0 && installs_before(kind_of(a), kind_of(b));
}

}  // namespace

// One attempt at an order. Templates may change the data, so each attempt makes them anew.
class Rendering {
 public:
  Rendering(Renderer& renderer, const ChartOrder& order, gotmpl::Manner manner)
      : renderer_(renderer), order_(order), manner_(manner) {}

  Rendered run(const Chart& chart) {
    if (prepare(chart) && execute()) read_files();
    return std::move(out_);
  }
  RenderedTexts run_texts(const Chart& chart) {
    RenderedTexts texts;
    if (prepare(chart) && execute())
      for (RenderedFile& file : output_.files) texts.files.emplace_back(file.name, std::move(file.output.text));
    texts.refusal = std::move(out_.refusal);
    return texts;
  }

 private:
  bool refuse(Span at, std::string message) {
    if (!out_.refusal) out_.refusal = Refusal{at, std::move(message)};
    return false;
  }

  bool prepare(const Chart& chart) {
    const HelmMajor helm = renderer_.setting_.helm;
    std::set<SourceId> sources;
    collect_sources(chart, sources);
    ReadUserValues user =
        read_user_values(renderer_.files_, heap_, renderer_.numbers_, order_.folder, order_.values, helm);
    const ReadUserValues own = read_own_values();
    sources.insert(user.sources.begin(), user.sources.end());
    sources.insert(own.sources.begin(), own.sources.end());
    out_.sources.assign(sources.begin(), sources.end());
    if (own.refusal) return refuse(own.refusal->at, own.refusal->message);
    if (user.refusal) return refuse(user.refusal->at, std::move(user.refusal->message));
    if (chart.metadata.is_library()) return refuse(chart.written, "library charts are not installable");
    if (helm == HelmMajor::four && chart.metadata.api_version == kApiV3) return refuse(chart.written, why_no_v3(chart));
    note_missing(chart);
    instance_ = instantiate(chart);
    if (order_.own_values) instance_.values = own.values;
    const OpenValues open{own.hidden, user.hidden};
    open.before_dependencies(instance_);
    std::string error = process_dependencies(heap_, instance_, user.values, helm);
    const std::string_view prefix = helm == HelmMajor::four ? "chart dependencies processing failed: " : "";
    if (!error.empty()) return refuse(chart.written, std::string(prefix) + error);
    open.before_coalescing(instance_);
    Coalesced coalesced = coalesce_values(heap_, instance_, user.values, Nulls::carried_out, helm);
    if (!coalesced.error.empty()) return refuse(chart.written, std::move(coalesced.error));
    values_ = coalesced.values;
    open.after_coalescing(heap_, values_);
    check_schemas(chart);
    return check_kube_version(chart);
  }

  ReadUserValues read_own_values() {
    if (!order_.own_values) return {};
    return read_user_values(renderer_.files_, heap_, renderer_.numbers_, order_.folder,
                            {*order_.own_values, {}, {}, order_.values.hidden}, renderer_.setting_.helm);
  }

  // Helm stops here, though the templates could be rendered; so they are.
  void check_schemas(const Chart& chart) {
    if (order_.schema == ChartOrder::Schema::disregarded) return;
    if (!order_.values.open.empty() || order_.values.hidden == UserValues::Hidden::open)
      return;  // nobody can say whether those fit
    const std::string complaints = complaints_of(instance_, values_);
    if (!complaints.empty())
      refuse(chart.schema.value_or(chart.written),
             "values don't meet the specifications of the schema(s) in the following chart(s):\n" + complaints);
  }

  // Where helm has stopped before, nobody asks what a schema says against the values.
  SchemaAnswer answer_of(std::string_view schema, const gotmpl::Value& values) {
    if (out_.refusal && !may_refer(schema)) return {};
    return check_values(heap_, schema, values);
  }

  std::string complaints_of(const Instance& instance, const gotmpl::Value& values) {
    std::string out;
    if (const std::optional<Span> schema = instance.chart->schema) {
      const SchemaAnswer answer = answer_of(renderer_.files_.sources().text(*schema), values);
      if (!answer.error.empty()) out += instance.name + ":\n" + answer.error;
      if (!answer.unchecked.empty())
        out_.unknown.push_back({*schema, answer.unchecked, "it leads out of the schema of the values"});
      if (!answer.complaints.empty()) out += instance.name + ":\n" + complaints_text(answer.complaints) + "\n";
    }
    for (const Instance& child : instance.children) {
      const gotmpl::Value own = entry(values, child.name).unboxed();
      if (is_table(own)) out += complaints_of(child, own);
    }
    return out;
  }

  // Helm stops here; what does not need the missing charts can be rendered all the same.
  void note_missing(const Chart& chart) {
    const std::vector<const Dependency*> missing = missing_dependencies(chart);
    if (missing.empty()) return;
    refuse(missing.front()->at, missing_text(missing));
    out_.refusal->cause = Refusal::Cause::missing_chart;
    for (const Dependency* dependency : missing)
      out_.unknown.push_back({dependency->at, dependency->name, std::string(kChartIsElsewhere)});
    manner_.failures = gotmpl::Failures::leave_gaps;
  }

  bool check_kube_version(const Chart& chart) {
    const std::string& asked = chart.metadata.kube_version;
    kube_ = read_kube_version(order_.capabilities.kube_version);
    if (!kube_) return refuse({}, "invalid kube version '" + order_.capabilities.kube_version + "'");
    if (asked.empty()) return true;
    const gotmpl::VersionResult version = gotmpl::read_version(kube_->normalized);
    const gotmpl::ConstraintResult checked =
        version.version ? gotmpl::check_constraint(asked, *version.version) : gotmpl::ConstraintResult{};
    if (checked.error.empty() && checked.holds) return true;
    std::string message = "chart requires kubeVersion: " + asked;
    refuse(chart.written, message += " which is incompatible with Kubernetes " + kube_->version);
    return true;
  }

  bool execute() {
    const gotmpl::Value capabilities =
        capabilities_value(heap_, *kube_, order_.capabilities.api_versions, renderer_.setting_.helm);
    std::vector<ChartTemplate> templates =
        all_templates(heap_, renderer_.numbers_, renderer_.files_,
                      {instance_, values_, order_.release, capabilities, renderer_.setting_.helm});
    leave_out_needless(templates);
    parsed_ = &renderer_.parsed(templates, out_.refusal ? gotmpl::Blocks::left : gotmpl::Blocks::read);
    if (parsed_->error)
      return refuse(place_of(*parsed_->error), parse_error_text(parsed_->failed, parsed_->error->text));
    output_ = run_templates(heap_, *parsed_, templates, renderer_.setting_.lookups, manner_);
    if (output_.error) {
      refuse(place_of(*output_.error), exec_error_text(output_.error->text, renderer_.setting_.helm));
      if (out_.refusal->missing.empty()) out_.refusal->missing = missing_value(output_.error->text);
    }
    std::sort(output_.files.begin(), output_.files.end(),
              [](const RenderedFile& a, const RenderedFile& b) { return a.name < b.name; });
    return !output_.error || manner_.failures == gotmpl::Failures::leave_gaps;
  }

  // Helm has stopped: what else would fail nobody asks.
  void leave_out_needless(std::vector<ChartTemplate>& templates) const {
    const WantedKinds& wanted = renderer_.setting_.wanted;
    if (!out_.refusal || !wanted) return;
    std::erase_if(templates, [&](const ChartTemplate& file) {
      return file.renders && is_needless(renderer_.files_.text(*file.file->source), wanted);
    });
  }

  Span place_of(const gotmpl::TemplateError& error) const {
    const auto source = parsed_->sources.find(error.source);
    if (source == parsed_->sources.end()) return {};
    const std::string& text = error.source->text;
    const std::size_t end = std::min(text.find_first_not_of(kOneWord, error.offset + 1), text.size());
    return {source->second, static_cast<std::uint32_t>(error.offset), static_cast<std::uint32_t>(end)};
  }

  void read_files() {
    const Renderer::Setting& setting = renderer_.setting_;
    const DataIndex data(values_);
    const Provenance provenance{heap_, renderer_.numbers_, parsed_->sources, data, renderer_.files_.origins()};
    if (setting.crds == Crds::kept) add_crds(renderer_.files_, instance_, instance_.name, out_);
    for (const RenderedFile& file : output_.files) {
      if (file.name.ends_with(kNotes)) continue;
      TextObjects read =
          read_objects(provenance, file, {setting.unknown_texts, setting.wanted, out_.refusal.has_value()});
      if (read.refusal) refuse(read.refusal->at, std::move(read.refusal->message));
      out_.unknown.insert(out_.unknown.end(), read.unknown.begin(), read.unknown.end());
      for (RenderedObject& object : read.objects) out_.objects.push_back(std::move(object));
    }
    std::stable_sort(out_.objects.begin(), out_.objects.end(), comes_before);
    list_gaps();
  }

  // Each action that left gaps once.
  void list_gaps() {
    std::set<std::tuple<Span, std::string>> listed;
    for (const RenderedObject& object : out_.objects)
      for (const Gap& gap : object.gaps)
        if (listed.emplace(gap.at, gap.why).second) out_.unknown.push_back({gap.at, object.template_name, gap.why});
  }

  Renderer& renderer_;
  const ChartOrder& order_;
  gotmpl::Manner manner_;
  gotmpl::Heap heap_;
  Instance instance_;
  gotmpl::Value values_;
  std::optional<KubeVersion> kube_;
  const ParsedTemplates* parsed_ = nullptr;
  EngineOutput output_;
  Rendered out_;
};

Renderer::Renderer(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : setting_(std::move(setting)),
      files_(system, sources, origins, setting_.files),
      loader_(files_, numbers_, setting_.local_dependencies, setting_.helm) {}

const ParsedTemplates& Renderer::parsed(const std::vector<ChartTemplate>& templates, gotmpl::Blocks blocks) {
  std::string key = blocks == gotmpl::Blocks::left ? "left\n" : "";
  for (const ChartTemplate& file : templates)
    (key += file.name) += ' ' + std::to_string(static_cast<std::uint32_t>(*file.file->source)) + '\n';
  std::unique_ptr<ParsedTemplates>& known = parsed_[key];
  if (!known) known = parse_templates(files_, templates, all_functions(), setting_.missing_keys, blocks);
  return *known;
}

std::variant<const Chart*, Refusal> Renderer::load(ChartOrder& order) {
  if (order.folder.empty()) order.folder = files_.working_folder();
  const std::variant<std::string, Refusal> resolved = files_.resolve(order.folder, order.chart);
  if (const auto* refusal = std::get_if<Refusal>(&resolved)) return *refusal;
  const std::variant<Chart, Refusal>& loaded = loader_.load(std::get<std::string>(resolved));
  if (const auto* refusal = std::get_if<Refusal>(&loaded)) return *refusal;
  return &std::get<Chart>(loaded);
}

RenderedTexts Renderer::render_texts(ChartOrder order) {
  const std::variant<const Chart*, Refusal> loaded = load(order);
  if (const auto* refusal = std::get_if<Refusal>(&loaded)) return {{}, *refusal};
  return Rendering(*this, order, {gotmpl::Gaps::marked, gotmpl::Failures::end_it})
      .run_texts(*std::get<const Chart*>(loaded));
}

Rendered Renderer::render(ChartOrder order) {
  const std::variant<const Chart*, Refusal> loaded = load(order);
  if (const auto* refusal = std::get_if<Refusal>(&loaded)) {
    Rendered refused;
    refused.refusal = *refusal;
    return refused;
  }
  const Chart& chart = *std::get<const Chart*>(loaded);
  gotmpl::Manner manner{gotmpl::Gaps::marked, gotmpl::Failures::end_it};
  if (order.values.hidden == UserValues::Hidden::open) manner.runs_anyway = holds_documents;
  Rendered strict = Rendering(*this, order, manner).run(chart);
  if (!strict.refusal || !strict.objects.empty()) return strict;
  manner.failures = gotmpl::Failures::leave_gaps;
  Rendered lenient = Rendering(*this, order, manner).run(chart);
  lenient.refusal = std::move(strict.refusal);
  return lenient;
}

}  // namespace sidelint::helm
