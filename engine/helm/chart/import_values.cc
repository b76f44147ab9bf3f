// What sub-charts lend to their parents: processImportValues of helm, pkg/chart/v2/util/dependencies.go.
#include <optional>
#include <utility>

#include "engine/helm/chart/instance.h"
#include "engine/helm/data.h"
#include "engine/helm/values/coalesce.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

// A table at that path below a new one; `.` is the table itself.
Value placed(Heap& heap, const std::string& path, const Value& table) {
  if (path == ".") return table;
  Value out = table;
  const std::vector<std::string_view> parts = split_path(path);
  for (std::size_t i = parts.size(); i > 0; --i) {
    const Value outer = heap.map();
    heap.set(outer, parts[i - 1], out);
    out = outer;
  }
  return out;
}

}  // namespace

// Helm 4 keeps nulls here, as helm 3's command line does.
std::string import_values(Heap& heap, Instance& instance, HelmMajor helm) {
  for (Instance& child : instance.children)
    if (std::string error = import_values(heap, child, helm); !error.empty()) return error;
  if (instance.dependencies.empty()) return {};
  Coalesced merged = coalesce_values(heap, instance, {}, Nulls::kept, helm);
  if (!merged.error.empty()) return std::move(merged.error);
  const Value imported = heap.map();
  for (const Dependency& dependency : instance.dependencies) {
    for (const ImportedValues& lent : dependency.import_values) {
      const std::optional<Value> table = table_at(merged.values, dependency.name + "." + lent.child);
      if (!table) continue;
      // A copy: two imports that name parts of each other must not become a table that holds itself.
      coalesce_tables(heap, imported, placed(heap, lent.parent, deep_copy(heap, *table)), Nulls::kept);
    }
  }
  // The globals of parents and children share tables, which a change of one must leave alone.
  const bool changes = imported.length() > 0 || !instance.children.empty();
  instance.values = changes ? deep_copy(heap, merged.values) : merged.values;
  coalesce_tables(heap, instance.values, imported, Nulls::kept);
  return {};
}

}  // namespace sidelint::helm
