// The quick way must see what libyaml sees, wherever it says that it sees anything.
#include "engine/yaml/simple_events.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/yaml/read_events.h"
#include "engine/yaml/stream.h"

namespace sidelint::yaml {
namespace {

using Events = std::vector<std::string>;

std::string place(const Span& at) { return std::to_string(at.begin) + "-" + std::to_string(at.end) + " "; }

struct Shown {
  std::string operator()(const ScalarEvent& event) const {
    return place(event.at) + "style " + std::to_string(static_cast<int>(event.style)) +
           (event.implicit ? " implicit " : " ") + (event.tag == Tag::none ? "" : "tagged ") + std::string(event.text);
  }
  std::string operator()(const AliasEvent& event) const { return place(event.at) + "*" + std::string(event.anchor); }
  std::string operator()(const BeginEvent& event) const {
    return place(event.at) + (event.kind == Kind::mapping ? "{" : "[") + (event.style == Style::flow ? " flow" : "");
  }
  std::string operator()(const EndEvent& event) const { return "end " + std::to_string(event.behind_bracket); }
};

Places places() { return Places::from(SourceId{0}, 100); }

std::optional<Events> read_simply(std::string_view text, Ending ending = Ending::as_written) {
  Events events;
  const auto take = [&](const Event& event) {
    events.push_back(std::visit(Shown(), event));
    return true;
  };
  return read_simple_events(text, ending, places(), take) ? std::optional(events) : std::nullopt;
}

Events read_by_libyaml(std::string_view text, Ending ending = Ending::as_written) {
  Events events;
  const Stop stop = read_events(text, ending, places(), [&](const Event& event) {
    events.push_back(std::visit(Shown(), event));
    return true;
  });
  if (stop.problem) events.push_back("refused: " + stop.problem->message);
  return events;
}

constexpr const char* kSimple[] = {
    "",
    "\n# a\n  # b",
    "a: b\n",
    "a: b",
    "--- # a comment\n# another\nkind: Pod\nmetadata:\n  name: x # y\n\n  labels: {}\nspec:\n",
    "a:\n- b\n-\n- c:\n    d:\n  e: f\n- - - g\n  - h\ni:\n  - j\n  -  k: l\n     m:\n     - n\n",
    "- op: add\n  path: /a\n-\n  op: remove\n",
    "\"a b\": 'c: d'  # e\n'f' : \"\"\ng: 'h\\i'\n",
    "url: http://x:80/#y\nneg: -1\ntext: a b  c - d\n<<: x\n",
    "a: [b, \"c\", {d: e, f: [ ]}, []]  # g\nh: { i: 'j' }\n",
    "a: |\n  b\n\n   c # no comment\n    \n  d  \n\n# e\nf: |-\n    g\n\n\nh: |+\n  i\n\n",
    "a: |  # b\n\n\n  c\n",
    "- |\n b\n- c\n",
    "  a: b\n  c:\n    d: e\n",
    "a:\n  # b\nc: # d\n  e: f\n  # g\n",
    "a b: c\nd   : e\n",
    "a: [b,\n  c]\nd: {\n  e: f,\n\n   g: 'h' ,\n  }\ni: j\n",
    "a: [b, ]\nc: {d: [e,], f: {}, }\n",
    "- {a: b\n , c: [\n ]\n  } # d\n- [{a: b},\n {c: \"d\"}]\n",
    "a: b\n  c - d#e\n\n\n   - f  # g\nh:\n- i\n j\n-\n  k\n",
    "a:\n  b\nc:\n  'd'\ne:\n  [f]\ng:\n    \"h\n  i\"\n",
    "a: \"b\\n\\\\ \\\"c\\\"\\t\\x41\\u00e9\"\nd: 'e''f '' '\n",
    "a: \"b  c \n d\n\n\n e\\\n  f \\\n\n\n\\ng\"\nh: 'i\n  j''\n\n  k '\n",
    "a: >\n  b\n  c\n\n  d\n\n\n  e\n   f\n   g\n\n  h\n\ni: >-\n\n  j\n  k\nl: >+ # m\n  n\n\n",
    "a: |\n  b",
    "- >\n  a\n  b  ",
    "a: |-\n  b\n  ",
    "a: |+\n  b\n   ",
    "a: \u00e9 # \u2014\n\"\U00013000\": '\u4e2d'\n\u00fc:\n- \u00e4: |\n    \u00a0\n- [\"\u00f6\"]\n",
};

TEST(SimpleEvents, AreThoseOfLibyaml) {
  for (const char* const text : kSimple)
    for (const Ending ending : {Ending::as_written, Ending::line_end_added})
      EXPECT_EQ(read_simply(text, ending), std::optional(read_by_libyaml(text, ending))) << text;
}

TEST(SimpleEvents, TellKeysValuesAndTheirPlaces) {
  const Events expected{"100-100 {",
                        "100-101 style 0 implicit a",
                        "103-103 [ flow",
                        "104-107 style 1 b",
                        "end 108",
                        "109-110 style 0 implicit c",
                        "111-111 style 0 implicit ",
                        "end 0"};
  EXPECT_EQ(read_simply("a: ['b']\nc:\n"), std::optional(expected));
}

TEST(SimpleEvents, SayNothingOfWhatIsWrittenInOtherWays) {
  constexpr const char* kNotSimple[] = {
      "---\n",
      "a\n",
      "{a: b}\n",
      "a: b\n---\nc: d\n",
      "a: b\n...\n",
      "a: &x b\n",
      "a: *x\n",
      "a: !!str b\n",
      "? a\n: b\n",
      "a:\tb\n",
      "a: b\r\n",
      "a: \xC3\n",
      "a: \u0085\n",
      "a: \u2028b\n",
      "\uFEFFa: b\n",
      "a: [\u00e9]\n",
      "a: b: c\n",
      "a: \"b\" c\n",
      "a: 'b'#c\n",
      "a: \"b\\/\"\n",
      "a: \"\\ud83d\"\n",
      "a: \"\\x4\"\n",
      "a: \"b\n--- c\"\n",
      "a: \"b\n",
      "a: b\n  c: d\n",
      "a: b # c\n  d\n",
      "a: 'b'\n  c\n",
      "a:\n  &b c\n",
      "a: |2\n  b\n",
      "a: |\n    \n  b\n",
      "a: |\nb: c\n",
      "a: [b,\nc]\n",
      "a: [b\n  c]\n",
      "a: [b, # c\n  d]\n",
      "a: [b,, c]\n",
      "a: [,]\n",
      "a: {b:\n  c}\n",
      "a: {b\n  : c}\n",
      "a: [b,\n",
      "a: [b: c]\n",
      "a: {b: }\n",
      "a: {b:c}\n",
      "a: [[[[[[[[[b]]]]]]]]]\n",
      "a: @b\n",
      "%YAML 1.1\n---\na: b\n",
      "a: b\n c: d\n",
      "- a\nb: c\n",
      "a: b\n- c\n",
      "  a: b\nc: d\n",
  };
  for (const char* const text : kNotSimple) EXPECT_EQ(read_simply(text), std::nullopt) << text;
}

TEST(SimpleEvents, EndWhenTheSinkWantsNoMore) {
  int count = 0;
  EXPECT_FALSE(
      read_simple_events("a: b\nc: d\n", Ending::as_written, places(), [&](const Event&) { return ++count < 3; }));
  EXPECT_EQ(count, 3);
}

// A generator of its own: the same texts everywhere.
class Dice {
 public:
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % count;
  }

