#include "linter/build/hands.h"

#include <charconv>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "linter/render/annotate.h"

namespace sidelint::linter {
namespace {

using yaml::Kind;
using yaml::Value;

const Value* step(const Value& from, const std::string& key) {
  if (!from.is(Kind::sequence)) return from.find(key);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  const bool is_index = error == std::errc() && end == key.data() + key.size() && index < from.items.size();
  return is_index ? &from.items[index] : nullptr;
}

// The value at the path, if it has a line of its own: an item that holds more has the lines of what it holds.
const Value* line_of(const Value& object, const std::vector<std::string>& path) {
  const Value* here = &object;
  bool is_item = true;
  for (const std::string& key : path) {
    is_item = here->is(Kind::sequence);
    here = step(*here, key);
    if (here == nullptr) return nullptr;
  }
  const bool holds_more = !here->items.empty() || !here->entries.empty();
  return is_item && holds_more ? nullptr : here;
}

std::string in_words(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& key : path) {
    const bool is_word = key.find_first_of(". ") == std::string::npos;
    if (is_word && !text.empty()) text += '.';
    text += is_word ? key : "[" + key + "]";
  }
  return text.empty() ? "the whole object" : text;
}

class Hands {
 public:
  Hands(const BuiltObject& object, const Origins& origins, const SourceMap& sources)
      : object_(object), origins_(origins), sources_(sources) {}

  std::string run() {
    std::set<std::string> told;
    std::string text;
    for (const OpenPart& part : object_.open) {
      const Value* line = line_of(object_.value, part.path);
      if (line != nullptr) {
        open_.emplace(line, part.by);
        continue;
      }
      const std::string by = part.by == Span{} ? std::string() : " by " + place_in_words(part.by, sources_);
      std::string above = fmt::format("# open{}: {}\n", by, in_words(part.path));
      if (told.insert(above).second) text += above;
    }
    return text += annotated_yaml(object_.value, [this](const Value& value) { return of(value); });
  }

 private:
  // Hands in one line once.
  std::string of(const Value& value) const {
    std::string text;
    std::string last;
    std::set<std::string> all;
    for (const Span& at : origins_.chain(value.origin)) {
      std::string hand = place_in_words(at, sources_);
      if (hand == last) continue;
      text.append(text.empty() ? "" : " ← ").append(hand);
      all.insert(hand);
      last = std::move(hand);
    }
    const auto open = open_.find(&value);
    if (open == open_.end()) return text;
    text.append(text.empty() ? "open" : "; open");
    if (open->second == Span{}) return text;
    const std::string by = place_in_words(open->second, sources_);
    return all.contains(by) ? text : text.append(" by ").append(by);
  }

  const BuiltObject& object_;
  const Origins& origins_;
  const SourceMap& sources_;
  std::map<const Value*, Span> open_;
};

}  // namespace

std::string with_hands(const BuiltObject& object, const Origins& origins, const SourceMap& sources) {
  return Hands(object, origins, sources).run();
}

std::string place_in_words(Span at, const SourceMap& sources) {
  return fmt::format("{}:{}", sources.path(at.source), sources.position(at.source, at.begin).line);
}

}  // namespace sidelint::linter
