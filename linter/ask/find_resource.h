// `deploy/shop/cart`: the workloads and namespaces a person means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/repository.h"

namespace sidelint::linter {

// KIND/NAMESPACE/NAME or KIND/NAME, the kind in any form that kubectl takes.
struct ResourceQuery {
  std::string kind;  // "Deployment"; as written if the short form is not known
  std::optional<std::string> name_space;
  std::string name;
};
Result<ResourceQuery> parse_resource(std::string_view text);

// The workloads that the query names. Several if the repository defines it several times.
std::vector<const model::Workload*> find_workloads(const model::Repository& repository, const ResourceQuery& query);
std::vector<const model::Namespace*> find_namespaces(const model::Repository& repository, const ResourceQuery& query);

// "no Deployment `shop/crat` in the input; did you mean `deployment/shop/cart`?"
Failure not_found(const model::Repository& repository, const ResourceQuery& query);

}  // namespace sidelint::linter
