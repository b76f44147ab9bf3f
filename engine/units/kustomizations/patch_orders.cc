#include "engine/units/kustomizations/patch_orders.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/units/kustomizations/patch.h"
#include "engine/yaml/load.h"

namespace sidelint::units {

void PatchOrders::read_merges(std::string_view by, yaml::Node list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const yaml::Node entry = list.item(i);
    if (entry.text().find_first_of("\n{") == std::string_view::npos) {
      read_file(by, entry, std::nullopt);
    } else {
      read_text(by, entry, std::nullopt);
    }
  }
}

void PatchOrders::read(std::string_view by, yaml::Node list) {
  for (std::size_t i = 0; i < list.size(); ++i) read_entry(by, list.item(i));
}

void PatchOrders::read_entry(std::string_view by, yaml::Node entry) {
  if (entry.is(yaml::Kind::string)) {  // before kustomize 3, `patches` was a list of paths
    read_file(by, entry, std::nullopt);
    return;
  }
  std::optional<Target> target;
  if (const yaml::Node node = entry.find("target")) target = target_of(node);
  if (const yaml::Node path = entry.find("path")) read_file(by, path, target);
  if (const yaml::Node text = entry.find("patch")) read_text(by, text, target);
}

void PatchOrders::read_file(std::string_view by, yaml::Node path, const std::optional<Target>& target) {
  const std::string resolved = resolve(into_.folder, path.text());
  into_.other_files.push_back(resolved);
  const ScannedFile* file = around_.find(resolved);
  const bool readable = file != nullptr && !file->unreadable && !file->unrendered && file->problems.empty();
  // A strategic patch of a kind that nobody reads was not parsed. Without a target it reaches that kind alone.
  if (!readable || (target && file->documents.size() != file->document_count)) {
    add_unknown(by, path.origin(), target);
    return;
  }
  for (const ScannedDocument& document : file->documents) add(by, document.tree->root(), target);
}

void PatchOrders::read_text(std::string_view by, yaml::Node text, const std::optional<Target>& target) {
  const yaml::Loaded loaded = yaml::load_embedded(around_.sources.text(into_.source), text, around_.origins);
  if (const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded)) {
    add(by, (*document)->root(), target);
  } else {
    add_unknown(by, text.origin(), target);
  }
}

void PatchOrders::add(std::string_view by, yaml::Node patch, const std::optional<Target>& target) {
  const PatchReader reader(around_.origins, by);
  Target named;
  if (target) {
    named = *target;
  } else if (patch.is(yaml::Kind::mapping)) {
    named.kind = patch.find("kind").text();
    named.name = patch.find("metadata").find("name").text();
  }
  std::vector<Change> changes = patch.is(yaml::Kind::sequence) ? reader.json(patch) : reader.strategic(patch);
  if (!changes.empty()) into_.orders.push_back({std::move(named), std::move(changes)});
}

// Nothing is told of the change but who orders it.
void PatchOrders::add_unknown(std::string_view by, OriginId at, const std::optional<Target>& target) {
  into_.orders.push_back({target.value_or(Target{}), {Change{at, by, {}, std::nullopt}}});
}

}  // namespace sidelint::units
