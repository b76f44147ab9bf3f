// Istio's template functions over its own data object, against what Istio 1.20.8 and 1.30.3 answered.
#include <array>
#include <map>
#include <memory>

#include <gtest/gtest.h>

#include "engine/gotmpl/exec.h"
#include "engine/inject/data/template_data.h"
#include "engine/inject/functions/istio_functions.h"
#include "engine/inject/mesh/mesh_config.h"
#include "engine/inject/yaml_text.h"
#include "engine/istio/release.h"
#include "engine/kube/round_trip.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/go_data.h"

namespace sidelint::testing {
namespace {

using inject::MeshTypes;

struct ReleaseCase {
  const char* name;
  int minor;
};
constexpr std::array<ReleaseCase, 2> kReleases = {{{"1.20.8", 20}, {"1.30.3", 30}}};

struct Bench {
  explicit Bench(int minor) : mesh(minor), types(mesh), host{&mesh, {{"LAB_SET", "envvalue"}, {"LAB_EMPTY", ""}}} {}
  MeshTypes mesh;
  inject::DataTypes types;
  inject::FunctionHost host;
};

std::string text_of(const nlohmann::json& json, const char* key) { return json.value(key, std::string()); }

yaml::Value pod_of(const nlohmann::json& data, const nlohmann::json& input) {
  nlohmann::json pod = nlohmann::json::object();
  if (data.contains("ObjectMeta")) pod["metadata"] = data.at("ObjectMeta");
  if (data.contains("Spec")) pod["spec"] = data.at("Spec");
  if (input.contains("image")) pod["spec"]["containers"][0]["image"] = input.at("image");
  return kube::round_trip(inject::read_json(pod.dump()).value, kube::pod_type()).value;
}

struct Answer {
  std::string phase;
  std::string text;
  bool operator==(const Answer&) const = default;
};

Answer answered(Bench& bench, const nlohmann::json& data, const nlohmann::json& input) {
  gotmpl::Library library;
  gotmpl::TemplateSet set(library, "inject");
  inject::add_functions(set.functions, bench.mesh.minor(), bench.host);
  if (const auto error = set.parse("inject", recorded_text(input, "template"))) return {"parse", error->text};

  const yaml::Value pod = pod_of(data, input);
  const yaml::Value values = inject::read_yaml(text_of(data, "Values")).value;
  yaml::Value mesh = inject::apply_mesh_config(bench.mesh, text_of(data, "MeshConfig")).value;
  EXPECT_EQ(inject::merge_proxy_config(bench.mesh, text_of(data, "ProxyConfig"), *mesh.find("default_config")), "");
  inject::TemplateData given;
  given.pod = &pod;
  if (data.contains("DeploymentMeta"))
    given.deploy = {text_of(data["DeploymentMeta"], "name"), text_of(data["DeploymentMeta"], "namespace"), "", ""};
  if (data.contains("TypeMeta")) {
    given.deploy.kind = text_of(data["TypeMeta"], "kind");
    given.deploy.api_version = text_of(data["TypeMeta"], "apiVersion");
  }
  if (!data.value("NilMesh", false)) {
    given.mesh_config = &mesh;
    given.proxy_config = mesh.find("default_config");
  }
  if (data.contains("Values")) given.values = &values;
  given.revision = text_of(data, "Revision");

  gotmpl::Heap heap;
  inject::OriginTable origins;
  gotmpl::Executor executor(heap);
  const gotmpl::Outcome outcome = executor.run(set, "inject", bench.types.make(heap, origins, given));
  if (outcome.error) return {"exec", outcome.error->text};
  return {"", outcome.output.text};
}

TEST(IstioFunctions, AnswerWhatIstioAnswered) {
  const auto folder = oracle_folder() / "vectors";
  if (!std::filesystem::exists(folder / "istiofuncs.jsonl")) GTEST_SKIP() << "no recorded answers in " << folder;
  std::map<std::string, nlohmann::json> data;
  std::ifstream file(folder / "istiofuncs.data.jsonl");
  for (std::string line; std::getline(file, line);) {
    const auto json = parse_json(line);
    data[json.at("name").get<std::string>()] = json.at("data");
  }
  std::map<int, std::unique_ptr<Bench>> benches;
  for (const ReleaseCase& release : kReleases) benches[release.minor] = std::make_unique<Bench>(release.minor);
  const Agreement agreement = compare_lines(folder / "istiofuncs.jsonl", [&](const nlohmann::json& line) {
    const nlohmann::json& input = line.at("input");
    std::string wrong;
    for (const ReleaseCase& release : kReleases) {
      const nlohmann::json& recorded = line.at("expected").at(release.name);
      const Answer want = has_recorded(recorded, "output")
                              ? Answer{"", recorded_text(recorded, "output")}
                              : Answer{recorded.at("phase").get<std::string>(), recorded_text(recorded, "error")};
      const Answer got = answered(*benches[release.minor], data.at(input.at("data").get<std::string>()), input);
      if (got == want) continue;
      wrong += std::string(release.name) + " " + recorded_text(input, "template") + "\n  want [" + want.phase + "] " +
               want.text + "\n  got  [" + got.phase + "] " + got.text + "\n";
    }
    return std::optional(wrong);
  });
  EXPECT_EQ(agreement.agreed, agreement.total);
}

// The names that each release registers, and which of them hide others.
TEST(IstioFunctions, AreThoseOfTheRelease) {
  const auto file = oracle_folder() / "injection" / "template-functions.jsonl";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no recorded answers at " << file;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto json = parse_json(line);
    const auto version = json.at("istio_version").get<std::string>();
    const auto release = version == "HEAD" ? std::optional(istio::Release{1, 31, 0}) : istio::parse_release(version);
    ASSERT_TRUE(release) << version;
    const MeshTypes mesh(release->minor);
    const inject::FunctionHost host{&mesh, {}};
    gotmpl::FuncMap functions;
    inject::add_functions(functions, release->minor, host);
    std::size_t ours = 0;
    for (const auto& name : json.at("istio_functions")) {
      const gotmpl::FuncMap::Entry* entry = functions.find(name.get<std::string>());
      ASSERT_NE(entry, nullptr) << version << " " << name;
      EXPECT_EQ(entry->host, &host) << version << " " << name;
    }
    for (const auto& table :
         {inject::text_functions(), inject::json_functions(), inject::container_functions(), inject::map_functions()})
      for (const inject::IstioFunction& function : table)
        if (release->minor >= function.first && release->minor < function.past) ++ours;
    EXPECT_EQ(ours, json.at("istio_functions").size()) << version;
    for (const auto& name : json.at("sprig_functions"))
      EXPECT_NE(functions.find(name.get<std::string>()), nullptr) << version << " " << name;
  }
}

}  // namespace
}  // namespace sidelint::testing
