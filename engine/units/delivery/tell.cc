#include "engine/units/delivery/tell.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/units/argocd/application.h"
#include "engine/units/argocd/application_set.h"
#include "engine/units/delivery/kinds.h"
#include "engine/units/flux/flux.h"
#include "engine/units/helmfile/helmfile.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {
namespace {

// What orders name, as strings that stay.
constexpr std::array<std::string_view, 8> kNamedKinds{
    "ArtifactGenerator", "Bucket",         "ConfigMap",     "GitRepository",
    "HelmChart",         "HelmRepository", "OCIRepository", "Secret",
};

// The namespace is left out: whoever delivers the order may set it.
std::string order_of(const AppliedObject& object) {
  std::string text = std::to_string(static_cast<std::uint32_t>(object.source));
  text.append(":").append(std::to_string(object.bytes.begin)).append(" ").append(object.kind);
  return text.append("/").append(object.node.find("metadata").find("name").text());
}

// A text that no other tree has.
void add_tree(yaml::Node node, std::string& out) {
  const auto add_text = [&out](std::string_view text) {
    (out += std::to_string(text.size())) += ':';
    out += text;
  };
  out += static_cast<char>('a' + static_cast<int>(node.kind()));
  if (!node.is(yaml::Kind::mapping) && !node.is(yaml::Kind::sequence)) return add_text(node.text());
  (out += std::to_string(node.size())) += ';';
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (node.is(yaml::Kind::sequence)) {
      add_tree(node.item(i), out);
    } else {
      add_text(node.key(i).text());
      add_tree(node.value(i), out);
    }
  }
}

std::string identity_of(const AppliedObject& object) {
  std::string identity = order_of(object) + "\n";
  if (const yaml::Node spec = object.node.find("spec")) add_tree(spec, identity);
  return identity;
}

// What a chart that nobody installs orders may count on values of its user: what is missing then is no fault.
void leave_to_user(Delivery& delivery) {
  if (!delivery.refusal) return;
  delivery.unknown.push_back(
      {delivery.refusal->at, delivery.refusal->message, "nobody installs the chart that orders it"});
  delivery.refusal.reset();
}

}  // namespace

void Teller::index(const std::vector<Unit>& units) {
  named_.clear();
  for (const Unit& unit : units) {
    for (const AppliedObject& object : unit.objects) {
      const auto kind = std::find(kNamedKinds.begin(), kNamedKinds.end(), object.kind);
      if (kind == kNamedKinds.end()) continue;
      Named& named = named_[*kind];
      named.all.push_back(&object);
      named.by_name[std::string(object.node.find("metadata").find("name").text())].push_back(&object);
    }
  }
}

const Remotes& Teller::remotes(const std::string& file) {
  const std::string root = site_.territory.repository(file);
  const auto known = remotes_.find(root);
  if (known != remotes_.end()) return known->second;
  return remotes_.emplace(root, read_remotes(site_.files, root)).first->second;
}

Ground Teller::ground(const std::string& file) {
  const auto all = [this](std::string_view kind) {
    const auto found = named_.find(kind);
    return found == named_.end() ? std::vector<const AppliedObject*>() : found->second.all;
  };
  const auto called = [this](std::string_view kind, std::string_view name) {
    const auto of_kind = named_.find(kind);
    if (of_kind == named_.end()) return std::vector<const AppliedObject*>();
    const auto found = of_kind->second.by_name.find(std::string(name));
    return found == of_kind->second.by_name.end() ? std::vector<const AppliedObject*>() : found->second;
  };
  return {.site = site_,
          .remotes = remotes(file),
          .sources = intake_.sources(),
          .origins = intake_.origins(),
          .called = called,
          .all = all,
          .source_of = [this](const std::string& path) { return intake_.source_of(path); }};
}

// What is made is added at the end: until then nothing moves.
void Teller::expand_sets(std::vector<Unit>& units, std::size_t first) {
  struct Expanded {
    Unit* unit;
    std::size_t set;
    ExpandedSet made;
  };
  std::vector<Expanded> all;
  for (std::size_t u = first; u < units.size(); ++u) {
    for (std::size_t i = 0; i < units[u].objects.size(); ++i) {
      const AppliedObject& object = units[u].objects[i];
      if (object.kind != "ApplicationSet") continue;
      all.push_back({&units[u], i, expand_application_set(object, ground(intake_.sources().path(object.source)))});
    }
  }
  for (Expanded& each : all) {
    std::vector<UnknownPart>& unknown = each.unit->unknown;
    std::move(each.made.unknown.begin(), each.made.unknown.end(), std::back_inserter(unknown));
    for (yaml::Value& application : each.made.applications) {
      const AppliedObject& set = each.unit->objects[each.set];
      add_object({std::move(application), set.bytes, set.changes}, *each.unit);
    }
  }
}

// Releases of helmfiles, which are no objects: they are the first unit's.
void Teller::add_helmfiles(Unit& first, std::vector<Told>& told) {
  Helmfiles read = read_helmfiles(site_, [this](const std::string& file) { return ground(file); });
  std::move(read.unknown.begin(), read.unknown.end(), std::back_inserter(first.unknown));
  for (Delivery& delivery : read.deliveries) {
    std::string order = std::to_string(static_cast<std::uint32_t>(delivery.at.source));
    order.append(":").append(std::to_string(delivery.at.begin)).append(" release/").append(delivery.name);
    std::string identity = order + "\n" + (delivery.ordered ? yaml::to_yaml(*delivery.ordered) : std::string());
    told.push_back({std::move(delivery), 0, std::move(order), std::move(identity)});
  }
}

std::vector<Told> Teller::tell(std::vector<Unit>& units, std::size_t first) {
  index(units);
  expand_sets(units, first);
  index(units);  // objects may have moved
  std::vector<Told> told;
  if (first == 0) add_helmfiles(units.front(), told);
  for (std::size_t i = first; i < units.size(); ++i) {
    for (const AppliedObject& object : units[i].objects) {
      if (!is_delivery_kind(object.kind)) continue;
      const Ground around = ground(intake_.sources().path(object.source));
      std::vector<Delivery> deliveries = read_flux(object, around);
      if (std::optional<Delivery> application = read_application(object, around)) {
        deliveries.push_back(*std::move(application));
      }
      for (Delivery& delivery : deliveries) {
        if (units[i].kind == UnitKind::chart) leave_to_user(delivery);
        told.push_back({std::move(delivery), i, order_of(object), identity_of(object)});
      }
    }
  }
  return told;
}

}  // namespace sidelint::units
