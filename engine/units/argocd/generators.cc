#include "engine/units/argocd/generators.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "engine/yaml/json.h"
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

// Each set of the first with each of the second, which may be written in terms of the first. Where both know a name,
// the first counts in Go's templates; without them they may not differ.
std::vector<Parameters> generate_matrix(const yaml::Value& given, Generating& all, std::size_t depth) {
  const std::span<const yaml::Value> children = items_of(given, "generators");
  std::vector<Parameters> made;
  if (children.size() != 2) {
    all.fail(given.origin, "matrix", "it takes exactly two generators");
    return made;
  }
  for (const Parameters& before : generate_at(children[0], all, depth + 1)) {
    for (Parameters& both : generate_at(all.filler.fill(children[1], before), all, depth + 1)) {
      if (made.size() == kMostApplications) return made;
      if (!all.filler.is_go() && contradict(before, both))
        all.fail(given.origin, "matrix", "its generators give the same name different values");
      merge_over(both, before);
      made.push_back(std::move(both));
    }
  }
  return made;
}

// What the sets of a merge have in common: values at the top, none for what a set does not have.
std::string key_of(const Parameters& parameters, std::span<const yaml::Value> names) {
  std::string key;
  for (const yaml::Value& name : names) {
    const yaml::Value* found = parameters.known.find(name.text);
    key.append(found == nullptr ? "null" : yaml::to_json(yaml::to_document(*found)->root())).append("\n");
  }
  return key;
}

using ByKey = std::map<std::string, const Parameters*, std::less<>>;

ByKey by_key(const std::vector<Parameters>& sets, const yaml::Value& given, Generating& all) {
  ByKey known;
  for (const Parameters& each : sets) {
    const bool is_new = known.emplace(key_of(each, items_of(given, "mergeKeys")), &each).second;
    if (!is_new && each.knows_all()) all.fail(given.origin, "merge", "two sets of a generator have the same keys");
  }
  return known;
}

// The sets of the first, with what the others say of those with the same keys.
std::vector<Parameters> generate_merge(const yaml::Value& given, Generating& all, std::size_t depth) {
  const std::span<const yaml::Value> children = items_of(given, "generators");
  if (children.size() < 2 || items_of(given, "mergeKeys").empty()) {
    all.fail(given.origin, "merge", "it takes two generators or more, and keys");
    return {};
  }
  std::vector<Parameters> made = generate_at(children.front(), all, depth + 1);
  by_key(made, given, all);
  std::vector<std::string> keys;
  for (const Parameters& base : made) keys.push_back(key_of(base, items_of(given, "mergeKeys")));
  for (const yaml::Value& child : children.subspan(1)) {
    const std::vector<Parameters> others = generate_at(child, all, depth + 1);
    const ByKey known = by_key(others, given, all);
    for (std::size_t i = 0; i < made.size(); ++i)
      if (const auto same = known.find(keys[i]); same != known.end()) merge_over(made[i], *same->second);
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

// An element of a list, for templates that are not Go's: those know no numbers.
yaml::Value texts_of(const yaml::Value& element, Generating& all) {
  yaml::Value made = yaml::Value::mapping(element.origin);
  const auto take = [&](const std::string& name, const yaml::Entry& entry) {
    if (!entry.value.is(yaml::Kind::string))
      all.fail(entry.key_origin, entry.key, "without goTemplate an element of a list holds texts alone");
    made.set(name, entry.value, entry.key_origin);
  };
  for (const yaml::Entry& entry : element.entries) {
    if (entry.key == "values" && entry.value.is(yaml::Kind::mapping)) {
      for (const yaml::Entry& value : entry.value.entries) take("values." + value.key, value);
    } else {
      take(entry.key, entry);
    }
  }
  return made;
}

bool is_list_of_mappings(yaml::Node list) {
  if (!list.is(yaml::Kind::sequence)) return false;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!list.item(i).is(yaml::Kind::mapping) && !list.item(i).is(yaml::Kind::null)) return false;
  return true;
}

}  // namespace

Parameters Generating::miss(OriginId where, std::string_view what, std::string_view why) {
  unknown.push_back({ground.origins.where(where).value_or(at), std::string(what), std::string(why)});
  return Parameters{.more = true};
}

void Generating::fail(OriginId where, std::string_view what, std::string_view why) {
  fails = true;
  std::string whole(why);
  whole += ": Argo CD makes nothing of the set";
  unknown.push_back({ground.origins.where(where).value_or(at), std::string(what), std::move(whole)});
}

std::vector<Parameters> generate(const yaml::Value& generator, Generating& all) {
  return generate_at(generator, all, 0);
}

std::vector<Parameters> generate_list(const yaml::Value& given, Generating& all) {
  std::vector<Parameters> made;
  const auto add = [&](yaml::Value element) {
    if (element.is(yaml::Kind::mapping) && made.size() <= kMostApplications)
      made.push_back({.known = std::move(element)});
  };
  for (const yaml::Value& element : items_of(given, "elements"))
    add(all.filler.is_go() ? element : texts_of(element, all));
  const yaml::Value* text = given.find("elementsYaml");
  if (text == nullptr || text->text.empty()) return made;
  const Span at = all.ground.origins.where(text->origin).value_or(all.at);
  const Span whole{at.source, 0, static_cast<std::uint32_t>(text->text.size())};
  const yaml::Loaded loaded = yaml::load(text->text, whole, all.ground.origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document != nullptr && (*document)->root().is(yaml::Kind::null)) return made;
  if (document == nullptr || !is_list_of_mappings((*document)->root())) {
    constexpr std::string_view kWhy = "it is no list of mappings";
    if (text->text.find("{{") == std::string::npos) {
      all.fail(text->origin, "elementsYaml", kWhy);
    } else {  // a parameter that nobody knows makes it
      made.push_back(all.miss(text->origin, "elementsYaml", kWhy));
    }
    return made;
  }
  yaml::Value list = yaml::to_value((*document)->root());
  for (yaml::Value& element : list.items) {
    for (yaml::Entry& entry : element.entries) entry.value.origin = text->origin;
    add(std::move(element));
  }
  return made;
}

void add_values(const yaml::Value& given, Generating& all, Parameters& parameters) {
  const yaml::Value* values = given.find("values");
  if (values == nullptr || !values->is(yaml::Kind::mapping)) return;
  yaml::Value filled = all.filler.fill(*values, parameters);
  if (all.filler.is_go()) {
    parameters.known.set("values", std::move(filled), values->origin);
    return;
  }
  for (yaml::Entry& entry : filled.entries)
    parameters.known.set("values." + entry.key, std::move(entry.value), entry.key_origin);
}

}  // namespace sidelint::units
