// What the planes are made of: which configurations count, whether two of them differ, what release they tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/mesh_facts.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

// Whether the configuration has an entry that leads to an injector.
bool holds_injector(const model::WebhookConfiguration& configuration);
// Whether the API server refuses it, for an invalid selector: then none of its entries exists.
bool is_refused(const model::WebhookConfiguration& configuration);

// What may change the webhooks, or the injector's configuration, before they are applied; null if nothing does.
const model::Alteration* find_change(const model::Object& object);

// What two definitions have to agree in to be as good as one.
std::string contents(const model::WebhookConfiguration& configuration);
std::string contents(const model::InjectorSettings& settings);

// The release that the configuration's labels tell, if they are to be believed: the labels of the chart, then those of
// the operator, then a revision named after a release.
std::optional<Release> told_release(const model::WebhookConfiguration& configuration);

// What the user declared, as installs of the charts.
std::vector<Install> declared_installs(const MeshFacts& facts);

// The revisions and tags that labels of namespaces and pods name, sorted.
std::vector<std::string> named_revisions(const model::Repository& repository, const MeshFacts& facts);

// An entry that matches everything: a configuration that is changed before it is applied may have one.
const model::WebhookEntry& any_entry();

}  // namespace sidelint::decide
