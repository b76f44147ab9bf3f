#include "engine/yaml/read_events.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/yaml/libyaml.h"
#include "engine/yaml/prologue.h"
#include "engine/yaml/resolve.h"

namespace sidelint::yaml {
namespace {

// libyaml compares each new %TAG directive with all before it.
constexpr std::size_t kMaxTagDirectives = 64;
// For every token libyaml looks at every open flow collection. Real documents stay far below this sum.
constexpr std::uint64_t kFlowWorkPerByte = 8;
constexpr std::uint64_t kFreeFlowWork = std::uint64_t{1} << 22U;

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}
std::string_view view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::folded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
      break;
  }
  return Style::plain;
}

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

using Sink = std::function<bool(const Event&)>;

// Drives libyaml over the first document of a text.
class Reading {
 public:
  Reading(std::string_view text, Ending ending, const Places& places, const Sink& sink)
      : text_(text),
        places_(places),
        offsets_(text),
        parser_(text, ending == Ending::line_end_added ? "\n" : ""),
        sink_(sink) {}

  Stop run() {
    std::optional<Problem> found = read();
    return {std::move(found), respelling_};
  }

 private:
  std::optional<Problem> read() {
    if (count_tag_directives(text_) > kMaxTagDirectives)
      return problem(0, "more than 64 %TAG directives before the document");
    for (;;) {
      libyaml::Event event;
      if (!parser_.parse(event.is)) return parser_problem();
      switch (event.is.type) {
        case YAML_DOCUMENT_START_EVENT:
          if (!is_version_known(event.is)) return problem(start(event.is), "found incompatible YAML document");
          break;
        case YAML_STREAM_END_EVENT:
        case YAML_DOCUMENT_END_EVENT:
          return misplaced_mark(start(event.is));
        case YAML_NO_EVENT:
        case YAML_STREAM_START_EVENT:
          break;
        case YAML_ALIAS_EVENT:
        case YAML_SCALAR_EVENT:
        case YAML_SEQUENCE_START_EVENT:
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_START_EVENT:
        case YAML_MAPPING_END_EVENT:
          if (!hand_on(event.is)) return refused_;
          if (!within_flow_work()) return problem(start(event.is), "too many brackets are open for too long");
      }
    }
  }

  std::uint32_t start(const yaml_event_t& event) { return offsets_.byte(event.start_mark.index); }
  std::uint32_t end(const yaml_event_t& event) { return offsets_.byte(event.end_mark.index); }

  // A byte order mark within the document, which ends at `end`.
  std::optional<Problem> misplaced_mark(std::uint32_t end) {
    const std::optional<std::size_t> mark = find_misplaced_mark(text_.substr(0, end));
    if (!mark) return std::nullopt;
    return problem(static_cast<std::uint32_t>(*mark), "a byte order mark within the text");
  }

  // The real reader accepts version 1.1 only, libyaml 1.2 as well.
  static bool is_version_known(const yaml_event_t& event) {
    const yaml_version_directive_t* version = event.data.document_start.version_directive;
    return version == nullptr || (version->major == 1 && version->minor == 1);
  }

