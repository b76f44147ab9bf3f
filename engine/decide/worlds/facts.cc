#include "engine/decide/worlds/facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/worlds/key_reader.h"

namespace sidelint::decide {
namespace {

using model::Alteration;
using Field = model::Alteration::Field;

constexpr std::string_view kPods = "its pods";

bool holds_key(std::string_view list, std::string_view key) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == key) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

class Gatherer {
 public:
  Gatherer(const model::Workload& workload, const Namespaces& namespaces, const Mentions& mentions)
      : workload_(workload), namespaces_(namespaces), mentions_(mentions) {
    facts_.workload = &workload;
  }

  Facts gather() {
    gather_cases();
    gather_mutations();
    for (const Mention& mention : mentions_.of_pod) gather_pod_label(mention);
    facts_.pod_has_labels =
        !workload_.pod.metadata.labels.empty() || (workload_.kind != nullptr && !workload_.kind->added_labels.empty());
    gather_annotation();
    gather_host_network();
    if (workload_.kind != nullptr && workload_.kind->propagation == model::Propagation::not_known) {
      facts_.open_metadata = Missing{Missing::Fact::propagation, workload_.object.kind,
                                     "whether " + workload_.object.kind + " gives its pods the metadata at `" +
                                         std::string(workload_.pod.metadata.path) + "`",
                                     workload_.object.kind_at};
    }
    return std::move(facts_);
  }

 private:
  // A name that is filled in later is one where a Namespace has the same name to be filled in.
  bool names_namespace() const {
    const model::Metadata& metadata = workload_.object.metadata;
    const std::string& name = metadata.name_space.value;
    if (!metadata.name_space_is_placeholder) return !name.empty();
    return namespaces_.declared(name) != nullptr || !namespaces_.nearest(name, workload_.object).empty();
  }

  // The names that the namespace may have, the one as written first.
  void gather_cases() {
    const model::Metadata& metadata = workload_.object.metadata;
    const bool named = names_namespace();
    std::vector<Option> names{named ? Option(metadata.name_space.value) : Option()};
    std::optional<Missing> altered;
    for (const Alteration& alteration : workload_.object.alterations) {
      if (alteration.field != Field::name_space) continue;
      add_value(names, alteration.value);
      altered = alteration_missing(alteration, "the namespace");
    }
    const OriginId at = named ? metadata.name_space.origin : metadata.at;
    for (const Option& name : names) {
      if (name) {
        add_named_cases(*name, at);
      } else {
        add_unnamed_cases(at);
      }
    }
    if (altered && names.size() > 1) facts_.which_case.insert(facts_.which_case.begin(), *altered);
  }

  void gather_mutations() {
    const Mutations& mutations = namespaces_.mutations();
    if (mutations.empty()) return;
    std::vector<const model::Namespace*> definitions;
    for (const std::size_t index : namespaces_.nearest(workload_.object.metadata.name_space.value, workload_.object)) {
      definitions.push_back(&namespaces_.at(index));
    }
    mutations_ = mutations.of(workload_, definitions);
  }

  void add_named_cases(const std::string& name, OriginId at) {
    NamespaceCase name_case{.name = name, .called = {"`" + name + "`"}, .at = at};
    const model::Labels* declared = namespaces_.declared(name);
    const std::vector<std::size_t> definitions = distinct(namespaces_.nearest(name, workload_.object));
    if (declared != nullptr || (definitions.empty() && namespaces_.assumed(name) != nullptr)) {
      if (declared != nullptr) name_case.labels = *declared;
      suppose(name, name_case);
      return add_case(std::move(name_case));
    }
    if (definitions.empty()) return add_undeclared(std::move(name_case));
    for (const std::size_t index : definitions) {
      NamespaceCase definition = name_case;
      const model::Namespace& name_space = namespaces_.at(index);
      if (definitions.size() > 1) {
        definition.condition = "Namespace `" + name + "` is that of " + name_space.object.file;
      }
      read_labels(name_space, definition);
      suppose(name, definition);
      add_case(std::move(definition));
    }
    if (definitions.size() > 1) add_disagreement(name, definitions);
  }

  // What is supposed stands above what is written.
  void suppose(const std::string& name, NamespaceCase& name_case) {
    const auto* assumed = namespaces_.assumed(name);
    if (assumed == nullptr) return;
    for (const auto& label : *assumed) {
      std::erase_if(name_case.open, [&](std::size_t index) { return facts_.open[index].key == label.first; });
      model::remove_label(name_case.labels, label.first);
      if (label.second) model::set_label(name_case.labels, label.first, *label.second);
    }
  }

  void add_disagreement(const std::string& name, const std::vector<std::size_t>& definitions) {
    Missing missing{Missing::Fact::definitions, "Namespace `" + name + "`",
                    "which Namespace `" + name + "` counts: that of ", namespaces_.at(definitions.front()).object.at};
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      missing.text += (i == 0                        ? ""
                       : i + 1 == definitions.size() ? " or "
                                                     : ", ") +
                      namespaces_.at(definitions[i]).object.file;
    }
    facts_.which_case.push_back(std::move(missing));
  }

  // Definitions that agree in every label that matters are as good as one.
  std::vector<std::size_t> distinct(const std::vector<std::size_t>& definitions) const {
    std::vector<std::size_t> result;
    std::set<std::string> seen;
    for (const std::size_t index : definitions) {
      const model::Object& object = namespaces_.at(index).object;
      std::string contents;
      for (const Mention& mention : mentions_.of_namespace) {
        const model::Field* field = object.metadata.labels.find(mention.key);
        contents += field == nullptr ? "\n" : "\n=" + field->value;
      }
      for (const Alteration& alteration : object.alterations) contents += '\n' + alteration.key;
      for (const Alteration& mutation : namespaces_.mutations().of(namespaces_.at(index)))
        contents += '\n' + mutation.key;
      if (seen.insert(contents).second) result.push_back(index);
    }
    return result;
  }

