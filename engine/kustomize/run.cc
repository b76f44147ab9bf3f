#include "engine/kustomize/run.h"

#include <utility>
#include <variant>

#include "engine/kustomize/remote.h"

namespace sidelint::kustomize {
namespace {

constexpr std::size_t kBytesOfAValue = 64;

std::size_t size_of(const yaml::Value& value) {
  std::size_t size = 1 + value.text.size() / kBytesOfAValue;
  for (const yaml::Value& item : value.items) size += size_of(item);
  for (const yaml::Entry& entry : value.entries) size += size_of(entry.value);
  return size;
}

}  // namespace

void Run::use(SourceId source) {
  if (used_.insert(source).second) built_.sources.push_back(source);
}

void Run::use_folder(std::string_view folder) {
  std::string shown = files_.shown(folder);
  if (used_folders_.insert(shown).second) built_.folders.push_back(std::move(shown));
}

Run::Text Run::read(std::string_view folder, const yaml::Value& path, std::string_view changes) {
  if (is_web_address(path.text)) {
    leave_open(place(path), path.text, "it lies in the network", changes);
    return {Text::Is::unknown};
  }
  const std::variant<SourceId, Flaw> text = files_.text(folder, path.text);
  if (const SourceId* source = std::get_if<SourceId>(&text)) {
    use(*source);
    return {Text::Is::there, *source};
  }
  refuse(place(path), std::get<Flaw>(text).message);
  return {Text::Is::refused};
}

Run::Text Run::read_input(std::string_view folder, const yaml::Value& path) {
  const bool may_be_missing = files_.missing_input() == MissingInput::unknown && !is_web_address(path.text);
  if (!may_be_missing) return read(folder, path);
  const std::variant<SourceId, Flaw> text = files_.text(folder, path.text);
  if (const SourceId* source = std::get_if<SourceId>(&text)) {
    use(*source);
    return {Text::Is::there, *source};
  }
  leave_open(place(path), path.text, std::get<Flaw>(text).message);
  built_.unknown.back().stops = true;
  return {Text::Is::unknown};
}

bool Run::refuse(Span at, std::string message) {
  if (!built_.refusal) built_.refusal = Refusal{at, std::move(message)};
  return false;
}

void Run::leave_open(Span at, std::string_view what, std::string_view why, std::string_view changes) {
  built_.unknown.push_back({at, std::string(what), std::string(why), changes});
}

bool Run::miss(Span at, std::string message) {
  if (built_.unknown.empty()) return refuse(at, std::move(message));
  leave_open(at, message, "what is unknown may hold it");
  return true;
}

bool Run::spend(std::size_t values) {
  values_ += values;
  return values_ <= limits_.values || refuse({}, "the build makes too many values");
}

bool Run::charge(const yaml::Value& value) { return spend(size_of(value)); }
bool Run::charge_text(std::size_t bytes) { return spend(1 + bytes / kBytesOfAValue); }

bool Run::read_definitions(SourceId source) {
  const ParsedText& parsed = files_.first_document(source);
  if (parsed.flaw) return refuse(parsed.flaw->at, parsed.flaw->message);
  if (!parsed.documents.empty()) definitions_.choose(yaml::to_value(parsed.documents.front().document->root()));
  return true;
}

bool Run::charge_folder(Span at) {
  return ++folders_ <= limits_.folders || refuse(at, "the build includes too many kustomizations");
}

OriginId Run::transformed(const Hand& hand, OriginId before) {
  if (before.is_entry()) {  // one hand counts once
    const auto* last = std::get_if<Transformed>(&files_.origins().at(before));
    if (last != nullptr && last->by == hand.at) return before;
  }
  return files_.origins().add(static_cast<std::uint32_t>(hand.at.source), Transformed{hand.at, hand.field, before});
}

OriginId Run::generated(Span by) { return files_.origins().add(static_cast<std::uint32_t>(by.source), Generated{by}); }

OriginId Run::patched(OriginId patch, const Hand& hand, OriginId before) {
  return files_.origins().add(static_cast<std::uint32_t>(hand.at.source), Patched{place(patch), hand.at, before});
}

}  // namespace sidelint::kustomize
