// What the cases of the recorded cluster share, and each case as a repository.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "engine/model/repository.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/repository_text.h"

namespace sidelint::testing {

// The files that cases share, each read once.
class Files {
 public:
  explicit Files(std::string folder) : folder_(std::move(folder)) {}

  const model::Repository& webhooks(const std::string& name) { return read("webhooksets/" + name + ".yaml"); }
  const model::Repository& injector(const std::string& name) { return read("injector/" + name + ".yaml"); }

 private:
  const model::Repository& read(const std::string& name) {
    std::unique_ptr<const RepositoryText>& text = files_[name];
    if (!text) text = read_repository(read_oracle_file(folder_ + "/" + name));
    return text->repository;
  }
  std::string folder_;
  std::map<std::string, std::unique_ptr<const RepositoryText>> files_;
};

// Of each revision the name of the injector's configuration that was in force: a refused one leaves the one before.
inline std::map<std::string, std::string> injectors_of(const nlohmann::json& line) {
  const nlohmann::json& given =
      line.contains("previousInjectorConfig") ? line["previousInjectorConfig"] : line["injectorConfig"];
  if (!given.is_object()) return {{"default", given.get<std::string>()}};
  std::map<std::string, std::string> names;
  for (const auto& [revision, name] : given.items()) {
    names[revision] = name.get<std::string>() + (revision == "default" ? "" : "@" + revision);
  }
  return names;
}

inline model::InjectorConfig copy(const model::InjectorConfig& config, const std::string& revision) {
  return {.object = config.object, .revision = revision, .settings = config.settings, .document = nullptr};
}

// Everything of a case as one repository; `object` is the key of the workload.
inline model::Repository repository_of(const nlohmann::json& line, const char* object, Files& files) {
  const auto text = read_repository("---\n" + line["namespace"].dump(1) + "\n---\n" + line[object].dump(1) + "\n");
  model::Repository repository;
  repository.namespaces = text->repository.namespaces;
  repository.workloads = text->repository.workloads;
  for (model::Workload& workload : repository.workloads) {
    workload.object.metadata.name_space = {repository.namespaces.at(0).name(), {}};
  }
  repository.webhooks = files.webhooks(line["webhookSet"].get<std::string>()).webhooks;
  for (const auto& [revision, name] : injectors_of(line)) {
    if (name == "none") continue;
    repository.injectors.push_back(copy(files.injector(name).injectors.at(0), revision));
  }
  return repository;
}

}  // namespace sidelint::testing
