// Which orders deliver the ordering objects of others: an application of applications, a cluster's Kustomization.
#pragma once

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
  // Whether another order delivers this one, whose object stands in `file` and is held by a unit that nobody orders.
  bool covers(const Told& told, const Unit& holder, std::string_view file) const;

 private:
  struct Part {
    const Told* by;
    const DeliveredSource* source;
  };
  // Whether a part at this folder does: below it, or because the holder is the folder itself.
  enum class Place : std::uint8_t { above, same };
  bool covers_at(std::string_view folder, Place place, const Told& told, const Unit& holder,
                 std::string_view file) const;

  std::function<bool(const std::string& folder)> has_kustomization_;
  std::map<std::string, std::vector<Part>, std::less<>> parts_;  // by folder
};

}  // namespace sidelint::units
