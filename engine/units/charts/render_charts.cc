#include "engine/units/charts/render_charts.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <variant>

#include "engine/helm/open_release.h"
#include "engine/units/charts/hidden_values.h"
#include "engine/units/hands/sieve.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kTemplate = "template";
constexpr std::string_view kList = "List";

OriginId place(Span at) { return at == Span{} ? OriginId() : OriginId::written(at); }

// A value that a template leaves open may be another; a mapping or a list may hold more than it shows.
std::vector<Change> changes_of(std::vector<helm::Gap>& gaps) {
  std::vector<Change> changes;
  changes.reserve(gaps.size());
  for (helm::Gap& gap : gaps) changes.push_back({place(gap.at), kTemplate, std::move(gap.path), std::nullopt});
  return changes;
}

// "{{ .Release.Namespace }}", and nothing before or behind it.
bool is_one_action(std::string_view text) { return text.starts_with("{{") && text.find("}}") == text.size() - 2; }

// Notes what rests on something that is only assumed: the name of a release that nobody names. Decisions look at
// labels, annotations, and the namespace.
class Assumptions {
 public:
  Assumptions(const Origins& origins, std::vector<Change>& changes) : origins_(origins), changes_(changes) {}

  void note(const yaml::Value& mapping) {
    const bool holds_fields = !path_.empty() && (path_.back() == "labels" || path_.back() == "annotations");
    const bool is_metadata = path_.size() == 1 && path_.front() == "metadata";
    for (const yaml::Entry& entry : mapping.entries) {
      path_.push_back(entry.key);
      if (entry.value.is(yaml::Kind::mapping)) {
        note(entry.value);
      } else if (holds_fields || (is_metadata && (entry.key == "name" || entry.key == "namespace"))) {
        note_text(entry.value);
      }
      path_.pop_back();
    }
  }

 private:
  void note_text(const yaml::Value& value) {
    if (!value.origin.is_entry()) return;
    const auto* templated = std::get_if<Templated>(&origins_.at(value.origin));
    if (templated == nullptr || !templated->unknown.empty()) return;
    const bool is_assumed = std::any_of(templated->inputs.begin(), templated->inputs.end(), [this](OriginId input) {
      return input.is_entry() && std::holds_alternative<Assumed>(origins_.at(input));
    });
    if (is_assumed) changes_.push_back({place(templated->action), kTemplate, path_, std::nullopt});
  }

  const Origins& origins_;
  std::vector<Change>& changes_;
  std::vector<std::string> path_;
};

// The value under a key, or at an index; null if there is none.
yaml::Value* step(yaml::Value& from, const std::string& key) {
  if (from.is(yaml::Kind::mapping)) return from.find(key);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  const bool is_index = error == std::errc() && end == key.data() + key.size();
  return from.is(yaml::Kind::sequence) && is_index && index < from.items.size() ? &from.items[index] : nullptr;
}

// An object that names the namespace of a release that nobody places goes where the release goes, as if it named none.
void leave_to_release(helm::RenderedObject& object) {
  const auto found = std::find_if(object.gaps.begin(), object.gaps.end(), [](const helm::Gap& gap) {
    return gap.path == std::vector<std::string>{"metadata", "namespace"} && gap.why == helm::kNobodySaysNamespace;
  });
  if (found == object.gaps.end()) return;
  yaml::Value& metadata = *object.value.find("metadata");
  if (!is_one_action(metadata.find("namespace")->text)) return;
  metadata.erase("namespace");
  object.gaps.erase(found);
}

// Where a mapping within a spec may hold more than it shows, it shows that, in a field that nobody reads: whoever
// misses something there can see that it is not known to be missing.
void show_gap(yaml::Value& object, const helm::Gap& gap) {
  const auto holds = [&gap](std::string_view key) {
    return std::find(gap.path.begin(), gap.path.end(), key) != gap.path.end();
  };
  if (gap.of == helm::Gap::Of::value || !holds("spec") || holds("metadata")) return;
  yaml::Value* around = nullptr;
  yaml::Value* here = &object;
  for (std::size_t i = 0; here != nullptr; ++i) {
    if (here->is(yaml::Kind::mapping)) around = here;
    if (i == gap.path.size()) break;
    here = step(*here, gap.path[i]);
  }
  if (around != nullptr) around->set(kShownGap, yaml::Value::string(kShownGap, place(gap.at)), place(gap.at));
}

