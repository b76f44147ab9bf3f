#include "engine/helm/output/provenance.h"

#include <algorithm>
#include <utility>

namespace sidelint::helm {
namespace {

constexpr std::size_t kMostInputs = 16;  // of one action; the rest is not listed
constexpr std::size_t kDeepest = 200;

}  // namespace

void DataIndex::add(const gotmpl::Value& boxed, std::size_t depth) {
  const gotmpl::Value value = boxed.unboxed();
  if (depth > kDeepest || value.is_nil()) return;
  const bool is_collection = value.kind() == gotmpl::Kind::map || value.kind() == gotmpl::Kind::slice;
  if (is_collection && value.origin() != gotmpl::kNoOrigin && !values_.emplace(value.origin(), value).second) return;
  if (value.kind() == gotmpl::Kind::map) {
    for (const auto& [key, item] : value.as_map()->entries) add(item, depth + 1);
  } else if (value.kind() == gotmpl::Kind::slice) {
    for (std::size_t i = 0; i < value.length(); ++i) add(value.at(i), depth + 1);
  }
}

gotmpl::Value DataIndex::find(gotmpl::Origin number) const {
  const auto found = values_.find(number);
  return found == values_.end() ? gotmpl::Value() : found->second;
}

// The segment that holds the byte; the last one for the end of the text.
std::size_t Placer::segment_at(std::size_t offset) const {
  const auto behind =
      std::upper_bound(output_.segments.begin(), output_.segments.end(), offset,
                       [](std::size_t at, const gotmpl::Segment& segment) { return at < segment.begin; });
  const auto index = static_cast<std::size_t>(behind - output_.segments.begin());
  return index == 0 ? 0 : index - 1;
}

Placer::Stretch Placer::segments_at(std::size_t begin, std::size_t end) const {
  const std::size_t first = segment_at(begin);
  const bool ends_there = end > begin && end <= output_.segments[first].end;
  return {first, ends_there ? first : segment_at(end > begin ? end - 1 : end)};
}

Placer::Placer(const Provenance& provenance, const gotmpl::Source* own, const gotmpl::Output& output)
    : provenance_(provenance), own_(own), output_(output) {
  pieces_.reserve(output.segments.size());
  const gotmpl::Source* before = nullptr;
  std::optional<SourceId> source;
  for (const gotmpl::Segment& segment : output.segments) {
    if (segment.source != before) {
      const auto found = provenance.sources.find(segment.source);
      source = found == provenance.sources.end() ? std::nullopt : std::optional(found->second);
      before = segment.source;
    }
    pieces_.push_back({source, is_plain(segment)});
  }
}

// An action's output differs from its own text.
bool Placer::is_plain(const gotmpl::Segment& segment) const {
  const std::size_t size = segment.end - segment.begin;
  const std::string_view written = std::string_view(segment.source->text).substr(segment.action_begin, size);
  return segment.unknown.empty() && segment.inputs.empty() && !written.starts_with("{{") &&
         written == std::string_view(output_.text).substr(segment.begin, size);
}

Span Placer::piece(std::size_t index, std::size_t begin, std::size_t end) const {
  const gotmpl::Segment& segment = output_.segments[index];
  const auto [source, is_plain] = pieces_[index];
  if (!source) return {};
  if (!is_plain)
    return {*source, static_cast<std::uint32_t>(segment.action_begin), static_cast<std::uint32_t>(segment.action_end)};
  const std::size_t first = segment.action_begin + std::max(begin, segment.begin) - segment.begin;
  const std::size_t last = segment.action_begin + std::min(end, segment.end) - segment.begin;
  return {*source, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(std::max(first, last))};
}

Span Placer::written(std::size_t begin, std::size_t end) const {
  return output_.segments.empty() ? Span{} : written(segments_at(begin, end), begin, end);
}

// From the first to the last piece, if both stand in one file; else the line of the template itself that calls another.
Span Placer::written(Stretch stretch, std::size_t begin, std::size_t end) const {
  const auto [first, last] = stretch;
  Span span = piece(first, begin, end);
  if (first == last) return span;
  const Span tail = piece(last, begin, end);
  if (tail.source == span.source) {
    span.end = std::max(span.end, tail.end);
    return span;
  }
  if (span == Span{} || tail == Span{}) return span;
  if (output_.segments[last].source == own_) {
    const std::size_t line = own_->text.rfind('\n', tail.begin > 0 ? tail.begin - 1 : 0);
    return {tail.source, line == std::string::npos ? 0 : static_cast<std::uint32_t>(line + 1), tail.end};
  }
  const std::string& text = output_.segments[first].source->text;
  return {span.source, span.begin, static_cast<std::uint32_t>(std::min(text.find('\n', span.end), text.size()))};
}

// Whether the segments are one stretch of plain text in a template, with nothing between them.
bool Placer::is_one_text(Stretch stretch) const {
  for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
    if (!pieces_[i].is_plain) return false;
    const gotmpl::Segment& segment = output_.segments[i];
    if (i == stretch.first) continue;
    const gotmpl::Segment& before = output_.segments[i - 1];
    if (segment.source != before.source || segment.action_begin != before.action_begin + (before.end - before.begin))
      return false;
  }
  return true;
}

