#include "linter/config/configure.h"

#include <array>
#include <ostream>
#include <string_view>
#include <vector>

#include "linter/call/setters.h"
#include "linter/config.h"
#include "linter/write_file.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kFirst = R"(# What sidelint cannot see in the manifests, and what is expected of them.
# Every key: sidelint config show --docs
version: 1

# Facts of the mesh. Without an injector in the repository, Istio's newest default install is assumed.
# mesh:
#   istio-version: "1.27"
#   default-revision: default
#   policy: enabled

# Namespaces that are declared elsewhere, with all their labels.
# namespaces:
#   payments: {labels: {istio-injection: enabled}, source: terraform/ns.tf}

# What must hold.
# expect:
#   - {namespaces: ["prod-*"], injected: true}

# rules:
#   hygiene: note
fail-on: error
)";

std::optional<Failure> show(const FileSystem& files, const Options& options, std::ostream& out) {
  if (options.docs) {
    out << config_documentation();
    return std::nullopt;
  }
  const Result<Config> config = load_config(files, options.config, options.paths.front());
  if (!config) return config.failure();
  if (config->path.empty()) {
    out << "# no configuration: every default is in force\n";
    return std::nullopt;
  }
  out << "# " << config->path << '\n' << config->text;
  return std::nullopt;
}

std::optional<Failure> show_path(const FileSystem& files, const Options& options, std::ostream& out) {
  const std::optional<std::string> path = find_config(files, options.config, options.paths.front());
  if (!path) return Failure{Failure::Code::usage, "there is no configuration; `sidelint config init` begins one"};
  out << *path << '\n';
  return std::nullopt;
}

std::optional<Failure> verify_file(const FileSystem& files, const Options& options, std::ostream& out) {
  const Result<Config> config = load_config(files, options.config, options.paths.front());
  if (!config) return config.failure();
  if (config->path.empty()) return Failure{Failure::Code::usage, "there is no configuration to verify"};
  out << config->path << ": good\n";
  return std::nullopt;
}

std::optional<Failure> begin(const FileSystem& files, const Options& options, std::ostream& out) {
  const std::string path = options.config.value_or(options.paths.front() + "/.sidelint.yaml");
  if (files.kind(path)) return Failure{Failure::Code::usage, "`" + path + "` exists already"};
  if (std::optional<Failure> failure = write_file(path, kFirst)) return failure;
  out << path << '\n';
  return std::nullopt;
}

std::optional<Failure> print_schema(const FileSystem&, const Options&, std::ostream& out) {
  out << config_schema();
  return std::nullopt;
}

struct Action {
  std::string_view name;
  std::optional<Failure> (*run)(const FileSystem&, const Options&, std::ostream&);
};
constexpr std::array kActions = std::to_array<Action>(
    {{"show", show}, {"path", show_path}, {"verify", verify_file}, {"init", begin}, {"schema", print_schema}});

}  // namespace

std::optional<Failure> configure(const FileSystem& files, const Options& options, std::ostream& out) {
  std::vector<std::string_view> known;
  for (const Action& action : kActions) {
    if (action.name == options.subject) return action.run(files, options, out);
    known.push_back(action.name);
  }
  return Failure{Failure::Code::usage, "config takes show, path, verify, init or schema, not `" + options.subject +
                                           "`" + did_you_mean(options.subject, known)};
}

}  // namespace sidelint::linter
