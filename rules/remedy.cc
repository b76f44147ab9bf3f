#include "rules/remedy.h"

#include <cstddef>
#include <string>
#include <utility>

#include "rules/wording.h"

namespace sidelint::rules {
namespace {

edit::Place place(const model::Object& object, const model::Metadata& metadata, std::string_view map) {
  return {object.at, std::string(metadata.path) + "." + std::string(map)};
}

// Who would have injected pods that get no sidecar does not matter.
bool same_verdict(const decide::Decision& before, const decide::Decision& after) {
  if (before.verdict() != after.verdict() || after.verdict() == Verdict::unknown) return false;
  return before.revision == after.revision || after.verdict() == Verdict::not_injected;
}

// "1 workload loses its sidecar".
std::string effect(std::size_t count, const decide::Decision& before, const decide::Decision& after) {
  const std::string who = count_of(count, "workload");
  const bool one = count == 1;
  if (before.verdict() == after.verdict()) return who + (one ? " changes its revision" : " change their revision");
  if (after.verdict() == Verdict::injected) return who + (one ? " gains a sidecar" : " gain sidecars");
  if (after.verdict() == Verdict::not_injected && before.verdict() == Verdict::injected)
    return who + (one ? " loses its sidecar" : " lose their sidecars");
  return "the verdict of " + who + " changes";
}

}  // namespace

edit::Place labels_of(const model::Object& object, const model::Metadata& metadata) {
  return place(object, metadata, "labels");
}
edit::Place annotations_of(const model::Object& object, const model::Metadata& metadata) {
  return place(object, metadata, "annotations");
}

bool has_plain_template(const model::Workload& workload) {
  const model::Object& object = workload.object;
  const model::Metadata& metadata = workload.pod.metadata;
  const model::WorkloadKind& kind = *workload.kind;
  if (kind.labels_key != "labels" || kind.annotations_key != "annotations" || !kind.shared_metadata.empty())
    return false;
  if (metadata.path.find_first_of("[*") != std::string_view::npos) return false;
  if (!object.at.is_written() || !metadata.at.is_written()) return false;
  const Span whole = object.at.span();
  const Span block = metadata.at.span();
  return whole.source == block.source && whole.begin <= block.begin && block.end <= whole.end;
}

std::vector<edit::Operation> rewritten(const model::Object& object, const model::Metadata& metadata,
                                       const model::Field& entry, std::string_view key, std::string_view value) {
  if (metadata.labels.find(entry.key) == &entry)
    return {edit::set(entry.key_at, value), edit::rename(entry.key_at, key)};
  return {edit::remove(entry.key_at), edit::add_key(labels_of(object, metadata), key, value)};
}

ProposedFix fix_of_workload(const Input& input, const model::Workload& workload, const decide::Decision& after,
                            std::string_view title, std::vector<edit::Operation> operations) {
  ProposedFix fix{.title = std::string(title), .operations = std::move(operations)};
  const decide::Decision& before = input.decisions.of(workload);
  if (same_verdict(before, after)) return fix;
  fix.how = Applicability::unsafe;
  fix.intends = after.verdict();
  fix.effect = effect(1, before, after);
  return fix;
}

ProposedFix fix_of_namespace(const Input& input, const model::Namespace& name_space,
                             const std::vector<decide::Supposition>& change, Verdict intends, std::string_view title,
                             std::vector<edit::Operation> operations) {
  ProposedFix fix{.how = Applicability::unsafe, .title = std::string(title), .operations = std::move(operations)};
  fix.intends = intends;
  fix.effect = "changes what the namespace injects";
  std::size_t count = 0;
  for (const model::Workload* workload : input.decisions.workloads_in(name_space)) {
    const decide::Decision& before = input.decisions.of(*workload);
    const decide::Decision after = input.decisions.suppose(*workload, change);
    if (after.verdict() != intends || same_verdict(before, after)) continue;
    fix.effect = effect(++count, before, after);
  }
  return fix;
}

}  // namespace sidelint::rules
