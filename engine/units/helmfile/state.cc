#include "engine/units/helmfile/state.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace sidelint::units {
namespace {

constexpr std::string_view kAction = "{{";
constexpr std::string_view kTemplateSuffix = ".gotmpl";

std::size_t count_actions(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(kAction); at != std::string_view::npos; at = text.find(kAction, at + kAction.size()))
    ++count;
  return count;
}

std::size_t actions_in(const yaml::Value& value) {
  std::size_t count = count_actions(value.text);
  for (const yaml::Value& item : value.items) count += actions_in(item);
  for (const yaml::Entry& entry : value.entries) count += count_actions(entry.key) + actions_in(entry.value);
  return count;
}

bool says_nothing(const yaml::Value& value) {
  switch (value.kind) {
    case yaml::Kind::null:
      return true;
    case yaml::Kind::mapping:
      return value.entries.empty();
    case yaml::Kind::sequence:
      return value.items.empty();
    case yaml::Kind::string:
      return value.text.empty();
    case yaml::Kind::boolean:
      return value.text == "false";
    default:
      return false;
  }
}

// Go's map of structs: a later entry of the same name takes the place of an earlier one.
bool holds_structs(std::string_view key) { return key == "templates"; }

// Values of environments add up, whatever becomes of other lists.
bool always_joins(std::string_view key) { return key == "values" || key == "secrets"; }

void lay_field(yaml::Value& mapping, const yaml::Entry& entry, Overlay overlay) {
  yaml::Value* own = mapping.find(entry.key);
  if (own == nullptr) {
    mapping.set(entry.key, entry.value, entry.key_origin);
  } else if (own->is(yaml::Kind::mapping) && entry.value.is(yaml::Kind::mapping) && holds_structs(entry.key)) {
    for (const yaml::Entry& each : entry.value.entries)
      if (overlay.wins == Overlay::Wins::over || own->find(each.key) == nullptr)
        own->set(each.key, each.value, each.key_origin);
  } else if (own->is(yaml::Kind::mapping) && entry.value.is(yaml::Kind::mapping)) {
    lay_over(*own, entry.value, overlay);
  } else if (own->is(yaml::Kind::sequence) && entry.value.is(yaml::Kind::sequence) &&
             (overlay.lists == Overlay::Lists::joined || always_joins(entry.key))) {
    own->items.insert(own->items.end(), entry.value.items.begin(), entry.value.items.end());
  } else if (overlay.wins == Overlay::Wins::over ? !says_nothing(entry.value) : says_nothing(*own)) {
    *own = entry.value;
  }
}

constexpr Overlay kPart{Overlay::Wins::over, Overlay::Lists::replaced};
constexpr Overlay kBase{Overlay::Wins::over, Overlay::Lists::joined};

using DocumentsOrWhy = std::variant<std::vector<yaml::Value>, UnknownPart>;

DocumentsOrWhy plain_documents(const std::string& file, const Ground& ground) {
  std::optional<std::vector<yaml::Value>> documents = read_documents(ground, file);
  const SourceId source = ground.source_of(file);
  const Span start{source, 0, 0};
  if (!documents) return UnknownPart{start, file, "it is no YAML before its templates are run"};
  if (file.ends_with(kTemplateSuffix) && !is_plain_template(ground.sources.text(source), *documents))
    return UnknownPart{start, file, "templates make more of it than texts"};
  return *std::move(documents);
}

// A base holds no bases.
void add_base(const yaml::Value& name, const Ground& ground, HelmfileState& state) {
  const Span at = ground.origins.where(name.origin).value_or(Span{});
  std::optional<std::string> found;
  if (!is_open_in_helmfile(name.text)) found = entry_beside(ground, state.file, name.text, EntryKind::file);
  if (!found) {
    state.unknown.push_back({at, name.text, "the base is not in the repository"});
    return;
  }
  DocumentsOrWhy documents = plain_documents(*found, ground);
  if (auto* why = std::get_if<UnknownPart>(&documents)) {
    state.unknown.push_back(std::move(*why));
    return;
  }
  yaml::Value base = yaml::Value::mapping();
  for (const yaml::Value& part : std::get<0>(documents)) lay_over(base, part, kPart);
  lay_over(state.fields, base, kBase);
}

}  // namespace

bool is_plain_template(std::string_view text, const std::vector<yaml::Value>& documents) {
  std::size_t in_texts = 0;
  for (const yaml::Value& document : documents) in_texts += actions_in(document);
  return in_texts == count_actions(text);
}

bool is_open_in_helmfile(std::string_view text) {
  return text.find(kAction) != std::string_view::npos || text.starts_with("ref+") ||
         text.find("secretref+") != std::string_view::npos;
}

void lay_over(yaml::Value& under, const yaml::Value& over, Overlay overlay) {
  for (const yaml::Entry& entry : over.entries) lay_field(under, entry, overlay);
}

std::variant<HelmfileState, UnknownPart> read_helmfile_state(const std::string& file, const Ground& ground) {
  DocumentsOrWhy documents = plain_documents(file, ground);
  if (auto* why = std::get_if<UnknownPart>(&documents)) return std::move(*why);
  HelmfileState state{.file = file};
  for (const yaml::Value& part : std::get<0>(documents)) {
    yaml::Value own = yaml::Value::mapping();
    std::swap(own, state.fields);
    const yaml::Value* bases = part.find("bases");
    for (std::size_t i = 0; bases != nullptr && i < bases->items.size(); ++i) add_base(bases->items[i], ground, state);
    lay_over(state.fields, part, kBase);
    lay_over(own, state.fields, kPart);
    state.fields = std::move(own);
  }
  return state;
}

}  // namespace sidelint::units
