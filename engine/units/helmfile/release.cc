#include "engine/units/helmfile/release.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/source/path.h"
#include "engine/units/flux/kustomization.h"
#include "engine/units/helmfile/condition.h"
#include "engine/units/helmfile/values.h"

namespace sidelint::units {
namespace {

// They are there in every cluster.
constexpr std::array<std::string_view, 4> kOwnNamespaces{"default", "kube-node-lease", "kube-public", "kube-system"};

bool is_list(const yaml::Value* value) { return value != nullptr && !value->items.empty(); }

class ReleaseReader {
 public:
  ReleaseReader(const yaml::Value& release, const HelmfileState& state, const Ground& ground)
      : release_(release), state_(state), ground_(ground) {}

  Delivery read(Installs installs) {
    const Traced<std::string> name = text("name");
    delivery_.kind = UnitKind::helmfile_release;
    delivery_.at = place(name.origin);
    delivery_.unknown = state_.unknown;
    if (installs == Installs::open) leave_open(name, "whether it is installed is told by what nobody can see");
    read_namespace();
    read_cluster();
    delivery_.name = delivery_.name_space.value.empty() ? name.value : delivery_.name_space.value + '/' + name.value;
    ReleaseValues values = read_release_values(release_, state_, ground_);
    read_chart(values);
    delivery_.ordered = delivery_.sources.empty() ? with_values_written_out(release_, values, ground_) : release_;
    std::move(values.unknown.begin(), values.unknown.end(), std::back_inserter(delivery_.unknown));
    if (!delivery_.refusal) delivery_.refusal = std::move(values.refusal);
    delivery_.files = std::move(values.files);
    read_hooks();
    return std::move(delivery_);
  }

 private:
  static Traced<std::string> text_in(const yaml::Value& mapping, std::string_view key) {
    const yaml::Value* found = mapping.find(key);
    return found == nullptr ? Traced<std::string>{{}, mapping.origin} : Traced<std::string>{found->text, found->origin};
  }
  Traced<std::string> text(std::string_view key) const { return text_in(release_, key); }
  // Of the first that says it: the release, `helmDefaults`, the helmfile.
  const yaml::Value* setting(std::string_view key) const {
    if (const yaml::Value* own = release_.find(key)) return own;
    const yaml::Value* defaults = state_.fields.find("helmDefaults");
    return defaults == nullptr ? nullptr : defaults->find(key);
  }
  Span place(OriginId origin) const { return ground_.origins.where(origin).value_or(Span{}); }
  void leave_open(const Traced<std::string>& part, std::string_view why) {
    delivery_.unknown.push_back({place(part.origin), part.value, std::string(why)});
  }

  void read_namespace() {
    Traced<std::string> name = text_in(state_.fields, "namespace");
    if (name.value.empty()) name = text("namespace");
    if (is_open_in_helmfile(name.value)) return leave_open(name, "a template tells the namespace");
    if (name.value.empty()) return;
    delivery_.name_space = name;
    const yaml::Value* creates = setting("createNamespace");
    const bool is_there = std::find(kOwnNamespaces.begin(), kOwnNamespaces.end(), name.value) != kOwnNamespaces.end();
    if (is_there || (creates != nullptr && creates->text != "true")) return;
    delivery_.created_namespace = namespace_of_helm(name, creates == nullptr ? name.origin : creates->origin);
  }

  void read_cluster() {
    const yaml::Value* context = setting("kubeContext");
    if (context == nullptr) context = state_.fields.find("kubeContext");
    if (context != nullptr && !is_open_in_helmfile(context->text)) delivery_.cluster = context->text;
  }

  // A path, or the name of a chart in a repository of charts that nothing of that path stands in the way of.
  void read_chart(const ReleaseValues& values) {
    Traced<std::string> chart = text("chart");
    if (chart.value.empty()) chart = text("directory");
    if (is_open_in_helmfile(chart.value)) return leave_open(chart, "a template tells the chart");
    std::optional<std::string> found = entry_beside(ground_, state_.file, chart.value, EntryKind::directory);
    if (!found && chart.value.ends_with(".tgz"))
      found = entry_beside(ground_, state_.file, chart.value, EntryKind::file);
    if (found) return take(*std::move(found), values);
    if (!chart.value.starts_with("./") && !chart.value.starts_with("../"))
      return leave_open(chart, "the chart lies in a chart repository");
    leave_open(chart, "the repository has no chart of this path");
    delivery_.refusal =
        Refusal{place(chart.origin), "the repository has no chart of this path: " + chart.value, Refusal::By::helmfile};
  }

  bool has(const std::string& folder, std::string_view name) const {
    const Result<EntryKind> kind = ground_.site.files.kind(join_path(ground_.site.territory.real(folder), name));
    return kind && *kind == EntryKind::file;
  }

  void take(std::string found, const ReleaseValues& values) {
    if (found.ends_with(".tgz") || has(found, "Chart.yaml")) return take_chart(std::move(found), values);
    if (has(found, "kustomization.yaml") || has(found, "kustomization.yml") || has(found, "Kustomization")) {
      delivery_.sources.emplace_back(KustomizeSource{.folder = std::move(found), .amendment = amendment()});
      return;
    }
    leave_open(text("chart"), "helmfile makes a chart of these manifests");
  }

