// From changes of paths to changes of the few fields that decisions ask for.

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

enum class Relation : std::uint8_t { apart, above, same, below };

// How the change's path stands to the dotted one: `below` is a step deeper, deeper ones are apart.
Relation relation(const std::vector<std::string>& path, std::string_view dotted) {
  if (dotted.empty()) return Relation::apart;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::size_t end = std::min(dotted.find('.'), dotted.size());
    if (path[i] != dotted.substr(0, end)) return Relation::apart;
    if (end == dotted.size()) {
      const std::size_t deeper = path.size() - i - 1;
      return deeper == 0 ? Relation::same : deeper == 1 ? Relation::below : Relation::apart;
    }
    dotted.remove_prefix(end + 1);
  }
  return Relation::above;
}

std::string under(std::string_view path, std::string_view key) {
  std::string longer(path);
  if (!longer.empty()) longer += '.';
  longer += key;
  return longer;
}

class Reader {
 public:
  explicit Reader(const AlterablePaths& paths)
      : paths_(paths),
        labels_(under(paths.metadata, "labels")),
        annotations_(under(paths.metadata, "annotations")),
        host_network_(paths.pod_spec.empty() ? std::string() : under(paths.pod_spec, "hostNetwork")) {}

  std::optional<Alteration> read(const units::Change& change) const {
    using Field = Alteration::Field;
    if (change.path.empty()) return make(Field::anything, change);
    if (std::optional<Alteration> found = of_map(Field::label, labels_, change)) return found;
    if (std::optional<Alteration> found = of_map(Field::annotation, annotations_, change)) return found;
    if (std::optional<Alteration> found = of_value(Field::name_space, paths_.name_space, change)) return found;
    if (std::optional<Alteration> found = of_value(Field::host_network, host_network_, change)) return found;
    if (!paths_.content.empty() && change.path.front() == paths_.content) return make(Field::anything, change);
    return std::nullopt;
  }

 private:
  static Alteration make(Alteration::Field field, const units::Change& change) {
    return {.field = field, .key = {}, .value = {}, .by = change.by, .at = change.at};
  }

  // A label or annotation; all of them; or a whole that they are part of.
  static std::optional<Alteration> of_map(Alteration::Field field, std::string_view map, const units::Change& change) {
    const Relation to_map = relation(change.path, map);
    if (to_map == Relation::apart) return std::nullopt;
    if (to_map == Relation::above) return make(Alteration::Field::anything, change);
    Alteration found = make(field, change);
    if (to_map == Relation::below) {
      found.key = change.path.back();
      found.value = change.value;
    }
    return found;
  }

  static std::optional<Alteration> of_value(Alteration::Field field, std::string_view path,
                                            const units::Change& change) {
    const Relation to_value = relation(change.path, path);
    if (to_value == Relation::apart || to_value == Relation::below) return std::nullopt;
    Alteration found = make(field, change);  // a whole that it is part of has no labels: those were asked for before
    if (to_value == Relation::same) found.value = change.value;
    return found;
  }

  const AlterablePaths& paths_;
  std::string labels_;
  std::string annotations_;
  std::string host_network_;
};

}  // namespace

std::vector<Alteration> alterations(const std::vector<units::Change>& changes, const AlterablePaths& paths) {
  std::vector<Alteration> found;
  const Reader reader(paths);
  for (const units::Change& change : changes) {
    if (std::optional<Alteration> alteration = reader.read(change)) found.push_back(std::move(*alteration));
  }
  return found;
}

}  // namespace sidelint::model
