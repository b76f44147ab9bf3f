#include "engine/units/workplace.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "engine/kustomize/build.h"
#include "engine/units/kustomization_file.h"
#include "engine/yaml/emit.h"

namespace sidelint::units {
namespace {

// The files of the disk, but of what the run has read the text as it was read.
class KnownTexts final : public FileSystem {
 public:
  explicit KnownTexts(const Site& site) : site_(site) {}

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override {
    return site_.files.list(directory);
  }
  Result<EntryKind> kind(const std::string& path) const override { return site_.files.kind(path); }
  // What the walk has read lies inside: it follows links to no other place.
  Result<std::string> real_path(const std::string& path) const override {
    if (site_.index.find(site_.territory.name(path)) != nullptr) return path;
    // Of its three names a kustomization has one: the others are asked for in vain, which a look settles.
    if (is_kustomization_file(path) && !site_.files.kind(path)) {
      return Failure{Failure::Code::environment, "no such file"};
    }
    return site_.files.real_path(path);
  }
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override {
    const ScannedFile* file = site_.index.find(site_.territory.name(path));
    const std::string_view known = file == nullptr ? std::string_view() : site_.sources.text(file->source);
    if (!known.empty()) return std::string(known);
    return site_.files.read(path, limit);
  }

 private:
  const Site& site_;
};

using Names = std::set<std::string, std::less<>>;

// The ConfigMaps and Secrets that releases among the objects take values from.
Names named_values(const std::vector<kustomize::BuiltObject>& objects) {
  Names names;
  for (const kustomize::BuiltObject& object : objects) {
    const yaml::Value* kind = object.value.find("kind");
    const yaml::Value* list = object.value.find_path({"spec", "valuesFrom"});
    if (kind == nullptr || kind->text != "HelmRelease" || list == nullptr) continue;
    for (const yaml::Value& each : list->items) {
      if (const yaml::Value* name = each.find("name")) names.insert(name->text);
    }
  }
  return names;
}

// Tells what somebody needs: what the scan kept of its files; of other files, and of what is generated, what it would
// have kept.
class Sieve {
 public:
  Sieve(const Site& site, const SourceMap& sources, Names named)
      : site_(site), sources_(sources), named_(std::move(named)) {}

  bool keeps(const kustomize::BuiltObject& object) const {
    const yaml::Value* kind = object.value.find("kind");
    if (kind == nullptr) return false;
    if ((kind->text == "ConfigMap" || kind->text == "Secret") && is_named(object.value)) return true;
    if (!site_.options.wanted(kind->text)) return false;
    const ScannedFile* file = site_.index.find(sources_.path(object.written.source));
    const bool was_read = file != nullptr && !file->unreadable && !file->unrendered && !is_generated(object);
    if (was_read)
      return std::any_of(file->documents.begin(), file->documents.end(), [&](const ScannedDocument& each) {
        return each.bytes.begin < object.written.end && object.written.begin < each.bytes.end;
      });
    return site_.options.worth == nullptr || site_.options.worth(kind->text, yaml::to_yaml(object.value));
  }

 private:
  bool is_named(const yaml::Value& object) const {
    const yaml::Value* name = object.find_path({"metadata", "name"});
    return name != nullptr && named_.contains(name->text);
  }
  // By a kustomization, whose line stands for it.
  bool is_generated(const kustomize::BuiltObject& object) const {
    return is_kustomization_file(sources_.path(object.written.source));
  }

  const Site& site_;
  const SourceMap& sources_;
  Names named_;
};

}  // namespace

void build_all(const Site& site, const std::vector<std::string>& folders, Workplace& place) {
  if (folders.empty()) return;
  const KnownTexts files(site);
  kustomize::Builder::Setting setting;
  setting.files.root = site.territory.repository(folders.front());
  setting.files.missing_input = kustomize::MissingInput::unknown;
  setting.files.largest_file = site.options.max_file_size;
  setting.files.name = [&](std::string_view real) { return site.territory.name(real); };
  kustomize::Builder builder(files, place.sources, place.origins, std::move(setting));
  for (const std::string& folder : folders) {
    kustomize::Built built = builder.build(site.territory.real(folder));
    const Sieve sieve(site, place.sources, named_values(built.objects));
    std::erase_if(built.objects, [&](const kustomize::BuiltObject& object) { return !sieve.keeps(object); });
    place.built.push_back(std::move(built));
  }
}

}  // namespace sidelint::units
