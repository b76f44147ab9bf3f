// Which orders deliver the ordering objects of others: an application of applications, a cluster's Kustomization.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/tell.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// The folder of a source, or the chart.
const std::string& folder_of(const DeliveredSource& source);

// Holds pointers: what is added must stay where it is.
class Covering {
 public:
  // `has_kustomization` of a folder, as the run calls it.
  explicit Covering(std::function<bool(const std::string& folder)> has_kustomization)
      : has_kustomization_(std::move(has_kustomization)) {}

  void add(const Told& told);
  // Another order that delivers this one, whose object stands in `file` and is held by a unit that nobody orders; null
  // if none does.
  const Told* deliverer(const Told& told, const Unit& holder, std::string_view file) const;

 private:
  struct Part {
    const Told* by;
    const DeliveredSource* source;
  };
  // Whether a part at this folder does: below it, or because the holder is the folder itself.
  enum class Place : std::uint8_t { above, same };
  const Told* deliverer_at(std::string_view folder, Place place, const Told& told, const Unit& holder,
                           std::string_view file) const;

  std::function<bool(const std::string& folder)> has_kustomization_;
  std::map<std::string, std::vector<Part>, std::less<>> parts_;  // by folder
};

// Where each has one other that it waits for: the first of each ring of those that wait for each other. One that waits
// for a ring is none of it.
std::vector<std::size_t> first_of_rings(const std::vector<std::size_t>& waits_for);

}  // namespace sidelint::units