const Placer::Tables& Placer::tables_at(std::size_t offset) const {
  const gotmpl::Segment* by = output_.segments.empty() ? nullptr : &output_.segments[segment_at(offset)];
  if (by == last_printed_.by) return last_printed_.tables;
  last_printed_ = {by, {}};
  for (const gotmpl::Origin number : provenance_.heap.data_of(by->inputs))
    if (const gotmpl::Value table = provenance_.data.find(number); table.is_valid())
      last_printed_.tables.push_back(table);
  return last_printed_.tables;
}

const std::vector<OriginId>& Placer::inputs_of(const std::vector<gotmpl::Origin>& origins) const {
  std::vector<OriginId>& inputs = last_read_.inputs;
  if (origins == last_read_.origins) return inputs;
  last_read_.origins = origins;
  inputs.clear();
  for (const gotmpl::Origin number : provenance_.heap.data_of(origins)) {
    const OriginId id = provenance_.numbers.at(number);
    if (id && inputs.size() < kMostInputs && std::find(inputs.begin(), inputs.end(), id) == inputs.end())
      inputs.push_back(id);
  }
  return inputs;
}

OriginId Placer::place(std::size_t begin, std::size_t end, const Tables& narrow) const {
  if (output_.segments.empty()) return {};
  const Stretch stretch = segments_at(begin, end);
  const Span at = written(stretch, begin, end);
  if (at == Span{}) return {};
  if (is_one_text(stretch)) return OriginId::written(at);
  std::vector<gotmpl::Origin> read;
  for (const gotmpl::Value& value : narrow) read.push_back(value.origin());
  for (std::size_t i = stretch.first; narrow.empty() && i <= stretch.last; ++i) {
    const gotmpl::Segment& segment = output_.segments[i];
    read.insert(read.end(), segment.inputs.begin(), segment.inputs.end());
  }
  return provenance_.origins.add(static_cast<std::uint32_t>(at.source), Templated{at, inputs_of(read), {}});
}

Span Placer::action_of(const gotmpl::Mark& mark) const {
  const auto source = provenance_.sources.find(mark.source);
  if (source == provenance_.sources.end()) return {};
  return {source->second, static_cast<std::uint32_t>(mark.action_begin), static_cast<std::uint32_t>(mark.action_end)};
}

OriginId Placer::place_gap(const gotmpl::Mark& mark) const {
  const Span at = action_of(mark);
  if (at == Span{}) return {};
  return provenance_.origins.add(static_cast<std::uint32_t>(at.source),
                                 Templated{at, inputs_of(mark.inputs), std::string(mark.why)});
}

}  // namespace sidelint::helm
