#include "engine/units/argocd/generators.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "engine/yaml/load.h"

namespace sidelint::units {
namespace {

// Generators within generators; argo-cd has two levels.
constexpr std::size_t kDeepest = 4;

std::vector<Parameters> generate_at(const yaml::Value& generator, Generating& all, std::size_t depth);

std::span<const yaml::Value> items_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* list = mapping.find(key);
  return list == nullptr ? std::span<const yaml::Value>() : std::span<const yaml::Value>(list->items);
}

// Each set of the first with each of the second, which may be written in terms of the first.
std::vector<Parameters> generate_matrix(const yaml::Value& given, Generating& all, std::size_t depth) {
  std::vector<Parameters> made{Parameters{}};
  for (const yaml::Value& child : items_of(given, "generators")) {
    std::vector<Parameters> next;
    for (const Parameters& before : made) {
      const bool is_first = before.known.entries.empty() && before.knows_all();
      const yaml::Value written = is_first ? child : all.filler.fill(child, before);
      for (const Parameters& more : generate_at(written, all, depth + 1)) {
        if (next.size() == kMostApplications) return next;
        Parameters both = before;
        merge_over(both, more);
        next.push_back(std::move(both));
      }
    }
    made = std::move(next);
  }
  return made;
}

std::vector<std::string> keys_of(const Parameters& parameters, std::span<const yaml::Value> names) {
  const std::vector<FlatText> texts = flat_texts(parameters.known);
  std::vector<std::string> keys;
  for (const yaml::Value& name : names) {
    const FlatText* found = find_text(texts, name.text);
    keys.push_back(found == nullptr ? std::string() : found->text);
  }
  return keys;
}

// The sets of the first, with what the others say of those with the same keys.
std::vector<Parameters> generate_merge(const yaml::Value& given, Generating& all, std::size_t depth) {
  const std::span<const yaml::Value> names = items_of(given, "mergeKeys");
  const std::span<const yaml::Value> children = items_of(given, "generators");
  if (children.empty()) return {};
  std::vector<Parameters> made = generate_at(children.front(), all, depth + 1);
  for (std::size_t i = 1; i < children.size(); ++i) {
    const std::vector<Parameters> others = generate_at(children[i], all, depth + 1);
    for (Parameters& base : made) {
      const std::vector<std::string> keys = keys_of(base, names);
      const auto same = std::find_if(others.begin(), others.end(),
                                     [&](const Parameters& other) { return keys_of(other, names) == keys; });
      if (same != others.end()) merge_over(base, *same);
    }
  }
  return made;
}

std::vector<Parameters> generate_at(const yaml::Value& generator, Generating& all, std::size_t depth) {
  std::vector<Parameters> made;
  if (depth > kDeepest) return made;
  const yaml::Value* selector = generator.find("selector");
  for (const yaml::Entry& entry : generator.entries) {
    if (entry.key == "selector") continue;
    std::vector<Parameters> sets;
    if (entry.key == "list") {
      sets = generate_list(entry.value, all);
    } else if (entry.key == "git") {
      sets = generate_git(entry.value, all);
    } else if (entry.key == "clusters") {
      sets = generate_clusters(entry.value, all);
    } else if (entry.key == "matrix") {
      sets = generate_matrix(entry.value, all, depth);
    } else if (entry.key == "merge") {
      sets = generate_merge(entry.value, all, depth);
    } else {
      sets.push_back(all.miss(entry.key_origin, entry.key, "only a running Argo CD can list them"));
      add_values(entry.value, all, sets.back());
    }
    std::move(sets.begin(), sets.end(), std::back_inserter(made));
  }
  if (selector != nullptr) std::erase_if(made, [&](const Parameters& each) { return !satisfies(each, *selector); });
  return made;
}

}  // namespace

Parameters Generating::miss(OriginId where, std::string_view what, std::string_view why) {
  unknown.push_back({ground.origins.where(where).value_or(at), std::string(what), std::string(why)});
  return Parameters{.more = true};
}

std::vector<Parameters> generate(const yaml::Value& generator, Generating& all) {
  return generate_at(generator, all, 0);
}

std::vector<Parameters> generate_list(const yaml::Value& given, Generating& all) {
  std::vector<Parameters> made;
  const auto add = [&](const yaml::Value& element) {
    if (element.is(yaml::Kind::mapping) && made.size() <= kMostApplications) made.push_back({.known = element});
  };
  for (const yaml::Value& element : items_of(given, "elements")) add(element);
  const yaml::Value* text = given.find("elementsYaml");
  if (text == nullptr || text->text.empty()) return made;
  const Span at = all.ground.origins.where(text->origin).value_or(all.at);
  const Span whole{at.source, 0, static_cast<std::uint32_t>(text->text.size())};
  const yaml::Loaded loaded = yaml::load(text->text, whole, all.ground.origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr || !(*document)->root().is(yaml::Kind::sequence)) {
    made.push_back(all.miss(text->origin, "elementsYaml", "it is no list"));
    return made;
  }
  yaml::Value list = yaml::to_value((*document)->root());
  for (yaml::Value& element : list.items) {
    for (yaml::Entry& entry : element.entries) entry.value.origin = text->origin;
    add(element);
  }
  return made;
}

void add_values(const yaml::Value& given, Generating& all, Parameters& parameters) {
  const yaml::Value* values = given.find("values");
  if (values == nullptr || !values->is(yaml::Kind::mapping)) return;
  yaml::Value filled = all.filler.fill(*values, parameters);
  parameters.known.set("values", std::move(filled), values->origin);
}

}  // namespace sidelint::units
