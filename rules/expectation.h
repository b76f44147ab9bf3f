// What an organisation says must hold of injection: `expect:` of the configuration. Plain data; rules hold it against
// the decisions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/verdict.h"
#include "engine/model/workload.h"
#include "engine/source/origin.h"

namespace sidelint::rules {

struct Expectation {
  std::vector<std::string> namespaces;  // globs over names; empty: any
  std::vector<std::string> workloads;   // globs over handles, `job/*/*`; empty: any
  Verdict wanted = Verdict::injected;   // or not_injected
  std::string reason;
  OriginId at;  // where it is written; empty if no file of the run holds it

  bool covers(const model::Workload& workload) const;
};

// "deployment/shop/cart"; without a namespace "deployment//cart".
std::string handle(const model::Workload& workload);
// Whether the glob names the workload. The kind is compared as kubectl does, in lower case.
bool names(std::string_view glob, const model::Workload& workload);

}  // namespace sidelint::rules
