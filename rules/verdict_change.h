// What a change of the files does to workloads. Plain data, gathered by the program where it is asked to compare two
// states; in any other run there are none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/verdict.h"
#include "engine/model/workload.h"
#include "engine/source/origin.h"

namespace sidelint::rules {

// Workloads of one namespace and unit to which the same happens, for the same cause.
struct VerdictChange {
  enum class Kind : std::uint8_t {
    lost,       // injected, and not any more
    gained,     // the reverse
    moved,      // to the injector of another revision
    refused,    // no pod is created any more
    accepted,   // pods are created again
    undecided,  // it cannot be told any more
    decided,    // it can be told now
  };
  struct Side {
    Verdict verdict = Verdict::unknown;
    std::string revision;
    std::string fact;  // what makes the difference: "namespace `shop`: istio-injection=enabled"
    OriginId at;       // where it stands; of the state before a source of its own, empty if no file holds it
  };
  struct Member {
    const model::Workload* workload;  // as it is after the change
    bool same_template;               // its pods are as they were, so whoever makes them has no reason to make new ones
  };

  Kind kind = Kind::lost;
  Side before;
  Side after;                      // its place is always known
  std::vector<Member> members;     // at least one
  std::vector<std::string> files;  // what was changed and has a hand in it
};

// "Deployment `shop/cart`", "namespace `shop`: 3 workloads".
std::string subject_of(const std::vector<VerdictChange::Member>& members);
// "loses its sidecar", of several "lose their sidecars".
std::string effect_of(const VerdictChange& change);
// "injected by revision `default`", "not injected".
std::string in_words(const VerdictChange::Side& side);
// "Deployment/cart, Deployment/pay and 10 more".
std::string names_of(const std::vector<VerdictChange::Member>& members);

}  // namespace sidelint::rules
