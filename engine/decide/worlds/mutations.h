// What admission policies of the repository may change of namespaces, and of pods before the injector sees them.
#pragma once

#include <string>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/repository.h"
#include "engine/model/workload.h"

namespace sidelint::decide {

class Mutations {
 public:
  // Both have to outlive it, as have what they find.
  explicit Mutations(const model::Repository& repository) : repository_(repository) {}

  bool empty() const { return repository_.mutations.empty(); }
  // Of the namespace's own labels.
  std::vector<model::Alteration> of(const model::Namespace& name_space) const;
  // Of a namespace of that name that nothing declares, as `near` would be in it.
  std::vector<model::Alteration> of_undeclared(const std::string& name, const model::Object& near) const;
  // Of the pods' metadata and network. `name_spaces` are the definitions that may be that of the pods; none if it is
  // not seen.
  std::vector<model::Alteration> of(const model::Workload& workload,
                                    const std::vector<const model::Namespace*>& name_spaces) const;

 private:
  std::vector<const model::MutationPolicy*> policies_for(const model::Object& object) const;

  const model::Repository& repository_;
};

}  // namespace sidelint::decide