// What of the list's changes is the item's.
std::vector<Change> changes_of_item(const std::vector<Change>& changes, std::size_t index) {
  std::vector<Change> own;
  for (const Change& change : changes) {
    if (change.path.size() < 2 || change.path[0] != "items" || change.path[1] != std::to_string(index)) continue;
    own.push_back({change.at, change.by, {change.path.begin() + 2, change.path.end()}, change.value});
  }
  return own;
}

void add(MadeObject object, std::vector<MadeObject>& objects) {
  yaml::Value* items = object.value.find("items");
  const yaml::Value* kind = object.value.find("kind");
  const bool is_list =
      kind != nullptr && kind->text.ends_with(kList) && items != nullptr && items->is(yaml::Kind::sequence);
  if (!is_list) {
    objects.push_back(std::move(object));
    return;
  }
  for (std::size_t i = 0; i < items->items.size(); ++i)
    objects.push_back({std::move(items->items[i]), object.written, changes_of_item(object.changes, i)});
}

// Gaps of objects are noted at the objects; this leaves what whole objects may be missing for.
std::vector<UnknownPart> unknown_parts(helm::Rendered& rendered) {
  std::unordered_set<std::string> in_objects;
  const auto key = [](Span at, const std::string& why) {
    return std::to_string(static_cast<std::uint32_t>(at.source)) + ':' + std::to_string(at.begin) + ':' + why;
  };
  for (const helm::RenderedObject& object : rendered.objects)
    for (const helm::Gap& gap : object.gaps) in_objects.insert(key(gap.at, gap.why));
  std::vector<UnknownPart> parts;
  for (helm::Unknown& unknown : rendered.unknown) {
    if (!in_objects.contains(key(unknown.at, unknown.why)))
      parts.push_back({unknown.at, std::move(unknown.what), std::move(unknown.why)});
  }
  return parts;
}

}  // namespace

helm::Renderer::Setting helm_setting(const Site& site, std::string repository) {
  helm::Renderer::Setting setting;
  setting.files.root = std::move(repository);
  setting.files.largest_file = site.options.max_file_size;
  setting.files.name = [&site](std::string_view real) { return site.territory.name(real); };
  setting.unknown_texts = helm::UnknownTexts::as_in_template;
  return setting;
}

Made to_made(helm::Rendered rendered, const Origins& origins) {
  Made made;
  made.unknown = unknown_parts(rendered);
  for (helm::RenderedObject& object : rendered.objects) {
    leave_to_release(object);
    for (const helm::Gap& gap : object.gaps) show_gap(object.value, gap);
    std::vector<Change> changes = changes_of(object.gaps);
    Assumptions(origins, changes).note(object.value);
    add({std::move(object.value), object.written, std::move(changes)}, made.objects);
  }
  made.sources = std::move(rendered.sources);
  // A dependency that is not vendored is no fault: whoever installs the chart fetches it first.
  if (rendered.refusal && rendered.refusal->cause == helm::Refusal::Cause::fault)
    made.refusal = Refusal{rendered.refusal->at, std::move(rendered.refusal->message), Refusal::By::helm,
                           std::move(rendered.refusal->missing)};
  return made;
}

void render_charts(const Site& site, const std::vector<helm::ChartOrder>& orders, Workplace& place) {
  if (orders.empty()) return;
  const SiteFiles files(site);
  helm::Renderer::Setting setting = helm_setting(site, site.territory.repository(orders.front().chart));
  setting.wanted = [&site](std::string_view kind) { return may_be_needed(site, kind); };
  helm::Renderer renderer(files, place.sources, place.origins, std::move(setting));
  for (const helm::ChartOrder& order : orders) {
    helm::ChartOrder resolved = order;
    resolved.chart = site.territory.real(order.chart);
    if (!order.folder.empty()) resolved.folder = site.territory.real(order.folder);
    const std::optional<Span> hidden = place_of_hidden(resolved);
    Made made = to_made(renderer.render(resolved), place.origins);
    if (hidden) {
      resolved.values.hidden = helm::UserValues::Hidden::open;
      leave_open(made, to_made(renderer.render(std::move(resolved)), place.origins), *hidden);
    }
    keep_needed(site, place.sources, made.objects);
    place.made.push_back(std::move(made));
  }
}

}  // namespace sidelint::units
