#include "engine/units/hands/sieve.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/units/delivery/kinds.h"
#include "engine/units/scan/kustomization_file.h"

namespace sidelint::units {
namespace {

using Names = std::set<std::string, std::less<>>;

// Where an order of Flux among the objects says which ConfigMaps and Secrets it takes values from; null elsewhere.
const yaml::Value* references_in(const yaml::Value& object) {
  const yaml::Value* kind = object.find("kind");
  if (kind == nullptr) return nullptr;
  if (kind->text == "HelmRelease") return object.find_path({"spec", "valuesFrom"});
  if (kind->text == "Kustomization") return object.find_path({"spec", "postBuild", "substituteFrom"});
  return nullptr;
}

Names named_values(const std::vector<MadeObject>& objects) {
  Names names;
  for (const MadeObject& object : objects) {
    const yaml::Value* list = references_in(object.value);
    if (list == nullptr) continue;
    for (const yaml::Value& each : list->items) {
      if (const yaml::Value* name = each.find("name")) names.insert(name->text);
    }
  }
  return names;
}

// What of an object stands in a text, for whoever looks for words: each key and each value on a line.
void add_words(const yaml::Value& value, std::string& out) {
  (out += value.text) += '\n';
  for (const yaml::Value& item : value.items) add_words(item, out);
  for (const yaml::Entry& entry : value.entries) {
    (out += entry.key) += '\n';
    add_words(entry.value, out);
  }
}

class Sieve {
 public:
  Sieve(const Site& site, const SourceMap& sources, Names named)
      : site_(site), sources_(sources), named_(std::move(named)) {}

  bool keeps(const MadeObject& object) const {
    const yaml::Value* kind = object.value.find("kind");
    if (kind == nullptr) return false;
    if ((kind->text == "ConfigMap" || kind->text == "Secret") && is_named(object.value)) return true;
    const bool is_wanted = site_.options.wanted(kind->text);
    if (!is_wanted && !is_delivery_kind(kind->text)) return false;
    const ScannedFile* file = site_.index.find(sources_.path(object.written.source));
    const bool was_read = file != nullptr && !file->unreadable && !file->unrendered && !is_generated(object);
    if (was_read)
      return std::any_of(file->documents.begin(), file->documents.end(), [&](const ScannedDocument& each) {
        return each.bytes.begin < object.written.end && object.written.begin < each.bytes.end;
      });
    if (is_wanted && (site_.options.worth == nullptr || leaves_version_open(object))) return true;
    std::string text;
    add_words(object.value, text);
    return may_order_delivery(kind->text, text) || (is_wanted && site_.options.worth(kind->text, text));
  }

 private:
  bool is_named(const yaml::Value& object) const {
    const yaml::Value* name = object.find_path({"metadata", "name"});
    return name != nullptr && (named_.contains(name->text) || site_.named.contains(name->text));
  }
  static bool leaves_version_open(const MadeObject& object) {
    return std::any_of(object.changes.begin(), object.changes.end(), [](const Change& change) {
      return change.path.size() == 1 && change.path.front() == "apiVersion";
    });
  }
  // By a kustomization, whose line stands for it.
  bool is_generated(const MadeObject& object) const {
    return is_kustomization_file(sources_.path(object.written.source));
  }

  const Site& site_;
  const SourceMap& sources_;
  Names named_;
};

}  // namespace

bool may_be_needed(const Site& site, std::string_view kind) {
  return kind == "ConfigMap" || kind == "Secret" || kind.ends_with("List") || is_delivery_kind(kind) ||
         site.options.wanted(kind);
}

void keep_needed(const Site& site, const SourceMap& sources, std::vector<MadeObject>& objects) {
  const Sieve sieve(site, sources, named_values(objects));
  std::erase_if(objects, [&](const MadeObject& object) { return !sieve.keeps(object); });
}

}  // namespace sidelint::units
