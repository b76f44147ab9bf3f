#include "engine/yaml/load.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/yaml/bytes.h"
#include "engine/yaml/compose.h"
#include "engine/yaml/load_json.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"
#include "engine/yaml/simple_events.h"

namespace sidelint::yaml {
namespace {

// A simple text is read without libyaml. Nothing is left of a reading that gave up: only aliases make origins, and no
// simple text has one.
std::optional<Loaded> read_simple(std::string_view text, Ending ending, const Places& places, Origins& origins,
                                  const Composer::Manner& manner) {
  Composer composer(origins, manner);
  composer.expect(text.size());
  const auto take = [&](const Event& event) { return composer.take(event); };
  if (!read_simple_events(text, ending, places, take)) return std::nullopt;
  return composer.finish();
}

// Reads a text, in another spelling where libyaml stumbles over the first. Each time is a whole reading, so not often.
Loaded read(std::string_view text, Ending ending, Places places, Origins& origins,
            const Composer::Manner& manner = {}) {
  if (std::optional<Loaded> simple = read_simple(text, ending, places, origins, manner)) return *std::move(simple);
  constexpr int kMaxRespellings = 16;
  std::string respelled;
  for (int respellings = 0;; ++respellings) {
    Composer composer(origins, manner);
    composer.expect(text.size());
    Stop stop = read_events(text, ending, places, [&](const Event& event) { return composer.take(event); });
    if (!stop.problem) return composer.finish();
    if (!stop.respelling || respellings == kMaxRespellings) return *std::move(stop.problem);
    const auto [offset, length, instead] = *stop.respelling;
    if (respelled.empty()) respelled = text;
    respelled.replace(offset, length, instead);
    places.respell(offset, length, static_cast<std::uint32_t>(instead.size()));
    text = respelled;
  }
}

Loaded load_from(std::string_view text, Span bytes, Ending ending, Origins& origins,
                 WordKeys words = WordKeys::as_json) {
  std::string_view document = text.substr(bytes.begin, bytes.end - bytes.begin);
  std::uint32_t begin = bytes.begin;
  if (document.starts_with(kByteOrderMark)) {
    document.remove_prefix(kByteOrderMark.size());
    begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  return read(document, ending, Places::from(bytes.source, begin), origins, {.everywhere = {}, .words = words});
}

// The line reader takes one CR away with each LF, so CR CR LF is one line end to YAML and not two.
Loaded load_lines(std::string_view document, Span bytes, Origins& origins) {
  std::string text;
  std::vector<Places::Line> lines;
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t end = std::min(document.find('\n', at), document.size());
    std::string_view line = document.substr(at, end - at);
    if (end < document.size() && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({static_cast<std::uint32_t>(text.size()), bytes.begin + static_cast<std::uint32_t>(at)});
    (text += line) += '\n';
    at = end + 1;
  }
  return read(text, Ending::as_written, Places::lines(bytes.source, std::move(lines), bytes.end), origins);
}

// Where the lines of a literal block scalar stand: each is the end of a line of the source. Empty if they do not match.
std::optional<Places> lines_of_literal(std::string_view source, Span at, std::string_view value) {
  std::vector<Places::Line> lines;
  std::size_t line = source.find('\n', at.begin);  // behind the header
  for (std::size_t begin = 0; begin < value.size() && line < at.end;) {
    ++line;
    const std::size_t line_end = std::min(source.find('\n', line), source.size());
    std::string_view written = source.substr(line, line_end - line);
    if (written.ends_with('\r')) written.remove_suffix(1);
    const std::size_t end = std::min(value.find('\n', begin), value.size());
    if (!written.ends_with(value.substr(begin, end - begin))) return std::nullopt;
    const std::size_t indent = written.size() - (end - begin);
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line + indent)});
    begin = end + 1;
    line = line_end;
  }
  if (lines.empty()) return std::nullopt;
  return Places::lines(at.source, std::move(lines), static_cast<std::uint32_t>(source.size()));
}

}  // namespace

Loaded load(std::string_view text, Span bytes, Origins& origins, WordKeys words) {
  return load_from(text, bytes, Ending::as_written, origins, words);
}

Loaded load_piece(std::string_view text, const Piece& piece, Origins& origins) {
  if (piece.syntax == Syntax::json) return load_json(text, piece.bytes, origins);
  const std::string_view document = text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
  if (document.find("\r\r\n") == std::string_view::npos)
    return load_from(text, piece.bytes, Ending::line_end_added, origins);
  return load_lines(document, piece.bytes, origins);
}

Loaded load_embedded(std::string_view text, Node scalar, Origins& origins, WordKeys words) {
  const OriginId origin = scalar.origin();
  const Span at = origins.where(origin).value_or(Span{});
  if (!origin.is_written())
    return read(scalar.text(), Ending::as_written, Places::everywhere(at), origins,
                {.everywhere = origin, .words = words});
  std::optional<Places> lines;
  if (scalar.style() == Style::literal) lines = lines_of_literal(text, at, scalar.text());
  return read(scalar.text(), Ending::as_written, lines ? *std::move(lines) : Places::everywhere(at), origins,
              {.everywhere = {}, .words = words});
}

}  // namespace sidelint::yaml
