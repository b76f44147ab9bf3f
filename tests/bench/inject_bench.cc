// What injection costs: pods a second of processor time, and a file of 200 documents, with the templates of a real
// release. A pod comes and goes as JSON, as the webhook's does.
// The injector's ConfigMaps are read from $SIDELINT_ORACLE (default ../shared/oracle).
//
// $SIDELINT_GO_INJECT names a program that does the same work with Istio's own Go code. It is run with a folder that
// holds `config`, `values`, `mesh`, `pod.yaml` and `file.yaml`, and prints two numbers, of processor time as well: the
// pods a second that the webhook's handler injects, and the milliseconds that IntoResourceFile takes for the file.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "engine/inject/json_text.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/source/file_system.h"
#include "linter/render/injector_files.h"
#include "tests/harness/temporary_folder.h"

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

// Of this process, which has one thread.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

// The bytes of all injected pods; 0 if one is not injected.
std::size_t inject_pods(const inject::Injector& injector, const std::string& request) {
  std::size_t bytes = 0;
  for (int i = 0; i < kPods; ++i) {
    const inject::PodOutcome outcome =
        inject::admit(injector, {inject::read_json(request).value, "shop", nullptr, "/inject"});
    if (outcome.kind != inject::PodOutcome::Kind::injected) return 0;
    bytes += inject::json_in_order(outcome.pod).size();
  }
  return bytes;
}

// How much faster this is than the Go code, if its program is there. Whether nothing went wrong.
bool compare_with_go(const inject::InjectorSource& source, std::string_view file, double pods, double milliseconds) {
  const char* program = std::getenv("SIDELINT_GO_INJECT");
  if (program == nullptr) return true;
  const testing::TemporaryFolder folder;
  folder.write("config", source.config);
  folder.write("values", source.values);
  folder.write("mesh", source.mesh);
  folder.write("pod.yaml", kPod);
  folder.write("file.yaml", file);
  std::FILE* answer = popen((std::string(program) + " " + folder.path()).c_str(), "r");
  if (answer == nullptr) return false;
  double go_pods = 0;
  double go_milliseconds = 0;
  const bool told = std::fscanf(answer, "%lf %lf", &go_pods, &go_milliseconds) == 2;
  if (pclose(answer) != 0 || !told) return false;
  std::printf("Go: pods a second       %8.0f  %.1f times faster\n", go_pods, pods / go_pods);
  std::printf("Go: the file            %8.2f ms, %.1f times faster\n", go_milliseconds, go_milliseconds / milliseconds);
  return true;
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
  const auto ready = std::clock();
  const inject::Injector injector(source);
  if (injector.error()) return 1;
  std::printf("injector ready in       %8.2f ms\n", seconds_since(ready) * 1e3);

  const std::string request = inject::json_in_order(inject::read_yaml(kPod).value);
  const auto pods = std::clock();
  if (inject_pods(injector, request) == 0) return 1;
  const double pods_a_second = kPods / seconds_since(pods);
  std::printf("pods a second           %8.0f\n", pods_a_second);

  const std::string file = deployments();
  Origins origins;
  origins.reserve_shards(1);
  const auto whole = std::clock();
  const inject::FileOutcome outcome = inject::inject_file(injector, file, SourceId{0}, origins);
  if (outcome.refused) return 1;
  const double milliseconds = seconds_since(whole) * 1e3;
  std::printf("file of %d documents   %8.2f ms\n", kDocuments, milliseconds);
  if (compare_with_go(source, file, pods_a_second, milliseconds)) return 0;
  std::fprintf(stderr, "$SIDELINT_GO_INJECT does not tell its two numbers\n");
  return 1;
}

}  // namespace
}  // namespace sidelint

int main() { return sidelint::run(); }
