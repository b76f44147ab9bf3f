#include "linter/fix/plan.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sidelint::linter {
namespace {

OriginId place_of(const edit::Operation& operation) {
  struct Place {
    OriginId operator()(const edit::Remove& one) const { return one.key; }
    OriginId operator()(const edit::Set& one) const { return one.at; }
    OriginId operator()(const edit::Rename& one) const { return one.key; }
    OriginId operator()(const edit::AddKey& one) const { return one.mapping.base; }
    OriginId operator()(const edit::Append& one) const { return one.sequence.base; }
    OriginId operator()(const edit::Move& one) const { return one.key; }
    OriginId operator()(const edit::Comment& one) const { return one.at; }
  };
  return std::visit(Place{}, operation);
}

// Why a value that is not written where it is used cannot be edited there.
std::string not_written(const Analysis& analysis, OriginId id) {
  const Origins& origins = analysis.origins;
  if (!id.is_entry()) return "it is not written in a file of its own";
  const Origin& origin = origins.at(id);
  if (std::holds_alternative<Aliased>(origin)) return "it is an alias: what it stands for is written elsewhere";
  const std::optional<Span> at = origins.where(id);
  if (!at) return "it is not written in a file of its own";
  const std::string file = analysis.sources.path(at->source);
  if (const auto* transformed = std::get_if<Transformed>(&origin)) {
    return "the field `" + std::string(transformed->field) + "` of " + file + " writes it";
  }
  if (const auto* templated = std::get_if<Templated>(&origin)) {
    std::string text = "a template in " + file + " writes it";
    const std::optional<Span> of = templated->inputs.empty() ? std::nullopt : origins.where(templated->inputs.front());
    if (of)
      text += fmt::format(", of {}:{}", analysis.sources.path(of->source),
                          analysis.sources.position(of->source, of->begin).line);
    return text;
  }
  return std::holds_alternative<Patched>(origin) ? "a patch in " + file + " writes it" : file + " generates it";
}

bool is_template(const Analysis& analysis, SourceId source) {
  const auto index = static_cast<std::size_t>(source);  // files of the scan come first
  return index < analysis.scan.files.size() && analysis.scan.files[index].is_rendered;
}

// Why what stands in the file cannot be edited for one unit alone; empty if no other is made of it.
std::string shared_with(const Analysis& analysis, SourceId source) {
  std::vector<std::string_view> folders;
  for (const units::Unit& unit : analysis.units) {
    if (std::ranges::find(unit.sources, source) != unit.sources.end()) folders.push_back(unit.name);
  }
  if (folders.size() < 2) return {};
  std::string text = analysis.sources.path(source);
  text.append(" is part of ").append(folders[0]).append(" and ");
  return folders.size() == 2 ? text.append(folders[1])
                             : text.append(std::to_string(folders.size() - 1)).append(" other units");
}

// Every fix is tried on its whole document. A long list with a finding in each item would take for ever.
constexpr std::size_t kMostTried = std::size_t{32} * 1024 * 1024;  // bytes

bool holds(Span outer, Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.begin < outer.end;
}

bool touch(const Span& a, const Span& b) { return a.source == b.source && a.begin < b.end && b.begin < a.end; }

}  // namespace

const edit::Editor* FixPlanner::editor_at(Span place) {
  if (document_ && holds(document_->piece.bytes, place)) return &document_->editor;
  const std::string_view text = analysis_.sources.text(place.source);
  const auto [entry, is_new] = pieces_.try_emplace(place.source);
  if (is_new) entry->second = yaml::split(text, place.source);
  const auto begin_of = [](const yaml::Piece& one) { return one.bytes.begin; };
  auto piece = std::ranges::upper_bound(entry->second, place.begin, {}, begin_of);
  if (piece == entry->second.begin() || !holds((--piece)->bytes, place)) return nullptr;
  document_.emplace(Document{*piece, edit::Editor(text, *piece)});
  return &document_->editor;
}

Fix FixPlanner::plan(const rules::ProposedFix& proposed, const std::vector<Span>& written_over) {
  Fix fix{proposed.how, proposed.title, proposed.effect, proposed.intends, {}, {}};
  const auto refuse = [&](std::string why) {
    fix.how = Applicability::display_only;
    fix.edits.clear();
    fix.obstacle = std::move(why);
    return fix;
  };
  const edit::Editor* editor = nullptr;
  for (const edit::Operation& operation : proposed.operations) {
    const OriginId place = place_of(operation);
    if (!place.is_written()) return refuse(not_written(analysis_, place));
    if (is_template(analysis_, place.span().source)) return refuse("it stands in a template");
    if (std::string why = shared_with(analysis_, place.span().source); !why.empty()) return refuse(std::move(why));
    if (editor != nullptr && !holds(document_->piece.bytes, place.span())) {
      return refuse("it takes edits of several documents");
    }
    editor = editor_at(place.span());
    if (editor == nullptr) return refuse("it is not written in a file of its own");
  }
  if (editor == nullptr) return fix;
  tried_ += document_->piece.bytes.end - document_->piece.bytes.begin;
  if (tried_ > kMostTried) return refuse("its document is long and has many findings: run again when some are fixed");
  edit::Plan plan = editor->plan(proposed.operations);
  if (const auto* refusal = std::get_if<edit::Refusal>(&plan)) return refuse(refusal->why);
  fix.edits = std::get<std::vector<Edit>>(std::move(plan));
  const auto is_written_over = [&](const Edit& one) {
    return std::ranges::any_of(written_over, [&](const Span& place) { return touch(place, one.replace); });
  };
  if (std::ranges::any_of(fix.edits, is_written_over)) return refuse("another file writes over it");
  return fix;
}

}  // namespace sidelint::linter
