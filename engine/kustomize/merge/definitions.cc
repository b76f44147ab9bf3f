#include "engine/kustomize/merge/definitions.h"

#include <utility>

#include "engine/kustomize/builtin/kinds.h"

namespace sidelint::kustomize {

void Definitions::choose(yaml::Value document) {
  are_chosen_ = true;
  are_read_ = false;
  custom_.emplace(std::move(document));
}

void Definitions::meet(std::string_view api_version, std::string_view kind) {
  if (are_read_ || (!custom_ && builtin_ == Builtin::due)) return;
  const BuiltinKind* known = find_builtin_kind(api_version, kind);
  if (known != nullptr && known->scope != Scope::unknown) return;
  if (custom_)
    read();
  else if (builtin_ == Builtin::untouched)
    builtin_ = Builtin::due;
}

void Definitions::read() {
  if (are_read_) return;
  are_read_ = true;
  if (custom_ && builtin_ == Builtin::untouched) return;
  if (custom_) custom_->lay_builtin(builtin_ == Builtin::due ? OpenApi::Builtin::over : OpenApi::Builtin::under);
  builtin_ = Builtin::read;
}

Schema Definitions::schema_of(std::string_view api_version, std::string_view kind) {
  read();
  return Schema::of(api_version, kind, custom_ ? &*custom_ : nullptr);
}

}  // namespace sidelint::kustomize