  void take_chart(std::string found, const ReleaseValues& values) {
    ChartSource source;
    source.order.chart = std::move(found);
    const std::string name = text("name").value;
    helm::Release release{.name = std::nullopt, .ns = std::nullopt};
    if (!is_open_in_helmfile(name)) release.name.emplace(name);
    if (!delivery_.name_space.value.empty()) release.ns.emplace(delivery_.name_space.value);
    source.order.release = std::move(release);
    read_capabilities(source.order);
    source.order.values = values.given;
    yaml::Value changed = amendment();
    if (!changed.entries.empty()) source.post_renderers.push_back(std::move(changed));
    delivery_.sources.emplace_back(std::move(source));
  }

  // Of what a release does not say the helmfile has the next word.
  void read_capabilities(helm::ChartOrder& order) const {
    Traced<std::string> version = text("kubeVersion");
    if (version.value.empty()) version = text_in(state_.fields, "kubeVersion");
    if (!version.value.empty() && !is_open_in_helmfile(version.value)) order.capabilities.kube_version = version.value;
    const yaml::Value* more = release_.find("apiVersions");
    if (!is_list(more)) more = state_.fields.find("apiVersions");
    for (std::size_t i = 0; more != nullptr && i < more->items.size(); ++i)
      order.capabilities.api_versions.push_back(more->items[i].text);
    const yaml::Value* skips = setting("skipSchemaValidation");
    if (skips != nullptr && skips->text == "true") order.schema = helm::ChartOrder::Schema::disregarded;
  }

  // Programs that run around the installation: what they make and label in the cluster nobody can see. So the namespace
  // is not plainly a new one.
  void read_hooks() {
    for (const yaml::Value* list : {state_.fields.find("hooks"), release_.find("hooks")}) {
      for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
        const Traced<std::string> command = text_in(list->items[i], "command");
        if (command.value.empty() || command.value == "echo") continue;
        leave_open({command_line(list->items[i]), command.origin}, "what a hook does in the cluster");
        delivery_.created_namespace.reset();
      }
    }
  }

  static std::string command_line(const yaml::Value& hook) {
    constexpr std::size_t kLongest = 60;
    std::string line = hook.find("command")->text;
    const yaml::Value* args = hook.find("args");
    for (std::size_t i = 0; args != nullptr && i < args->items.size(); ++i) {
      const std::string& arg = args->items[i].text;
      if (line.size() + arg.size() > kLongest || arg.find('\n') != std::string::npos) return line += " …";
      (line += ' ') += arg;
    }
    return line;
  }

  // What kustomize does to the objects: patches that are written out. Others, and programs, may change all of them.
  yaml::Value amendment() {
    yaml::Value fields = yaml::Value::mapping(release_.origin);
    take_patches("strategicMergePatches", "patchesStrategicMerge", fields);
    take_patches("jsonPatches", "patchesJson6902", fields);
    if (const yaml::Value* transformers = release_.find("transformers"); is_list(transformers))
      may_change(*transformers, "transformers");
    if (const yaml::Value* added = release_.find("dependencies"))
      for (const yaml::Value& each : added->items) leave_open(text_in(each, "chart"), "a chart that is added to it");
    if (const yaml::Value* program = setting("postRenderer"); program != nullptr && !program->text.empty())
      may_change(*program, "postRenderer");
    const Traced<std::string> forced = text("forceNamespace");
    if (!forced.value.empty()) fields.set("namespace", yaml::Value::string(forced.value, forced.origin), forced.origin);
    if (fields.entries.empty()) return fields;
    const std::unique_ptr<const yaml::Document> document = yaml::to_document(fields);
    yaml::Value made = read_amendment(document->root());
    if (!forced.value.empty()) made.set("namespace", yaml::Value::string(forced.value, forced.origin), forced.origin);
    return made;
  }

  void take_patches(std::string_view field, std::string_view as, yaml::Value& fields) {
    const yaml::Value* list = release_.find(field);
    if (!is_list(list)) return;
    yaml::Value patches = yaml::Value::sequence(list->origin);
    for (const yaml::Value& patch : list->items) {
      if (!patch.is(yaml::Kind::mapping)) return may_change(patch, field);
      patches.items.push_back(patch);
    }
    fields.set(as, std::move(patches), list->origin);
  }

  void may_change(const yaml::Value& by, std::string_view field) {
    delivery_.unknown.push_back({place(by.origin), std::string(field), "it may change every object of the release"});
    delivery_.changes.push_back({by.origin, "release", {}, std::nullopt});
  }

  const yaml::Value& release_;
  const HelmfileState& state_;
  const Ground& ground_;
  Delivery delivery_;
};

}  // namespace

std::optional<Delivery> read_release(const yaml::Value& release, const HelmfileState& state, const Ground& ground) {
  const yaml::Value* name = release.find("name");
  if (name == nullptr || name->text.empty()) return std::nullopt;
  const Installs answer = installs(release, state, ground);
  if (answer == Installs::never) return std::nullopt;
  return ReleaseReader(release, state, ground).read(answer);
}

}  // namespace sidelint::units
