#include <algorithm>
#include <set>
#include <utility>

#include "engine/gotmpl/funcs/version.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/chart/instance.h"
#include "engine/helm/data.h"
#include "engine/helm/values/coalesce.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

// IsCompatibleRange.
bool is_in_range(std::string_view range, std::string_view version) {
  const gotmpl::VersionResult read = gotmpl::read_version(version);
  if (!read.version) return false;
  const gotmpl::ConstraintResult checked = gotmpl::check_constraint(range, *read.version);
  return checked.error.empty() && checked.holds;
}

bool fits(const Dependency& asked, const Instance& found) {
  return found.name == asked.name && is_in_range(asked.version, found.chart->metadata.version);
}

constexpr std::string_view kOfDependencies =
    "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to "
    "fetch missing dependencies: ";

constexpr std::size_t kMostInstances = 1'000;  // of charts in one rendering, aliases each for itself

std::size_t size_of(const Instance& instance) {
  std::size_t size = 1;
  for (const Instance& child : instance.children) size += size_of(child);
  return size;
}

// The sub-charts under the names that they go by, those that no dependency asks for first.
std::vector<Instance> named_children(const Instance& instance) {
  std::vector<Instance> out;
  for (const Instance& child : instance.children) {
    const auto asked = [&child](const Dependency& dependency) { return fits(dependency, child); };
    if (std::none_of(instance.dependencies.begin(), instance.dependencies.end(), asked)) out.push_back(child);
  }
  for (const Dependency& dependency : instance.dependencies) {
    const auto found = std::find_if(instance.children.begin(), instance.children.end(),
                                    [&dependency](const Instance& child) { return fits(dependency, child); });
    if (found == instance.children.end()) continue;
    out.push_back(*found);
    if (!dependency.alias.empty()) out.back().name = dependency.alias;
  }
  return out;
}

void apply_tags(std::vector<Dependency>& dependencies, const Value& values) {
  const std::optional<Value> tags = table_at(values, "tags");
  if (!tags) return;
  for (Dependency& dependency : dependencies) {
    bool has_true = false;
    bool has_false = false;
    for (const std::string& tag : dependency.tags) {
      const Value value = entry(*tags, tag).unboxed();
      if (value.kind() == gotmpl::Kind::boolean) (value.as_bool() ? has_true : has_false) = true;
    }
    dependency.enabled = has_true || !has_false;
  }
}

// The first path of a condition that leads to a boolean decides.
void apply_conditions(std::vector<Dependency>& dependencies, const Value& values, const std::string& path) {
  for (Dependency& dependency : dependencies) {
    std::string_view rest = gotmpl::go::trim_space(dependency.condition);
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string condition(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      if (condition.empty()) continue;
      const std::optional<Value> found = value_at(values, path + condition);
      if (!found || found->unboxed().kind() != gotmpl::Kind::boolean) continue;
      dependency.enabled = found->unboxed().as_bool();
      break;
    }
  }
}

class Processor {
 public:
  Processor(Heap& heap, HelmMajor helm) : heap_(heap), helm_(helm) {}

  bool process(Instance& instance, const Value& given, const std::string& path) {
    if (instance.dependencies.empty()) return true;
    instance.children = named_children(instance);
    instances_ += size_of(instance);
    if (instances_ > kMostInstances) return fail("charts within charts are too many");
    for (Dependency& dependency : instance.dependencies) {
      if (!dependency.alias.empty()) dependency.name = dependency.alias;
      dependency.enabled = true;
    }
    if (!hangs_on_values(instance, given)) return true;
    Coalesced coalesced = coalesce_values(heap_, instance, given, Nulls::carried_out, helm_);
    if (!coalesced.error.empty()) return fail(std::move(coalesced.error));
    apply_tags(instance.dependencies, coalesced.values);
    apply_conditions(instance.dependencies, coalesced.values, path);
    std::set<std::string_view> off;
    for (const Dependency& dependency : instance.dependencies)
      if (!dependency.enabled) off.insert(dependency.name);
    std::erase_if(instance.children, [&off](const Instance& child) { return off.contains(child.name); });
    for (Instance& child : instance.children)
      if (!process(child, coalesced.values, path + child.name + ".")) return false;
    std::erase_if(instance.dependencies, [](const Dependency& dependency) { return !dependency.enabled; });
    return true;
  }

  std::string take_error() { return std::move(error_); }

 private:
  // Whether values may switch a dependency off, or there are charts that they are for.
  static bool hangs_on_values(const Instance& instance, const Value& given) {
    constexpr std::string_view kTags = "tags";
    const auto asks = [](const Dependency& dependency) { return !dependency.condition.empty(); };
    return !instance.children.empty() || has_entry(given, kTags) || has_entry(instance.values, kTags) ||
           std::any_of(instance.dependencies.begin(), instance.dependencies.end(), asks);
  }

  bool fail(std::string error) {
    error_ = std::move(error);
    return false;
  }

  Heap& heap_;
  HelmMajor helm_;
  std::size_t instances_ = 0;
  std::string error_;
};

}  // namespace

Instance instantiate(const Chart& chart) {
  Instance out{&chart, chart.metadata.name, chart.metadata.dependencies, chart.values, {}};
  for (const Chart& child : chart.children) out.children.push_back(instantiate(child));
  return out;
}

std::string process_dependencies(Heap& heap, Instance& root, const Value& given, HelmMajor helm) {
  Processor processor(heap, helm);
  if (!processor.process(root, given, "")) return processor.take_error();
  return import_values(heap, root, helm);
}

std::vector<const Dependency*> missing_dependencies(const Chart& chart) {
  std::vector<const Dependency*> missing;
  for (const Dependency& dependency : chart.metadata.dependencies) {
    const auto is_it = [&dependency](const Chart& child) { return child.metadata.name == dependency.name; };
    if (std::none_of(chart.children.begin(), chart.children.end(), is_it)) missing.push_back(&dependency);
  }
  return missing;
}

std::string missing_text(const std::vector<const Dependency*>& missing) {
  std::string text(kOfDependencies);
  std::string_view before = "found in Chart.yaml, but missing in charts/ directory: ";
  for (const Dependency* dependency : missing) {
    (text += before) += dependency->name;
    before = ", ";
  }
  return text;
}

std::string why_no_v3(const Chart& chart) {
  if (chart.children.size() > chart.metadata.dependencies.size())
    return std::string(kOfDependencies) += "unsupported chart dependency type";
  return "invalid chart apiVersion";
}

}  // namespace sidelint::helm
