// What injection costs: pods a second on one core, and a file of 200 documents, with the templates of a real release.
// The injector's ConfigMaps are read from $SIDELINT_ORACLE (default ../shared/oracle).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/inject/kube_inject.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/source/file_system.h"
#include "linter/render/injector_files.h"

namespace sidelint {
namespace {

constexpr int kPods = 2000;
constexpr int kDocuments = 200;

constexpr std::string_view kPod = R"(apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart}}
spec:
  containers:
  - name: cart
    image: example.com/cart:1
    ports: [{containerPort: 8080, name: http}]
    readinessProbe: {httpGet: {path: /ready, port: http}}
    resources: {limits: {cpu: 500m, memory: 256Mi}}
)";

std::string deployments() {
  std::string text;
  for (int i = 0; i < kDocuments; ++i) {
    text +=
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart-" + std::to_string(i) +
        "}\nspec:\n  selector: {matchLabels: {app: cart}}\n  template:\n    metadata: {labels: {app: cart}}\n"
        "    spec:\n      containers:\n      - {name: cart, image: example.com/cart:1, ports: [{containerPort: 80}]}\n"
        "---\n";
  }
  return text;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run() {
  const char* folder = std::getenv("SIDELINT_ORACLE");
  const std::string path =
      std::string(folder != nullptr ? folder : "../shared/oracle") + "/cluster/injector/enabled.yaml";
  const Result<std::string> text = DiskFileSystem().read(path, ~0ULL);
  if (!text) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), text.failure().text.c_str());
    return 1;
  }
  inject::InjectorSource source;
  linter::add_config_maps(*text, source);
  source.release = {1, 29, 1};
  const auto ready = std::chrono::steady_clock::now();
  const inject::Injector injector(source);
  if (injector.error()) return 1;
  std::printf("injector ready in       %8.2f ms\n", seconds_since(ready) * 1e3);

  const yaml::Value pod = inject::read_yaml(kPod).value;
  const auto pods = std::chrono::steady_clock::now();
  for (int i = 0; i < kPods; ++i)
    if (inject::admit(injector, {pod, "shop", nullptr, "/inject"}).kind != inject::PodOutcome::Kind::injected) return 1;
  std::printf("pods a second           %8.0f\n", kPods / seconds_since(pods));

  const std::string file = deployments();
  Origins origins;
  origins.reserve_shards(1);
  const auto whole = std::chrono::steady_clock::now();
  const inject::FileOutcome outcome = inject::inject_file(injector, file, SourceId{0}, origins);
  if (outcome.refused) return 1;
  std::printf("file of %d documents   %8.2f ms\n", kDocuments, seconds_since(whole) * 1e3);
  return 0;
}

}  // namespace
}  // namespace sidelint

int main() { return sidelint::run(); }
