#include "engine/inject/kube_inject.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/gotmpl/go/quote.h"
#include "engine/inject/data/deploy_meta.h"
#include "engine/inject/features.h"
#include "engine/inject/inject_required.h"
#include "engine/inject/newer_fields.h"
#include "engine/inject/pod.h"
#include "engine/inject/run_template.h"
#include "engine/inject/yaml_text.h"
#include "engine/kube/field_name.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::string_view kConverting = "error converting YAML to JSON: ";
constexpr std::string_view kDecoding = "error unmarshaling JSON: while decoding JSON: ";

// As the line reader hands a document on: line ends of Unix, one behind the last line.
std::string lines_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

constexpr kube::Field kTypeFields[] = {{.name = "kind", .omitted = kube::Omitted::if_empty},
                                       {.name = "apiVersion", .omitted = kube::Omitted::if_empty}};
constexpr kube::Type kTypeMeta{"TypeMeta", kTypeFields};

std::string text_at(const Value& value, std::initializer_list<std::string_view> path) {
  const Value* found = value.find_path(path);
  return std::string(found ? found->as_string() : std::string_view());
}

// The object without what its type does not depend on.
Value type_meta_of(const Value& object) {
  if (!object.is(Kind::mapping)) return object;
  Value out = Value::mapping(object.origin);
  for (const yaml::Entry& entry : object.entries)
    if (kube::find_any_case(kTypeMeta, entry.key)) out.entries.push_back(entry);
  return out;
}

Value* child(Value* value, std::string_view key) { return value ? value->find(key) : nullptr; }

// The parts of an object that a pod is made of.
struct Parts {
  Value* metadata = nullptr;
  Value* spec = nullptr;
};

Parts parts_of(Value& object, std::string_view type) {
  if (type == "Pod") return {object.find("metadata"), object.find("spec")};
  if (type != "CronJob") {
    Value* pod_template = child(child(&object, "spec"), "template");
    return {child(pod_template, "metadata"), child(pod_template, "spec")};
  }
  Value* job = child(child(&object, "spec"), "jobTemplate");
  return {child(job, "metadata"), child(child(child(job, "spec"), "template"), "spec")};
}

class File {
 public:
  File(const Injector& injector, Origins& origins) : injector_(injector), origins_(origins) {
    options_.scalars = kube::Scalars::coerced;
    options_.zero_time = kWritesCreationTime.in(injector.minor()) ? kube::ZeroTime::written : kube::ZeroTime::omitted;
  }

  FileOutcome run(std::string_view text, SourceId source) {
    for (const yaml::Piece& piece : yaml::split_yaml(text, source)) {
      if (piece.is_refused()) {
        out_.refused = Refused{yaml::why_refused(piece, text), {}, {}, OriginId::written(piece.bytes)};
        break;
      }
      if (!document(text, piece)) break;
    }
    return std::move(out_);
  }

 private:
  bool fail(std::string message, OriginId at) {
    out_.refused = Refused{std::move(message), {}, {}, at};
    return false;
  }

