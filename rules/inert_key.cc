#include "rules/inert_key.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

struct DeadEntry {
  const model::Field* field;
  const model::Metadata* block;
  std::string path;  // "metadata.annotations"
};

// Dead entries that the pods' own metadata does not repeat.
std::vector<DeadEntry> dead_entries(const model::Workload& workload) {
  const model::Field* own = injection_entry(workload.pod.metadata);
  std::vector<DeadEntry> entries;
  const auto collect = [&](const model::Metadata& block, const model::FieldMap& fields, std::string_view name) {
    const model::Field* field = fields.find(model::kInjectKey);
    if (field == nullptr || (own != nullptr && own->value == field->value)) return;
    entries.push_back({field, &block, std::string(block.path) + "." + std::string(name)});
  };
  for (const model::Metadata& block : workload.inert) {
    collect(block, block.labels, "labels");
    collect(block, block.annotations, "annotations");
  }
  return entries;
}

std::string message(const model::Workload& workload, const decide::Decision& decision, const DeadEntry& dead,
                    Wish wanted) {
  const std::string where = "`" + dead.path + "`";
  if (denies(decision, wanted)) {
    return workload.title() + " " + std::string(gets(decision)) + " although " + where +
           (wanted == Wish::sidecar ? " asks for one" : " asks for none");
  }
  if (grants(decision, wanted)) {
    return workload.title() + " " + std::string(gets(decision)) + ", but not because " + where + " asks for " +
           std::string(sidecar(wanted));
  }
  return workload.title() + " asks for " + (wanted == Wish::unclear ? "injection" : std::string(sidecar(wanted))) +
         " in " + where + ", which no injector reads";
}

// Moves the first, and removes the others, if all say the same clearly and the pods' own metadata says nothing.
std::optional<ProposedFix> fix_of(const Input& input, const model::Workload& workload,
                                  const std::vector<DeadEntry>& entries) {
  const model::Metadata& pod = workload.pod.metadata;
  const std::string& value = entries.front().field->value;
  const bool clear = (value == "true" || value == "false") && std::ranges::all_of(entries, [&](const DeadEntry& entry) {
                       return entry.field->type == model::ValueType::string && entry.field->value == value;
                     });
  if (!clear || injection_entry(pod) != nullptr || !has_plain_template(workload)) return std::nullopt;
  std::vector<edit::Operation> operations{edit::move(entries.front().field->key_at, labels_of(workload.object, pod))};
  for (std::size_t i = 1; i < entries.size(); ++i) operations.push_back(edit::remove(entries[i].field->key_at));
  const decide::Decision after = input.decisions.suppose(workload, {with_pod_label(model::kInjectKey, value)});
  return fix_of_workload(input, workload, after, "move it to the pods, as a label", std::move(operations));
}

}  // namespace

void report_inert_key(const Input& input, const model::Workload& workload, Report& report) {
  // Whether an operator hands its own metadata on to its pods is known of the kinds whose pods' metadata is.
  if (workload.kind->propagation != model::Propagation::copied) return;
  const std::vector<DeadEntry> entries = dead_entries(workload);
  if (entries.empty()) return;
  const DeadEntry& first = entries.front();
  const Wish wanted = wish(first.field->value);
  const decide::Decision& decision = input.decisions.of(workload);
  Finding finding = report.at(first.field->at, message(workload, decision, first, wanted))
                        .label("on `", first.path, "`, which reaches no pod")
                        .help("Write it on the pods, as a label: `", typed(first.field->key, first.field->value),
                              "` under `", workload.pod.metadata.path, ".labels`")
                        .about(workload);
  if (grants(decision, wanted)) finding.severity(Severity::note);
  if (const model::Field* own = injection_entry(workload.pod.metadata)) {
    finding.note(own->at, "the pods' own metadata says this");
  } else {
    note_namespace(finding, decision);
  }
  if (entries.size() > 1) finding.note(entries[1].field->at, "as dead as the first");
  if (std::optional<ProposedFix> fix = fix_of(input, workload, entries)) finding.fix(*std::move(fix));
}

}  // namespace sidelint::rules
