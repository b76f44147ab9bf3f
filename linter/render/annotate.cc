#include "linter/render/annotate.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/yaml/emit.h"
#include "engine/yaml/key_order.h"

namespace sidelint::linter {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::size_t kColumn = 60;  // where the names begin, if the line is shorter
constexpr std::size_t kMostInputs = 3;

class Writer {
 public:
  explicit Writer(const std::function<std::string(const Value&)>& author) : author_(author) {}

  std::string run(const Value& value) {
    block(value, 0, "");
    return std::move(out_);
  }

 private:
  static bool is_open(const Value& value) { return !value.items.empty() || !value.entries.empty(); }

  // `lead` stands before the first line instead of the indentation: the dashes of the lists around.
  void block(const Value& value, std::size_t indent, std::string lead) {
    if (value.is(Kind::sequence)) {
      for (const Value& item : value.items) {
        std::string dash = lead.empty() ? std::string(indent, ' ') + "- " : lead + "- ";
        lead.clear();
        if (is_open(item)) {
          block(item, indent + 2, std::move(dash));
        } else {
          lines(yaml::to_yaml(item), dash, indent + 2, item);
        }
      }
      return;
    }
    for (const yaml::Entry* entry : sorted(value)) {
      const std::string before = lead.empty() ? std::string(indent, ' ') : std::exchange(lead, "");
      if (is_open(entry->value)) {
        Value key = Value::mapping();
        key.set(entry->key, Value::null());
        std::string line = yaml::to_yaml(key);
        line.erase(line.rfind(" null"));
        lines(line, before, indent, entry->value);
        block(entry->value, entry->value.is(Kind::sequence) ? indent : indent + 2, "");
      } else {
        Value single = Value::mapping();
        single.set(entry->key, entry->value);
        lines(yaml::to_yaml(single), before, indent, entry->value);
      }
    }
  }

  static std::vector<const yaml::Entry*> sorted(const Value& value) {
    std::vector<const yaml::Entry*> entries;
    for (const yaml::Entry& entry : value.entries) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(),
              [](const auto* a, const auto* b) { return yaml::key_before(a->key, b->key); });
    return entries;
  }

  // Whether the text goes on in lines that a comment behind its first one would become a part of, or would cut off.
  static bool is_folded(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end + 1 == text.size()) return false;
    const std::string_view first = text.substr(0, end);
    const std::size_t header = first.find_last_not_of("+-0123456789");
    return header == std::string_view::npos || first[header] != '|';
  }

  // Of a text of several lines the first names the author; of one that is folded a line above it.
  void lines(std::string_view text, const std::string& lead, std::size_t indent, const Value& of) {
    bool first = true;
    std::string author = author_(of);
    if (!author.empty() && is_folded(text)) {
      out_ += std::string(indent, ' ') + "# " + author + '\n';
      author.clear();
    }
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string line = (first ? lead : std::string(indent, ' ')) + std::string(text.substr(0, end));
      if (first && !author.empty()) {
        line.resize(std::max(line.size() + 2, kColumn), ' ');
        line += "# " + author;
      }
      out_ += line + '\n';
      first = false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  const std::function<std::string(const Value&)>& author_;
  std::string out_;
};

}  // namespace

std::string Authors::place(OriginId id) const {
  if (inject::is_rendered(id)) return {};
  const std::optional<Span> at = origins_.where(id);
  if (!at) return {};
  return sources_.path(at->source) + ":" + std::to_string(sources_.position(at->source, at->begin).line);
}

std::string Authors::of(OriginId id) const {
  if (inject::is_rendered(id)) return of_rendering(id.span());
  return place(id);
}

std::string Authors::of_rendering(Span span) const {
  const std::size_t index = static_cast<std::uint32_t>(span.source) - inject::kFirstRendering;
  if (!provenance_ || index >= provenance_->renderings.size()) return {};
  const inject::Rendering& rendering = provenance_->renderings[index];
  const std::vector<gotmpl::Segment>& segments = rendering.output.segments;
  // The value may be made of several pieces: the first action among them names it, all of them its inputs.
  const gotmpl::Segment* segment = nullptr;
  std::vector<gotmpl::Origin> inputs;
  for (const gotmpl::Segment& each : segments) {
    if (each.end <= span.begin || each.begin >= span.end) continue;
    if (!segment || (segment->inputs.empty() && !each.inputs.empty())) segment = &each;
    inputs.insert(inputs.end(), each.inputs.begin(), each.inputs.end());
  }
  if (!segment || !segment->source) return "template " + rendering.template_name;
  const std::string_view text = segment->source->text;
  const bool plain = segment->inputs.empty() && segment->begin < span.begin;
  const std::size_t offset = plain ? segment->action_begin + (span.begin - segment->begin) : segment->action_begin;
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  std::string out =
      "template " + rendering.template_name + ":" + std::to_string(std::count(text.begin(), end, '\n') + 1);
  std::size_t shown = 0;
  for (const std::string& from : places_of(provenance_->heap.data_of(inputs))) {
    if (shown == kMostInputs) break;
    out += (shown++ == 0 ? " <- " : ", ") + from;
  }
  return out;
}

// Of data within each other the innermost tell enough.
std::vector<std::string> Authors::places_of(const std::vector<gotmpl::Origin>& inputs) const {
  std::vector<OriginId> ids;
  for (const gotmpl::Origin input : inputs) ids.push_back(provenance_->origins.at(input));
  const auto encloses = [&](OriginId outer, OriginId inner) {
    const std::optional<Span> a = origins_.where(outer);
    const std::optional<Span> b = origins_.where(inner);
    return a && b && a->source == b->source && a->begin <= b->begin && b->end <= a->end && *a != *b;
  };
  std::vector<std::string> out;
  for (const OriginId id : ids) {
    if (std::any_of(ids.begin(), ids.end(), [&](OriginId other) { return encloses(id, other); })) continue;
    if (std::string from = place(id); !from.empty()) out.push_back(std::move(from));
  }
  return out;
}

std::string annotated_yaml(const Value& value, const std::function<std::string(const Value&)>& author) {
  return Writer(author).run(value);
}

}  // namespace sidelint::linter
