#include "engine/units/charts/hidden_values.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "engine/units/charts/render_charts.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kValues = "values";
constexpr std::string_view kMayAdd = "values that nobody can see decide whether there is one";

std::optional<Span> last_hidden(const std::vector<helm::ValuesSource>& sources) {
  for (std::size_t i = sources.size(); i > 0; --i)
    if (const auto* hidden = std::get_if<helm::HiddenValues>(&sources[i - 1])) return hidden->at;
  return std::nullopt;
}

std::string_view name_of(const MadeObject& object) {
  const yaml::Value* metadata = object.value.find("metadata");
  const yaml::Value* name = metadata == nullptr ? nullptr : metadata->find("name");
  return name == nullptr ? std::string_view() : std::string_view(name->text);
}

std::string_view kind_of(const MadeObject& object) {
  const yaml::Value* kind = object.value.find("kind");
  return kind == nullptr ? std::string_view() : std::string_view(kind->text);
}

// The object that the same place of a template gives in any case, which of several in a loop is the one of that name;
// else the only one of its kind in that template. Null if none can be told from others.
const MadeObject* counterpart(const MadeObject& object, const std::vector<MadeObject>& among) {
  std::vector<const MadeObject*> here;
  std::vector<const MadeObject*> alike;
  for (const MadeObject& each : among) {
    if (each.written == object.written) here.push_back(&each);
    if (each.written.source == object.written.source && kind_of(each) == kind_of(object)) alike.push_back(&each);
  }
  for (const MadeObject* each : here)
    if (name_of(*each) == name_of(object)) return each;
  if (here.size() == 1) return here.front();
  return here.empty() && alike.size() == 1 ? alike.front() : nullptr;
}

// Notes what of an object is otherwise in its counterpart, each part as a whole.
class Comparison {
 public:
  Comparison(MadeObject& object, const MadeObject& open, OriginId named)
      : object_(object), open_(open), named_(named) {}

  void run() {
    const std::size_t known = object_.changes.size();
    for (const Change& change : open_.changes) {
      const auto is_it = [&](const Change& own) { return own.path == change.path; };
      if (std::none_of(object_.changes.begin(), object_.changes.begin() + static_cast<std::ptrdiff_t>(known), is_it))
        object_.changes.push_back({named_, kValues, change.path, std::nullopt});
    }
    compare(object_.value, open_.value);
  }

 private:
  bool is_noted() const {
    return std::any_of(object_.changes.begin(), object_.changes.end(), [this](const Change& change) {
      return change.path.size() <= path_.size() && std::equal(change.path.begin(), change.path.end(), path_.begin());
    });
  }

  void note() {
    if (!is_noted()) object_.changes.push_back({named_, kValues, path_, std::nullopt});
  }

  void compare(yaml::Value& own, const yaml::Value& open) {
    if (own.is(yaml::Kind::mapping) && open.is(yaml::Kind::mapping)) {
      compare_entries(own, open);
    } else if (own.is(yaml::Kind::sequence) && open.is(yaml::Kind::sequence) && own.items.size() == open.items.size()) {
      for (std::size_t i = 0; i < own.items.size(); ++i) compare_at(std::to_string(i), own.items[i], open.items[i]);
    } else if (own.kind != open.kind || own.text != open.text || own.is(yaml::Kind::sequence)) {
      note();
    }
  }

  void compare_at(std::string key, yaml::Value& own, const yaml::Value& open) {
    path_.push_back(std::move(key));
    compare(own, open);
    path_.pop_back();
  }

  void compare_entries(yaml::Value& own, const yaml::Value& open) {
    for (yaml::Entry& entry : own.entries) {
      if (const yaml::Value* there = open.find(entry.key)) {
        compare_at(entry.key, entry.value, *there);
      } else {
        note_at(entry.key);
      }
    }
    for (const yaml::Entry& entry : open.entries) {
      if (own.find(entry.key) != nullptr) continue;
      if (entry.key == kShownGap) {
        own.set(kShownGap, yaml::Value::string(kShownGap, named_), named_);
      } else {
        note_at(entry.key);
      }
    }
  }

  void note_at(const std::string& key) {
    path_.push_back(key);
    note();
    path_.pop_back();
  }

  MadeObject& object_;
  const MadeObject& open_;
  OriginId named_;
  std::vector<std::string> path_;
};

}  // namespace

std::optional<Span> place_of_hidden(const helm::ChartOrder& order) {
  if (const std::optional<Span> given = last_hidden(order.values.files)) return given;
  return order.own_values ? last_hidden(*order.own_values) : std::nullopt;
}

void leave_open(Made& made, const Made& open, Span named) {
  const OriginId at = named == Span{} ? OriginId() : OriginId::written(named);
  std::unordered_set<const MadeObject*> met;
  for (MadeObject& object : made.objects) {
    if (const MadeObject* there = counterpart(object, open.objects)) {
      met.insert(there);
      Comparison(object, *there, at).run();
    } else {
      object.changes.push_back({at, kValues, {}, std::nullopt});
    }
  }
  for (const MadeObject& object : open.objects) {
    const auto is_of_this_place = [&](const MadeObject& own) { return own.written == object.written; };
    if (met.contains(&object) || std::ranges::any_of(made.objects, is_of_this_place)) continue;
    std::string what(kind_of(object));
    made.hidden_objects.push_back({named, what.append(" ").append(name_of(object)), std::string(kMayAdd)});
  }
  // What it stops at they may mend.
  if (!open.refusal) made.refusal.reset();
}

}  // namespace sidelint::units
