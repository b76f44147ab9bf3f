#include "engine/helm/values/coalesce.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/print.h"
#include "engine/helm/data.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

using Entries = std::vector<std::pair<std::string_view, Value>>;

// As they are now: what goes through them changes the table.
Entries entries_of(const Value& table) {
  if (table.as_map() == nullptr) return {};
  return {table.as_map()->entries.begin(), table.as_map()->entries.end()};
}

bool is_null(const Value& value) { return !value.unboxed().is_valid(); }

void clean_nulls(const Value& table) {
  for (const auto& [key, value] : entries_of(table)) {
    if (is_null(value)) {
      erase_entry(table, key);
    } else if (is_table(value)) {
      clean_nulls(value.unboxed());
    }
  }
}

class Coalescer {
 public:
  Coalescer(Heap& heap, Nulls nulls, HelmMajor helm) : heap_(heap), nulls_(nulls), helm_(helm) {}

  bool coalesce(const Instance& chart, const Value& given) {
    coalesce_defaults(chart, given);
    for (const Instance& child : chart.children)
      if (!coalesce_child(child, given)) return false;
    return true;
  }

  std::string take_error() { return std::move(error_); }

 private:
  bool coalesce_child(const Instance& child, const Value& given) {
    if (!has_entry(given, child.name)) {
      heap_.set(given, child.name, heap_.map());
    } else if (const Value found = entry(given, child.name).unboxed(); !is_table(found)) {
      const Value name = Value::text(child.name);
      const Value args[] = {name, found};
      error_ = gotmpl::sprintf("type mismatch on %s: %t", args).text;
      return false;
    }
    const Value table = entry(given, child.name).unboxed();
    coalesce_globals(table, given);
    return coalesce(child, table);
  }

  // The parent's globals over the child's.
  void coalesce_globals(const Value& child, const Value& parent) {
    Value upper = heap_.map();
    Value lower = heap_.map();
    if (has_entry(child, kGlobal)) lower = entry(child, kGlobal).unboxed();
    if (has_entry(parent, kGlobal)) upper = entry(parent, kGlobal).unboxed();
    if (!is_table(lower) || !is_table(upper)) return;
    for (const auto& [key, boxed] : entries_of(upper)) {
      const Value value = boxed.unboxed();
      const Value below = entry(lower, key).unboxed();
      if (is_table(value)) {
        const Value copy = heap_.map();
        for (const auto& [inner, item] : entries_of(value)) heap_.set(copy, inner, item);
        if (has_entry(lower, key)) {
          if (!is_table(below)) continue;
          coalesce_tables(heap_, copy, below, Nulls::kept);
        }
        heap_.set(lower, key, copy.with_origin(value.origin()));
      } else if (!is_table(below)) {
        heap_.set(lower, key, value);
      }
    }
    heap_.set(child, kGlobal, lower);
  }

  // The chart's own values under those given.
  void coalesce_defaults(const Instance& chart, const Value& given) {
    if (!is_table(chart.values)) return;
    const bool carry_out = nulls_ == Nulls::carried_out;
    for (const auto& [key, boxed] : entries_of(deep_copy(heap_, chart.values))) {
      const Value value = boxed.unboxed();
      if (!has_entry(given, key)) {
        // Helm 3.22 leaves the nulls of a chart's defaults where nobody says otherwise.
        const bool clean = carry_out && helm_ == HelmMajor::four;
        if (clean && is_null(value)) continue;
        if (clean && is_table(value)) clean_nulls(value);
        heap_.set(given, key, value);
        continue;
      }
      const Value above = entry(given, key).unboxed();
      if (is_null(above) && carry_out) {
        erase_entry(given, key);
      } else if (is_table(above) && is_table(value)) {
        const auto is_child = [&key = key](const Instance& child) { return child.name == key; };
        const bool child = std::any_of(chart.children.begin(), chart.children.end(), is_child);
        const Nulls nulls = child ? Nulls::kept : nulls_;
        if (nulls == Nulls::carried_out && helm_ == HelmMajor::four) clean_nulls(value);
        coalesce_tables(heap_, above, value, nulls);
      }
    }
  }

  Heap& heap_;
  Nulls nulls_;
  HelmMajor helm_;
  std::string error_;
};

}  // namespace

void coalesce_tables(Heap& heap, const Value& upper, const Value& lower, Nulls nulls) {
  if (lower.as_map() == nullptr || lower.as_map() == upper.as_map()) return;
  std::set<std::string_view> has_default;
  for (const auto& [key, value] : entries_of(lower))
    if (!is_null(value)) has_default.insert(key);
  for (const auto& [key, value] : entries_of(upper))
    if (is_null(value)) heap.set(lower, key, Value::nil());
  for (const auto& [key, boxed] : entries_of(lower)) {
    const Value value = boxed.unboxed();
    const Value above = entry(upper, key).unboxed();
    if (!has_entry(upper, key)) {
      heap.set(upper, key, value);
    } else if (nulls == Nulls::carried_out && is_null(above) && has_default.contains(key)) {
      erase_entry(upper, key);
    } else if (is_table(value) && is_table(above)) {
      coalesce_tables(heap, above, value, nulls);
    }
  }
}

Coalesced coalesce_values(Heap& heap, const Instance& chart, const Value& given, Nulls nulls, HelmMajor helm) {
  Coalesced out{is_table(given) ? deep_copy(heap, given) : heap.map(), {}};
  Coalescer coalescer(heap, nulls, helm);
  if (!coalescer.coalesce(chart, out.values)) out.error = coalescer.take_error();
  return out;
}

}  // namespace sidelint::helm