  void read_labels(const model::Namespace& name_space, NamespaceCase& definition) {
    const model::Object& object = name_space.object;
    const std::vector<Alteration> mutations = namespaces_.mutations().of(name_space);
    definition.fields = &object.metadata.labels;
    definition.at = object.metadata.name.origin;
    for (const Mention& mention : mentions_.of_namespace) {
      KeyReader key(mention, object.metadata.labels.find(mention.key));
      key.alter(object.alterations, Field::label);
      key.alter(mutations, Field::label);
      if (key.is_open()) {
        definition.open.push_back(facts_.open.size());
        facts_.open.push_back(key.open(OpenKey::Of::name_space, "`" + definition.name + "`"));
      } else if (key.value()) {
        model::set_label(definition.labels, mention.key, *key.value());
      }
    }
  }

  void add_undeclared(NamespaceCase name_case) {
    name_case.declared = false;
    std::string text = "the labels of namespace `" + name_case.name + "`";
    if (const std::string* unseen = namespaces_.unseen_beside(workload_.object)) {
      text.append(", which `").append(*unseen).append("` may declare");
    }
    if (const std::string policy = labelling(name_case.name); !policy.empty()) {
      text.append(", which ").append(policy).append(" may set");
    }
    open_all("`" + name_case.name + "`",
             {Missing::Fact::namespace_labels, name_case.name, std::move(text), name_case.at}, name_case);
    add_case(std::move(name_case));
  }

  // The policy that would set a label of the namespace that matters; empty if none does.
  std::string labelling(const std::string& name) const {
    for (const Alteration& mutation : namespaces_.mutations().of_undeclared(name, workload_.object)) {
      for (const Mention& mention : mentions_.of_namespace) {
        if (changes(mutation, Field::label, mention.key)) return std::string(mutation.by);
      }
    }
    return {};
  }

  void open_all(const std::string& owner, const Missing& missing, NamespaceCase& name_case) {
    for (const Mention& mention : mentions_.of_namespace) {
      name_case.open.push_back(facts_.open.size());
      facts_.open.push_back({OpenKey::Of::name_space, owner, mention.key, all_values(mention), missing});
    }
  }

  // Names that selectors or the injector tell from the others, and one for all the others.
  void add_unnamed_cases(OriginId at) {
    const Missing missing{Missing::Fact::namespace_name, "", "the namespace it goes to", at};
    NamespaceCase other{.at = at, .named = false, .declared = false};
    open_all(std::string(kUnnamed), missing, other);
    std::vector<NamespaceCase> cases{other};
    for (const NameGroup& group : mentions_.names) {
      cases.push_back(other);
      cases.back().name = group.representative;
      cases.back().called = group.called;
    }
    for (NamespaceCase& each : cases) add_case(std::move(each));
    facts_.which_case.push_back(missing);
  }

  void add_case(NamespaceCase name_case) {
    if (!name_case.name.empty()) model::set_label(name_case.labels, kNameLabel, name_case.name);
    if (name_case.name.empty()) model::set_label(name_case.labels, kNameLabel, std::string(kOtherValue));
    facts_.cases.push_back(std::move(name_case));
  }

  void gather_pod_label(const Mention& mention) {
    const model::Metadata& metadata = workload_.pod.metadata;
    KeyReader key(mention, metadata.labels.find(mention.key));
    key.alter(workload_.object.alterations, Field::label);
    key.alter(mutations_, Field::label);
    if (workload_.kind != nullptr && holds_key(workload_.kind->added_labels, mention.key)) {
      key.set_by({Missing::Fact::label_value, mention.key,
                  "the value that " + workload_.object.kind + " gives the pod label " + mention.key,
                  workload_.object.kind_at});
    }
    if (key.is_open()) {
      facts_.open.push_back(key.open(OpenKey::Of::pod_label, std::string(kPods)));
    } else if (key.value()) {
      model::set_label(facts_.pod_labels, mention.key, *key.value());
    }
  }

  void gather_annotation() {
    const auto mention = std::find_if(mentions_.of_pod.begin(), mentions_.of_pod.end(),
                                      [](const Mention& each) { return each.key == kInjectKey; });
    KeyReader key(*mention, workload_.pod.metadata.annotations.find(kInjectKey));
    key.alter(workload_.object.alterations, Field::annotation);
    key.alter(mutations_, Field::annotation);
    if (key.is_open()) {
      facts_.open.push_back(key.open(OpenKey::Of::pod_annotation, std::string(kPods)));
    } else {
      facts_.annotation = key.value();
    }
  }

  void gather_host_network() {
    facts_.host_network = workload_.pod.host_network;
    for (const auto* alterations : {&std::as_const(workload_.object.alterations), &std::as_const(mutations_)}) {
      for (const Alteration& alteration : *alterations) {
        const bool is_it = alteration.field == Field::host_network || alteration.field == Field::anything;
        const bool same = alteration.value && (*alteration.value == "true") == facts_.host_network;
        if (is_it && !same) facts_.open_host_network = alteration_missing(alteration, "hostNetwork");
      }
    }
  }

  const model::Workload& workload_;
  const Namespaces& namespaces_;
  const Mentions& mentions_;
  std::vector<Alteration> mutations_;  // of the pods, by policies
  Facts facts_;
};

}  // namespace

Facts gather(const model::Workload& workload, const Namespaces& namespaces, const Mentions& mentions) {
  return Gatherer(workload, namespaces, mentions).gather();
}

}  // namespace sidelint::decide