 private:
  std::uint64_t state_ = 1;
};

TEST(SimpleEvents, AreThoseOfLibyamlInMutatedTexts) {
  constexpr std::string_view kParts[] = {
      "- ", "-",  " ",    "  ",   "\n",     ": ",     ":",      "#",          " #",  "\"",   "'",   "|",   ">",
      "{",  "}",  "[",    "]",    ", ",     "a",      "b: ",    "&a",         "*a",  "? ",   "---", "%",   "\\",
      "{}", "[]", "\n  ", "\n- ", "\u00e9", "\u2028", "\u0085", "\U00013010", "\\n", "\\\n", "''",  "\n\n"};
  constexpr int kTexts = 30'000;
  Dice dice;
  int simple = 0;
  for (int i = 0; i < kTexts; ++i) {
    std::string text = kSimple[dice.below(std::size(kSimple))];
    for (std::size_t changes = 1 + dice.below(3); changes > 0; --changes) {
      const std::string_view part = kParts[dice.below(std::size(kParts))];
      text.replace(dice.below(text.size() + 1), dice.below(3), part);
    }
    for (const Ending ending : {Ending::as_written, Ending::line_end_added}) {
      const std::optional<Events> events = read_simply(text, ending);
      if (!events) continue;
      ++simple;
      ASSERT_EQ(*events, read_by_libyaml(text, ending)) << text;
    }
  }
  EXPECT_GT(simple, kTexts / 10);
}

TEST(SimpleEvents, AreThoseOfLibyamlInTheCorpus) {
  const char* const corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no corpus: set SIDELINT_CORPUS to a folder of manifests";
  std::size_t simple = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    const std::string extension = entry.path().extension();
    if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const Decoded decoded = decode(std::string(std::istreambuf_iterator<char>(file), {}));
    if (decoded.refused) continue;
    for (const Piece& piece : split(decoded.text, SourceId{0})) {
      const std::string_view bytes =
          std::string_view(decoded.text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
      const std::optional<Events> events = read_simply(bytes);
      if (!events) continue;
      ++simple;
      EXPECT_EQ(*events, read_by_libyaml(bytes)) << entry.path() << " from byte " << piece.bytes.begin;
    }
  }
  EXPECT_GT(simple, 0U);
}

}  // namespace
}  // namespace sidelint::yaml
