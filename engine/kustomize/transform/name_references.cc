// When an object was renamed, others that refer to it by name follow.
//
// Mirrors kustomize api 0.21, internal/accumulator/namereferencetransformer.go and filters/nameref.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

using Candidates = std::vector<const Resource*>;
enum class Compare : std::uint8_t { names, names_and_namespaces };
enum class Affixes : std::uint8_t { may_be_empty, must_agree };

bool same_end(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& [shorter, longer] = a.size() <= b.size() ? std::pair(a, b) : std::pair(b, a);
  if (shorter.empty()) return longer.empty();
  return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

bool same_affixes(const Resource& a, const Resource& b, Affixes affixes) {
  const bool any = affixes == Affixes::may_be_empty;
  return ((any && (a.prefixes.empty() || b.prefixes.empty())) || same_end(a.prefixes, b.prefixes)) &&
         ((any && (a.suffixes.empty() || b.suffixes.empty())) || same_end(a.suffixes, b.suffixes));
}

bool same_namespace(const Id& a, const Id& b) { return effective_namespace(a) == effective_namespace(b); }

// All objects that were renamed, by each name that they had.
class Renamed {
 public:
  explicit Renamed(const std::vector<Resource>& resources) {
    for (const Resource& resource : resources) {
      std::set<std::string_view> names;
      for (const Resource::Earlier& id : resource.earlier)
        if (names.insert(id.name).second) by_name_[id.name].push_back(&resource);
      by_first_namespace_[std::string(effective_namespace(resource.original_id()))].push_back(&resource);
    }
  }
  const Candidates& first_in(const std::string& ns) const {
    static const Candidates kNone;
    const auto found = by_first_namespace_.find(ns);
    return found == by_first_namespace_.end() ? kNone : found->second;
  }
  const Candidates& named(const std::string& name) const {
    static const Candidates kNone;
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? kNone : found->second;
  }

 private:
  std::unordered_map<std::string, Candidates> by_name_;
  std::unordered_map<std::string, Candidates> by_first_namespace_;
};

// The namespaces of the ServiceAccounts that a RoleBinding names. A blank one is refused.
std::set<std::string> bound_namespaces(Run& run, const Resource& referrer) {
  std::set<std::string> namespaces;
  const yaml::Value* subjects = referrer.value.find("subjects");
  if (subjects == nullptr || referrer.gvk().kind != "RoleBinding") return namespaces;
  for (const yaml::Value& subject : subjects->items) {
    const yaml::Value* kind = subject.find("kind");
    const yaml::Value* ns = subject.find("namespace");
    if (ns == nullptr || kind == nullptr || kind->text != "ServiceAccount") continue;
    if (ns->is(yaml::Kind::string))
      namespaces.insert(ns->text);
    else
      run.refuse(run.place(subject), "the namespace of a subject is blank");
  }
  return namespaces;
}

class Referrer {
 public:
  Referrer(Run& run, Resource& resource, const Renamed& renamed)
      : run_(run),
        resource_(resource),
        renamed_(renamed),
        id_(resource.id()),
        bound_(bound_namespaces(run, resource)) {}

  bool update(const FieldSpec& field, const Gvk& target) {
    const bool is_role = field.path.ends_with("roleRef/name");
    FieldSpec spec = field;
    spec.gvk = id_.gvk;
    return for_each_field(run_, resource_.value, spec, Missing::left_out,
                          [&](yaml::Value& value) { return set(value, target, is_role); });
  }

 private:
  bool set(yaml::Value& value, const Gvk& target, bool is_role) {
    if (value.is(yaml::Kind::null)) return true;
    if (value.is(yaml::Kind::mapping)) return set_mapping(value, target, is_role);
    if (!value.is(yaml::Kind::sequence)) return set_name(value, target, is_role);
    return std::ranges::all_of(value.items, [&](yaml::Value& item) {
      if (item.is(yaml::Kind::sequence)) return run_.refuse(run_.place(item), "a name or a mapping was expected here");
      return set(item, target, is_role);
    });
  }

  bool set_name(yaml::Value& name, const Gvk& target, bool is_role) {
    const Resource* found = select(renamed_.named(name.text), target, is_role, Compare::names, name);
    if (found == nullptr) return !run_.refused();
    return found->name() == name.text || write_plain(run_, hand_of(*found, name), name, found->name());
  }

  // A mapping with a name, and perhaps a namespace, which chooses.
  bool set_mapping(yaml::Value& value, const Gvk& target, bool is_role) {
    yaml::Value* name = value.find("name");
    if (name == nullptr) return run_.refuse(run_.place(value), "a reference without a name");
    const yaml::Value* ns = value.find("namespace");
    Candidates candidates = renamed_.named(name->text);
    if (ns != nullptr) candidates = in_namespace(std::move(candidates), ns->text);
    const Resource* found = select(candidates, target, is_role, Compare::names_and_namespaces, *name);
    if (found == nullptr) return !run_.refused();
    if (found->name() == name->text && found->ns().empty()) return true;
    const Hand hand = hand_of(*found, *name);
    if (found->name() != name->text && !write_plain(run_, hand, *name, found->name())) return false;
    if (found->ns().empty() || (ns != nullptr && ns->text == found->ns())) return true;
    return write_entry(run_, hand, value, "namespace", found->ns());
  }

  // Those of the namespace before it was changed, if it had any objects then, else those that are there now.
  Candidates in_namespace(Candidates candidates, const std::string& ns) const {
    const bool by_first =
        std::ranges::any_of(renamed_.first_in(ns), [this](const Resource* other) { return may_refer_to(*other); });
    std::erase_if(candidates, [&](const Resource* candidate) {
      return effective_namespace(by_first ? candidate->original_id() : candidate->id()) != ns;
    });
    return candidates;
  }

  // Whether an object of one namespace may speak of one of another.
  bool may_refer_to(const Resource& candidate) const {
    if (id_.cluster_scoped) return true;
    const Id id = candidate.id();
    if (id.cluster_scoped || same_namespace(id, id_)) return true;
    return id.gvk.kind == "ServiceAccount" && bound_.contains(std::string(candidate.ns()));
  }

  bool is_role_of(const Resource& candidate) const {
    const yaml::Value* group = resource_.value.find_path({"roleRef", "apiGroup"});
    const yaml::Value* kind = resource_.value.find_path({"roleRef", "kind"});
    if (group == nullptr || kind == nullptr) return true;
    return was_selected(candidate, {group->text, {}, kind->text});
  }

  static bool was_selected(const Resource& candidate, const Gvk& gvk) {
    return std::ranges::any_of(candidate.earlier_ids(), [&gvk](const Id& id) { return is_selected(id.gvk, gvk); });
  }

  const Resource* select(Candidates candidates, const Gvk& target, bool is_role, Compare compare,
                         const yaml::Value& at) {
    std::erase_if(candidates, [&](const Resource* candidate) {
      return !was_selected(*candidate, target) || (is_role && !is_role_of(*candidate)) || !may_refer_to(*candidate);
    });
    if (candidates.size() == 1) return candidates.front();
    keep_same_affixes(candidates, Affixes::may_be_empty);
    if (candidates.size() > 1) keep_same_affixes(candidates, Affixes::must_agree);
    if (candidates.empty()) return nullptr;
    const Resource& first = *candidates.front();
    for (const Resource* other : candidates) {
      if (other->name() == first.name() && (compare == Compare::names || other->ns() == first.ns())) continue;
      run_.refuse(run_.place(at), "several objects may be meant by `" + at.text + "`");
      return nullptr;
    }
    return &first;
  }

  void keep_same_affixes(Candidates& candidates, Affixes affixes) const {
    std::erase_if(candidates, [&](const Resource* other) { return !same_affixes(*other, resource_, affixes); });
  }

  // Who changed the name that is followed.
  Hand hand_of(const Resource& found, const yaml::Value& reference) const {
    const yaml::Value* name = found.value.find_path({"metadata", "name"});
    const Span changed = name == nullptr ? Span{} : run_.place(*name);
    return {changed == Span{} ? run_.place(reference) : changed, "nameReference"};
  }

  Run& run_;
  Resource& resource_;
  const Renamed& renamed_;
  Id id_;
  std::set<std::string> bound_;
};

struct Reference {
  const FieldSpec* field;
  const Gvk* target;
};

}  // namespace

bool fix_name_references(Run& run, ResourceList& list, const std::vector<NameReference>& references) {
  std::vector<Resource>& resources = list.edit();
  const Renamed renamed(resources);
  std::map<Gvk, std::vector<Reference>> by_kind;
  for (Resource& resource : resources) {
    const Gvk original = resource.original_id().gvk;
    const auto [fields, is_new] = by_kind.try_emplace(original);
    if (is_new)
      for (const NameReference& reference : references)
        for (const FieldSpec& field : reference.referrers)
          if (is_selected(original, field.gvk)) fields->second.push_back({&field, &reference.target});
    if (fields->second.empty()) continue;
    Referrer referrer(run, resource, renamed);
    if (run.refused()) return false;
    for (const Reference& reference : fields->second)
      if (!referrer.update(*reference.field, *reference.target)) return false;
  }
  return true;
}

}  // namespace sidelint::kustomize