  bool document(std::string_view text, const yaml::Piece& piece) {
    const std::string raw = lines_of(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin));
    yaml::Piece as_yaml = piece;
    as_yaml.syntax = yaml::Syntax::yaml;
    yaml::Loaded loaded = yaml::load_piece(text, as_yaml, origins_);
    if (const auto* problem = std::get_if<yaml::Problem>(&loaded))
      return fail(std::string(kConverting) + yaml::go_error(raw, moved(*problem, piece.bytes.begin)),
                  OriginId::written(problem->at));
    const yaml::Node root = std::get<0>(loaded)->root();
    Value object = root ? yaml::to_value(root) : Value::null();
    const kube::Type* type = nullptr;
    if (!type_of(object, type)) return false;
    if (!type) {
      out_.text += raw;
    } else {
      if (!into_object(object, *type)) return false;
      out_.text += yaml::to_yaml(object);
    }
    out_.text += "---\n";
    return true;
  }

  static yaml::Problem moved(yaml::Problem problem, std::uint32_t by) {
    problem.at.begin -= std::min(problem.at.begin, by);
    if (problem.context_at) problem.context_at->begin -= std::min(problem.context_at->begin, by);
    return problem;
  }

  // FromRawToObject: the object read into its type, or no type at all.
  bool type_of(Value& object, const kube::Type*& type) {
    kube::RoundTrip meta = kube::round_trip(type_meta_of(object), kTypeMeta, options_);
    if (meta.refusal) return fail(std::string(kDecoding) + meta.refusal->message, meta.refusal->at);
    type = kube::injectable_type(text_at(meta.value, {"apiVersion"}), text_at(meta.value, {"kind"}));
    if (!type) return true;
    kube::RoundTrip read = kube::round_trip(std::move(object), *type, options_);
    if (read.refusal) return fail(std::string(kDecoding) + read.refusal->message, read.refusal->at);
    object = std::move(read.value);
    return true;
  }

  bool into_object(Value& object, const kube::Type& type) {
    if (type.name == "List") return into_list(object);
    const Parts parts = parts_of(object, type.name);
    if (!parts.metadata || !parts.spec) return fail("spec.template is required value", object.origin);
    Value pod = Value::mapping(object.origin);
    pod.set("metadata", *parts.metadata);
    pod.set("spec", *parts.spec);
    drop_newer_fields(pod, injector_.minor());
    const int minor = injector_.minor();
    const DeployMeta owner = owner_of(object, type.name, pod);
    if (is_passed_by(owner, pod)) return true;

    InjectionParameters parameters;
    parameters.caller = Caller::kube_inject;
    parameters.injector = &injector_;
    parameters.mesh_config = &injector_.mesh_config();
    Value own_mesh;
    // Before 1.9 the pod's settings are the template's alone.
    const std::string* settings = kAddsSpec.in(minor) ? nullptr : annotation(pod, kProxyConfigAnnotation);
    if (settings) {
      own_mesh = injector_.mesh_config();
      Value& own_proxy = *own_mesh.find("default_config");
      if (std::string error = merge_proxy_config(injector_.mesh_types(), *settings, own_proxy); !error.empty())
        return fail(std::move(error), pod.find_path({"metadata", "annotations", kProxyConfigAnnotation})->origin);
      parameters.mesh_config = &own_mesh;
    }
    if (kPatchesFromFile.in(minor) && !is_injection_wanted(injector_, pod)) {
      warn(owner, pod, "has sidecar injection disabled");
      return true;
    }
    parameters.proxy_config = parameters.mesh_config->find("default_config");
    parameters.pod = std::move(pod);
    parameters.deploy = owner;
    parameters.deploy_metadata = object.find("metadata");
    parameters.default_templates = {"sidecar"};
    PodOutcome outcome = inject_pod(std::move(parameters));
    if (outcome.kind == PodOutcome::Kind::refused) {
      out_.refused = std::move(outcome.refused);
      return false;
    }
    if (outcome.kind == PodOutcome::Kind::unknown) {
      out_.unknown = std::move(outcome.unknown);
      return false;
    }
    *parts.metadata = std::move(*outcome.pod.find("metadata"));
    *parts.spec = std::move(*outcome.pod.find("spec"));
    return true;
  }

  bool into_list(Value& list) {
    Value* items = list.find("items");
    if (!items) return true;
    for (Value& item : items->items) {
      const kube::Type* type = nullptr;
      Value object = item;
      if (!type_of(object, type)) return false;
      if (!type) continue;
      if (!into_object(object, *type)) return false;
      item = std::move(object);
    }
    return true;
  }

  DeployMeta owner_of(const Value& object, std::string_view type, const Value& pod) const {
    if (type == "Pod" && kOwnerOfPod.in(injector_.minor())) return owner_of_pod(pod, injector_.minor());
    return {text_at(object, {"metadata", "name"}), text_at(object, {"metadata", "namespace"}),
            text_at(object, {"kind"}), text_at(object, {"apiVersion"})};
  }

  bool is_passed_by(const DeployMeta& owner, const Value& pod) {
    if (spec_flag(pod, "hostNetwork")) {
      warn(owner, pod, "has host networking enabled");
      return true;
    }
    const Value* containers = container_list(pod, List::containers);
    if (!kSkipsInjected.in(injector_.minor()) || !containers || containers->items.size() < 2) return false;
    if (!find_container(containers, kProxyContainer)) return false;
    warn(owner, pod, "has injected \"istio-proxy\" sidecar already");
    return true;
  }

  void warn(const DeployMeta& owner, const Value& pod, std::string_view why) {
    const int minor = injector_.minor();
    std::string name(metadata_text(pod, "name"));
    if (name.empty() && kWarnsWithOwner.in(minor)) name = owner.name;
    if (!owner.name_space.empty() && kWarnsWithKind.in(minor)) name = owner.name_space + "/" + name;
    std::string& line = out_.warnings.emplace_back(kWarnsWithArrow.in(minor) ? "===> " : "");
    line += "Skipping injection because ";
    if (!owner.kind.empty() && kWarnsWithKind.in(minor)) (line += owner.kind) += ' ';
    line += gotmpl::go::quote(name);
    ((line += ' ') += why) += '\n';
  }

  const Injector& injector_;
  Origins& origins_;
  kube::RoundTripOptions options_;
  FileOutcome out_;
};

}  // namespace

FileOutcome inject_file(const Injector& injector, std::string_view text, SourceId source, Origins& origins) {
  return File(injector, origins).run(text, source);
}

}  // namespace sidelint::inject
