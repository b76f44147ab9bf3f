// Admission policies that change objects while they are created: those of Kyverno, Gatekeeper and Kubernetes itself.
//
// What such a policy does to an object is never certain here: preconditions, the users that it looks at and the order
// of admission are not in a repository. So a policy that cannot be told not to match an object leaves open what it
// would change of it. Of the objects that policies generate nothing is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"

namespace sidelint::model {

// What a policy asks of an object. Each part that is not empty must hold.
struct MutationMatch {
  struct Kind {
    std::string group = "*";  // patterns, as all strings of a match: `*` and `?`
    std::string kind;         // or the resource: `pods`
  };
  std::vector<Kind> kinds;
  std::vector<std::string> names;
  std::vector<std::string> namespaces;  // of a Namespace: its own name
  std::optional<Selector> labels;
  std::optional<Selector> namespace_labels;
  bool asks_more = false;  // that is not read here: annotations, users, conditions
};

struct MutationChange {
  std::vector<std::string> path;     // in the object that is matched; stands for all that is below it
  std::optional<std::string> value;  // what it becomes; empty: removed, or not told
  bool only_if_absent = false;
  OriginId at;
};

struct MutationRule {
  std::vector<MutationMatch> any;  // one of them must hold, if there are some
  std::vector<MutationMatch> all;
  std::vector<MutationMatch> except_any;  // none of them may hold
  std::vector<MutationMatch> except_all;  // nor all of these
  std::vector<MutationChange> changes;
};

struct MutationPolicy {
  Object object;
  std::string title;       // "ClusterPolicy `mesh`"
  std::string name_space;  // that all it changes is in; empty: it may be anywhere
  std::vector<MutationRule> rules;
};

// An object that a policy may match, and the metadata and pod spec in it that are of interest.
struct MutationSubject {
  std::string_view group;
  std::string_view kind;
  // A pointer that is null stands for what is not known.
  const std::string* name = nullptr;
  const std::string* name_space = nullptr;  // of a Namespace: its own name
  const Labels* labels = nullptr;
  std::string_view open_labels = {};  // keys of others, comma-separated, that it may have
  const Labels* namespace_labels = nullptr;
  const Metadata* metadata = nullptr;  // never null
  std::string_view metadata_path;      // where it stands in the object: "spec.template.metadata"
  std::string_view spec_path;          // empty: there is none
};

// What the policy may change of the subject; each names the policy. The policy has to outlive it.
std::vector<Alteration> alterations_by(const MutationPolicy& policy, const MutationSubject& subject);

}  // namespace sidelint::model
