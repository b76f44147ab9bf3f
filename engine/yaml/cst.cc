#include "engine/yaml/cst.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/yaml/bytes.h"
#include "engine/yaml/comments.h"
#include "engine/yaml/cst_parse.h"
#include "engine/yaml/events.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"

namespace sidelint::yaml {
namespace {

// What libyaml reports, kept.
struct Seen {
  enum class What : std::uint8_t { scalar, alias, begin, end } what;
  Kind kind = Kind::string;  // of begin: mapping or sequence
  Style style = Style::plain;
  std::string anchor;
  std::string text;
  Span at;
};

// Collects events as long as the limits hold.
class Collector {
 public:
  bool take(const Event& event) {
    return std::visit([this](const auto& one) { return add(one); }, event);
  }
  std::vector<Seen> seen;
  std::string refused;

 private:
  bool add(const ScalarEvent& event) {
    return keep(
        {Seen::What::scalar, Kind::string, event.style, std::string(event.anchor), std::string(event.text), event.at});
  }
  bool add(const AliasEvent& event) {
    return keep({Seen::What::alias, Kind::string, Style::plain, std::string(event.anchor), "", event.at});
  }
  bool add(const BeginEvent& event) {
    if (!keep({Seen::What::begin, event.kind, event.style, std::string(event.anchor), "", event.at})) return false;
    parts_.push_back(0);
    return parts_.size() <= kCstLimits.depth ||
           refuse("it is nested more than " + std::to_string(kCstLimits.depth) + " deep");
  }
  bool add(const EndEvent& event) {
    parts_.pop_back();
    seen.push_back({Seen::What::end, Kind::string, Style::plain, "", "", {{}, 0, event.behind_bracket}});
    return true;
  }

  bool keep(Seen one) {
    seen.push_back(std::move(one));
    if (parts_.empty() || ++parts_.back() <= 2 * kCstLimits.siblings) return true;  // an entry is two of them
    return refuse("a collection in it has more than " + std::to_string(kCstLimits.siblings) + " parts");
  }
  bool refuse(std::string why) {
    refused = std::move(why);
    return false;
  }

  std::vector<std::size_t> parts_;  // of each open collection
};

std::optional<std::string> too_large(std::string_view document) {
  if (document.size() > kCstLimits.bytes) {
    return "it is larger than " + std::to_string(kCstLimits.bytes / 1024) + " KiB";
  }
  std::size_t lines = 0;
  std::size_t width = 0;
  std::size_t widest = 0;
  for (const char c : document) {
    const bool ends = c == '\n' || c == '\r';
    lines += ends ? 1 : 0;
    width = ends ? 0 : width + 1;
    widest = std::max(widest, width);
  }
  if (lines > kCstLimits.lines) return "it has more than " + std::to_string(kCstLimits.lines) + " lines";
  if (widest > kCstLimits.width) return "a line of it is longer than " + std::to_string(kCstLimits.width) + " bytes";
  return std::nullopt;
}

// Goes through the tree in the order of libyaml's events and compares each with its node.
class Comparison {
 public:
  Comparison(Cst& cst, const std::vector<Seen>& seen) : cst_(cst), seen_(seen) {}

  bool agrees() {
    if (cst_.root == kNoCst) return seen_.empty();
    return node(cst_.root) && next_ == seen_.size();
  }

 private:
  bool node(CstIndex index) {
    if (next_ == seen_.size()) return false;
    const Seen& event = seen_[next_++];
    CstNode& here = cst_.nodes[index];
    if (event.anchor != here.anchor) return false;
    switch (here.kind) {
      case CstKind::alias:
        return event.what == Seen::What::alias && event.at == here.at;
      case CstKind::scalar:
        here.text = event.text;
        return event.what == Seen::What::scalar && event.style == here.style && is_same_place(event.at, here);
      case CstKind::mapping:
      case CstKind::sequence:
        return event.what == Seen::What::begin && event.style == here.style &&
               (event.kind == Kind::mapping) == (here.kind == CstKind::mapping) && event.at.begin == here.at.begin &&
               parts(index);
    }
    return false;
  }

  // Where a block scalar ends is said in two ways; one that is not written has no place of its own.
  static bool is_same_place(Span at, const CstNode& here) {
    if (here.at.begin == here.at.end) return at.begin == at.end;
    const bool is_block = here.style == Style::literal || here.style == Style::folded;
    return is_block ? at.begin == here.at.begin : at == here.at;
  }

  bool parts(CstIndex collection) {
    const bool mapping = cst_.nodes[collection].kind == CstKind::mapping;
    for (const CstIndex slot : cst_.nodes[collection].slots) {
      if (mapping && !part(cst_.slots[slot].key)) return false;
      if (!part(cst_.slots[slot].value)) return false;
    }
    if (next_ == seen_.size()) return false;
    const Seen& event = seen_[next_++];
    const CstNode& here = cst_.nodes[collection];
    return event.what == Seen::What::end && (here.style == Style::block || event.at.end == here.at.end);
  }
  // What is not written is an empty text to libyaml.
  bool part(CstIndex index) {
    if (index != kNoCst) return node(index);
    if (next_ == seen_.size()) return false;
    const Seen& event = seen_[next_++];
    return event.what == Seen::What::scalar && event.style == Style::plain && event.text.empty() &&
           event.anchor.empty();
  }

  Cst& cst_;
  const std::vector<Seen>& seen_;
  std::size_t next_ = 0;
};

bool same_comments(std::string_view text, Span document, const Cst& cst) {
  const std::vector<Comment> read = comments(text, document);
  return std::ranges::equal(read, cst.comments, {}, &Comment::at);
}

}  // namespace

std::variant<Cst, std::string> read_cst(std::string_view text, const Piece& piece) {
  Span document = piece.bytes;
  const std::string_view upto = text.substr(0, document.end);
  if (upto.substr(document.begin).starts_with(kByteOrderMark)) {
    document.begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  const std::string_view bytes = upto.substr(document.begin);
  if (std::optional<std::string> why = too_large(bytes)) return *why;
  Collector collector;
  const Stop stop = read_events(bytes, Ending::line_end_added, Places::from(document.source, document.begin),
                                [&](const Event& event) { return collector.take(event); });
  if (!collector.refused.empty()) return collector.refused;
  if (stop.problem) return "it cannot be read: " + stop.problem->message;
  Cst cst = parse_cst(upto, document);
  if (!Comparison(cst, collector.seen).agrees() || !same_comments(text, document, cst)) {
    return "two YAML readers do not agree on how it is written";
  }
  return cst;
}

}  // namespace sidelint::yaml
