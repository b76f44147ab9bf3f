#include "engine/helm/capabilities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::helm {
namespace {

using gotmpl::Call;
using gotmpl::Field;
using gotmpl::FuncDef;
using gotmpl::Kind;
using gotmpl::kString;
using gotmpl::Type;
using gotmpl::Value;

// What the scheme of k8s.io/client-go 0.37 has, and apiextensions: helm's DefaultVersionSet.
constexpr std::array<std::string_view, 57> kApiVersions = {"v1",
                                                           "admissionregistration.k8s.io/v1",
                                                           "admissionregistration.k8s.io/v1alpha1",
                                                           "admissionregistration.k8s.io/v1beta1",
                                                           "internal.apiserver.k8s.io/v1alpha1",
                                                           "apps/v1",
                                                           "apps/v1beta1",
                                                           "apps/v1beta2",
                                                           "authentication.k8s.io/v1",
                                                           "authentication.k8s.io/v1alpha1",
                                                           "authentication.k8s.io/v1beta1",
                                                           "authorization.k8s.io/v1",
                                                           "authorization.k8s.io/v1beta1",
                                                           "autoscaling/v1",
                                                           "autoscaling/v2",
                                                           "batch/v1",
                                                           "batch/v1beta1",
                                                           "certificates.k8s.io/v1",
                                                           "certificates.k8s.io/v1beta1",
                                                           "certificates.k8s.io/v1alpha1",
                                                           "coordination.k8s.io/v1alpha2",
                                                           "coordination.k8s.io/v1beta1",
                                                           "coordination.k8s.io/v1",
                                                           "discovery.k8s.io/v1",
                                                           "discovery.k8s.io/v1beta1",
                                                           "events.k8s.io/v1",
                                                           "events.k8s.io/v1beta1",
                                                           "extensions/v1beta1",
                                                           "flowcontrol.apiserver.k8s.io/v1",
                                                           "flowcontrol.apiserver.k8s.io/v1beta1",
                                                           "flowcontrol.apiserver.k8s.io/v1beta2",
                                                           "flowcontrol.apiserver.k8s.io/v1beta3",
                                                           "lifecycle.k8s.io/v1alpha1",
                                                           "networking.k8s.io/v1",
                                                           "networking.k8s.io/v1beta1",
                                                           "node.k8s.io/v1",
                                                           "node.k8s.io/v1alpha1",
                                                           "node.k8s.io/v1beta1",
                                                           "policy/v1",
                                                           "policy/v1beta1",
                                                           "rbac.authorization.k8s.io/v1",
                                                           "rbac.authorization.k8s.io/v1beta1",
                                                           "rbac.authorization.k8s.io/v1alpha1",
                                                           "resource.k8s.io/v1",
                                                           "resource.k8s.io/v1beta2",
                                                           "resource.k8s.io/v1beta1",
                                                           "resource.k8s.io/v1alpha3",
                                                           "scheduling.k8s.io/v1alpha3",
                                                           "scheduling.k8s.io/v1beta1",
                                                           "scheduling.k8s.io/v1",
                                                           "storage.k8s.io/v1beta1",
                                                           "storage.k8s.io/v1",
                                                           "storage.k8s.io/v1alpha1",
                                                           "storagemigration.k8s.io/v1",
                                                           "storagemigration.k8s.io/v1beta1",
                                                           "apiextensions.k8s.io/v1beta1",
                                                           "apiextensions.k8s.io/v1"};

// The fields of KubeVersion; the last one is its own business, and %v prints it all the same.
constexpr std::size_t kVersionField = 0;
constexpr std::size_t kNormalizedField = 1;
constexpr std::array<Field, 4> kKubeFields = {
    {{"Version", &kString}, {"normalizedVersion", &kString}, {"Major", &kString}, {"Minor", &kString}}};

const Value& field_of(const Value& pointer, std::size_t field) {
  return pointer.as_pointer()->as_struct()->fields[field];
}

std::string kube_version_text(const Value& pointer) {
  return std::string(field_of(pointer, kNormalizedField).as_text());
}
Value kube_version_string(Call& call) { return field_of(call.self, kNormalizedField); }
Value git_version(Call& call) { return field_of(call.self, kVersionField); }

constexpr std::array<FuncDef, 2> kKubeMethods = {{{"GitVersion", git_version}, {"String", kube_version_string}}};

extern const Type kKubeVersion;
const Type kKubeVersionPointer{.kind = Kind::pointer,
                               .name = "*common.KubeVersion",
                               .elem = &kKubeVersion,
                               .methods = kKubeMethods,
                               .text = kube_version_text};
const Type kKubeVersion{
    .kind = Kind::structure, .name = "common.KubeVersion", .fields = kKubeFields, .pointer = &kKubeVersionPointer};

Value has(Call& call) {
  for (std::size_t i = 0; i < call.self.length(); ++i)
    if (call.self.at(i).as_text() == call.text_arg(0)) return Value::boolean(true);
  return Value::boolean(false);
}
constexpr std::array<FuncDef, 1> kVersionSetMethods = {{{"Has", has, {&kString}}}};
const Type kVersionSet{.kind = Kind::slice,
                       .name = "common.VersionSet",
                       .elem = &kString,
                       .methods = kVersionSetMethods,
                       .underlying = &gotmpl::kStringSlice};

constexpr std::array<Field, 5> kBuildFields = {{{"Version", &kString, "version", Field::Empty::omit},
                                                {"GitCommit", &kString, "git_commit", Field::Empty::omit},
                                                {"GitTreeState", &kString, "git_tree_state", Field::Empty::omit},
                                                {"GoVersion", &kString, "go_version", Field::Empty::omit},
                                                {"KubeClientVersion", &kString, "kube_client_version"}}};
const Type kBuildInfo{.kind = Kind::structure, .name = "version.BuildInfo", .fields = kBuildFields};

const std::array<Field, 3> kFields = {
    {{"KubeVersion", &kKubeVersion}, {"APIVersions", &kVersionSet}, {"HelmVersion", &kBuildInfo}}};
const Type kCapabilities{.kind = Kind::structure, .name = "common.Capabilities", .fields = kFields};
const Type kCapabilitiesPointer{.kind = Kind::pointer, .name = "*common.Capabilities", .elem = &kCapabilities};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// ParseGeneric of apimachinery's util/version: two numbers or more, and anything behind a minus or plus.
std::optional<KubeVersion> read_kube_version(std::string_view text) {
  KubeVersion out;
  if (text.starts_with('v')) text.remove_prefix(1);
  out.version = "v" + std::string(text);
  std::vector<std::string> parts(1);
  for (; !text.empty() && (is_digit(text.front()) || text.front() == '.'); text.remove_prefix(1)) {
    if (text.front() == '.') {
      parts.emplace_back();
    } else {
      parts.back() += text.front();
    }
  }
  if (parts.size() < 2) return std::nullopt;
  for (const std::string& part : parts) {
    const gotmpl::go::Parsed<std::uint64_t> number = gotmpl::go::parse_uint(part, 10);
    if (!number.ok()) return std::nullopt;
    out.normalized += (out.normalized.empty() ? "v" : ".") + std::to_string(number.value);
  }
  if (parts[0].size() > 1 && parts[0].starts_with('0')) return std::nullopt;
  out.major = std::to_string(gotmpl::go::parse_uint(parts[0], 10).value);
  out.minor = std::to_string(gotmpl::go::parse_uint(parts[1], 10).value);
  return out;
}

Value capabilities_value(gotmpl::Heap& heap, const KubeVersion& version,
                         const std::vector<std::string>& more_api_versions, HelmMajor helm) {
  // Helm 3 leaves out what stands behind the numbers.
  const std::string& shown = helm == HelmMajor::three ? version.normalized : version.version;
  const Value kube = heap.structure(kKubeVersion, {heap.text(shown), heap.text(version.normalized),
                                                   heap.text(version.major), heap.text(version.minor)});
  std::vector<Value> versions;
  versions.reserve(kApiVersions.size() + more_api_versions.size());
  for (const std::string_view api_version : kApiVersions) versions.push_back(Value::text(api_version));
  for (const std::string& api_version : more_api_versions) versions.push_back(heap.text(api_version));
  const std::string_view helm_version = helm == HelmMajor::three ? "v3.22" : "v4.3";
  const Value build = heap.structure(kBuildInfo, {Value::text(helm_version), Value::text(""), Value::text("clean"),
                                                  Value::text("go1.26.8"), Value::text("v1.37")});
  const Value all = heap.structure(kCapabilities, {kube, heap.slice(std::move(versions), kVersionSet), build});
  return heap.pointer(all, kCapabilitiesPointer);
}

}  // namespace sidelint::helm
