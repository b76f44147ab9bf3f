#include <algorithm>
#include <utility>

#include "engine/kustomize/json_patch.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/read/read_objects.h"
#include "engine/kustomize/transform/patches.h"

namespace sidelint::kustomize {
namespace {

// The text of a patch: a file, or written in the kustomization.
struct PatchText {
  const yaml::Value* inline_text = nullptr;
  bool is_unknown = false;  // it lies in the network
  SourceId source{};
};

std::optional<PatchText> find_text(Run& run, const yaml::Value& record, std::string_view folder) {
  const yaml::Value* path = record.find("path");
  const yaml::Value* patch = record.find("patch");
  if (path != nullptr && path->text.empty()) path = nullptr;
  if (patch != nullptr && patch->text.find_first_not_of(" \t\r\n") == std::string::npos) patch = nullptr;
  if ((path == nullptr) == (patch == nullptr)) {
    run.refuse(run.place(record), "must specify one of `patch` and `path`");
    return std::nullopt;
  }
  if (patch != nullptr) return PatchText{patch, false, {}};
  const Run::Text text = run.read(folder, *path, "patches");
  if (text.is == Run::Text::Is::refused) return std::nullopt;
  return PatchText{nullptr, text.is == Run::Text::Is::unknown, text.source};
}

Objects read_merges(Run& run, const PatchText& text) {
  if (text.inline_text != nullptr) return read_embedded(run, *text.inline_text);
  return read_objects(run, run.files().documents(text.source));
}

// The first document, in the words of YAML 1.1; empty (and a refusal) if it cannot be read.
std::optional<yaml::Value> read_first(Run& run, const PatchText& text) {
  const ParsedText parsed =
      text.inline_text != nullptr ? parse_embedded(run, *text.inline_text, yaml::WordKeys::as_json) : ParsedText{};
  const ParsedText& first = text.inline_text != nullptr ? parsed : run.files().first_document(text.source);
  if (first.flaw) return run.refuse(first.flaw->at, first.flaw->message), std::nullopt;
  const yaml::Node root = first.documents.empty() ? yaml::Node() : first.documents.front().document->root();
  return root ? yaml::to_value(root) : yaml::Value::null();
}

std::string_view written_text(Run& run, const PatchText& text) {
  if (text.inline_text == nullptr) return run.files().sources().text(text.source);
  std::string_view written = text.inline_text->text;
  written.remove_prefix(std::min(written.find_first_not_of(" \t\r\n"), written.size()));
  return written;
}

bool read_operations(Run& run, const PatchText& text, PatchOrder& order) {
  if (is_broken_json_patch(written_text(run, text))) {
    const Span at = text.inline_text != nullptr ? run.place(*text.inline_text) : Span{text.source, 0, 0};
    return run.refuse(at, "the patch begins as JSON does, and is none");
  }
  const std::optional<yaml::Value> list = read_first(run, text);
  if (!list) return false;
  auto operations = read_json_patch(run, *list);
  if (!operations) return false;
  order.operations = *std::move(operations);
  order.is_json = true;
  return true;
}

bool read_target(Run& run, const yaml::Value& record, PatchOrder& order) {
  const yaml::Value* target = record.find("target");
  if (target == nullptr || !target->is(yaml::Kind::mapping)) return true;
  order.target = Selector::read(run, *target);
  return order.target.has_value();
}

}  // namespace

std::optional<PatchOrder> read_patch(Run& run, const yaml::Value& record, std::string_view folder) {
  PatchOrder order;
  order.hand = {run.place(record), "patches"};
  const std::optional<PatchText> text = find_text(run, record, folder);
  if (!text || !read_target(run, record, order)) return std::nullopt;
  if (const yaml::Value* options = record.find("options")) {
    order.may_rename = is_set(*options, "allowNameChange");
    order.may_change_kind = is_set(*options, "allowKindChange");
  }
  if (text->is_unknown) return order;
  Objects merges = read_merges(run, *text);
  if (run.refused()) return std::nullopt;
  if (auto* objects = std::get_if<std::vector<Resource>>(&merges)) {
    order.merges = std::move(*objects);
    if (order.target && order.merges.size() > 1)
      return run.refuse(order.hand.at, "several patches in one entry cannot have a target"), std::nullopt;
    return order;
  }
  const std::optional<yaml::Value> list = read_first(run, *text);
  if (!list) return std::nullopt;
  if (!list->is(yaml::Kind::sequence)) {
    run.refuse(std::get<Flaw>(merges).at, std::get<Flaw>(merges).message);
    return std::nullopt;
  }
  order.remembers_id = true;
  if (!read_operations(run, *text, order)) return std::nullopt;
  if (!order.target) return run.refuse(order.hand.at, "must specify a target for a JSON patch"), std::nullopt;
  return order;
}

std::optional<PatchOrder> read_json6902(Run& run, const yaml::Value& record, std::string_view folder) {
  PatchOrder order;
  order.hand = {run.place(record), "patchesJson6902"};
  const yaml::Value* target = record.find("target");
  if (target == nullptr || text_in(*target, "name").empty())
    return run.refuse(order.hand.at, "must specify the target name"), std::nullopt;
  const std::optional<PatchText> text = find_text(run, record, folder);
  if (!text || !read_target(run, record, order)) return std::nullopt;
  if (text->is_unknown) return order;
  if (!read_operations(run, *text, order)) return std::nullopt;
  if (order.operations.empty()) return run.refuse(order.hand.at, "the patch is empty"), std::nullopt;
  return order;
}

std::optional<PatchOrder> read_strategic(Run& run, const yaml::Value& entry, std::string_view folder) {
  PatchOrder order;
  order.hand = {run.place(entry), "patchesStrategicMerge"};
  order.by_id_only = true;
  Objects merges = read_embedded(run, entry);
  if (std::holds_alternative<Flaw>(merges) && !run.refused()) {
    const Run::Text text = run.read(folder, entry, "patchesStrategicMerge");
    if (text.is == Run::Text::Is::refused) return std::nullopt;
    if (text.is == Run::Text::Is::unknown) return order;
    merges = read_objects(run, run.files().documents(text.source));
  }
  if (run.refused()) return std::nullopt;
  if (const auto* flaw = std::get_if<Flaw>(&merges)) return run.refuse(flaw->at, flaw->message), std::nullopt;
  order.merges = std::get<std::vector<Resource>>(std::move(merges));
  return order;
}

}  // namespace sidelint::kustomize