  bool hand_on(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        return sink_(AliasEvent{view(event.data.alias.anchor), places_.span(start(event), end(event))});
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT: {
        const bool flow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        return begin(event, Kind::sequence, flow, view(event.data.sequence_start.anchor));
      }
      case YAML_MAPPING_START_EVENT: {
        const bool flow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        return begin(event, Kind::mapping, flow, view(event.data.mapping_start.anchor));
      }
      default:
        return finish_collection(event);
    }
  }

  bool scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const char* const bytes = reinterpret_cast<const char*>(scalar.value);
    const Style style = style_of(scalar.style);
    std::uint32_t last = end(event);
    const std::uint32_t first = skip_properties(start(event), last);
    if (style == Style::literal || style == Style::folded) last = drop_blank_lines(first, last);
    if (style == Style::double_quoted) refuse_escaped_slash(first, last);
    if (refused_) return false;
    return sink_(ScalarEvent{.text = {bytes, scalar.length},
                             .style = style,
                             .tag = tag_of(view(scalar.tag)),
                             .implicit = scalar.plain_implicit != 0,
                             .anchor = view(scalar.anchor),
                             .at = places_.span(first, last)});
  }

  bool begin(const yaml_event_t& event, Kind kind, bool flow, std::string_view anchor) {
    open_.push_back(flow);
    if (flow) ++flow_depth_;
    std::uint32_t first = start(event);
    const bool own_properties =
        kind == Kind::sequence ? event.data.sequence_start.tag != nullptr : event.data.mapping_start.tag != nullptr;
    if (flow || own_properties || !anchor.empty())
      first = skip_properties(first, static_cast<std::uint32_t>(text_.size()));
    if (refused_) return false;
    return sink_(BeginEvent{kind, flow ? Style::flow : Style::block, anchor, places_.span(first, first)});
  }

  bool finish_collection(const yaml_event_t& event) {
    if (open_.back()) --flow_depth_;
    open_.pop_back();
    const std::uint32_t first = start(event);
    const std::uint32_t last = end(event);
    return sink_(EndEvent{last > first ? places_.span(first, last).end : 0});
  }

  // From where an event begins to its value, behind an anchor and a tag. No value begins with their characters.
  std::uint32_t skip_properties(std::uint32_t at, std::uint32_t end) {
    while (at < end && (text_[at] == '&' || text_[at] == '!')) {
      const bool tag = text_[at] == '!';
      if (text_.substr(at).starts_with("!<")) at = find(">", at, end);
      while (at < end && !is_blank(text_[at]) && !is_break(text_[at]) && !is_flow_indicator(text_[at])) ++at;
      // Since 0.2.5 libyaml ends a tag here, where the real reader goes on; then values differ.
      if (tag && at < text_.size() && text_[at] == ',') refuse(at, 1, "%2C", "a comma within a tag");
      while (at < end && (is_blank(text_[at]) || is_break(text_[at]) || text_[at] == '#'))
        at = text_[at] == '#' ? find("\r\n", at, end) : at + 1;
    }
    return at;
  }
  std::uint32_t find(std::string_view any_of, std::uint32_t at, std::uint32_t end) const {
    return static_cast<std::uint32_t>(std::min<std::size_t>(text_.substr(0, end).find_first_of(any_of, at), end));
  }
  static bool is_flow_indicator(char c) { return c == '[' || c == ']' || c == '{' || c == '}' || c == ','; }

  // Since 0.2.2 libyaml knows the escape \/, the real reader does not.
  void refuse_escaped_slash(std::uint32_t first, std::uint32_t last) {
    const std::string_view scalar = text_.substr(first, last - first);
    for (std::size_t at = scalar.find('\\'); at != std::string_view::npos; at = scalar.find('\\', at + 2))
      if (scalar.substr(at).starts_with("\\/"))
        refused_ = problem(first + static_cast<std::uint32_t>(at), "found unknown escape character");
  }

  // libyaml counts the blank lines behind a block scalar as its own.
  std::uint32_t drop_blank_lines(std::uint32_t first, std::uint32_t last) const {
    while (last > first + 1 && (is_blank(text_[last - 1]) || is_break(text_[last - 1]))) --last;
    return last;
  }

  bool within_flow_work() {
    flow_work_ += flow_depth_;
    return flow_work_ <= kFreeFlowWork + kFlowWorkPerByte * text_.size();
  }

  Span one_character(std::uint32_t at) {
    std::uint32_t last = at;
    const auto size = static_cast<std::uint32_t>(text_.size());
    if (last < size) ++last;
    while (last < size && (static_cast<unsigned char>(text_[last]) & 0xC0U) == 0x80U) ++last;
    return places_.span(at, last);
  }
  void refuse(std::uint32_t at, std::uint32_t length, std::string_view instead, std::string message) {
    refused_ = problem(at, std::move(message));
    respelling_ = {at, length, instead};
  }
  // What libyaml stops at and the real reader does not: `,[]` in a tag, and the escape \'.
  std::optional<Respelling> other_spelling(std::uint32_t at) const {
    const std::string_view rest = text_.substr(at);
    const std::string_view context = view(parser_.state().context);
    if (context == "while parsing a quoted scalar" && rest.starts_with("\\'")) return Respelling{at, 2, "'"};
    if (context != "while scanning a tag" && context != "while parsing a tag") return std::nullopt;
    if (rest.starts_with(',')) return Respelling{at, 1, "%2C"};
    if (rest.starts_with('[')) return Respelling{at, 1, "%5B"};
    if (rest.starts_with(']')) return Respelling{at, 1, "%5D"};
    return std::nullopt;
  }
  Problem problem(std::uint32_t at, std::string message) {
    return {one_character(at), std::move(message), std::nullopt, {}};
  }
  Problem parser_problem() {
    const yaml_parser_t& state = parser_.state();
    if (state.error == YAML_MEMORY_ERROR || state.error == YAML_NO_ERROR) return problem(0, "out of memory");
    if (state.error == YAML_READER_ERROR)
      return problem(static_cast<std::uint32_t>(std::min(state.problem_offset, text_.size())),
                     std::string(view(state.problem)));
    const std::uint32_t at = offsets_.byte(state.problem_mark.index);
    if (auto mark = misplaced_mark(at)) return *std::move(mark);  // nobody sees it, so it comes first
    respelling_ = other_spelling(at);
    Problem found = problem(at, std::string(view(state.problem)));
    if (state.context != nullptr) {
      found.context = view(state.context);
      found.context_at = one_character(offsets_.byte(state.context_mark.index));
    }
    return found;
  }

  std::string_view text_;
  const Places& places_;
  CharacterOffsets offsets_;
  libyaml::Parser parser_;
  const Sink& sink_;
  std::vector<bool> open_;  // for each open collection, whether it is written with brackets
  std::uint64_t flow_depth_ = 0;
  std::uint64_t flow_work_ = 0;
  std::optional<Problem> refused_;  // for what libyaml reads otherwise than the real reader
  std::optional<Respelling> respelling_;
};

}  // namespace

Stop read_events(std::string_view text, Ending ending, const Places& places,
                 const std::function<bool(const Event&)>& sink) {
  return Reading(text, ending, places, sink).run();
}

}  // namespace sidelint::yaml
