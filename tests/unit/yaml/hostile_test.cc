// Texts that want to cost too much. Each must end, soon, in a Problem or a right reading. Time is the processor's, so a
// busy machine changes nothing; the limits are generous because these tests also run under sanitizers.
#include <ctime>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "engine/yaml/comments.h"
#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

constexpr double kSeconds = 20;

double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::string times(std::size_t count, std::string_view part) {
  std::string text;
  text.reserve(count * part.size());
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

// What reading a whole file says: each step that a file goes through, on the whole text.
std::string outcome(std::string text) {
  const std::clock_t start = std::clock();
  std::string last = "no documents";
  Decoded decoded = decode(std::move(text));
  if (decoded.refused) return "refused: " + *decoded.refused;
  for (const Piece& piece : split(decoded.text, SourceId{0})) {
    sniff(std::string_view(decoded.text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin), "kind");
    comments(decoded.text, piece.bytes);
    Origins origins;
    origins.reserve_shards(1);
    const Loaded loaded = load_piece(decoded.text, piece, origins);
    const auto* problem = std::get_if<Problem>(&loaded);
    last = problem != nullptr ? "refused: " + problem->message : "read";
  }
  EXPECT_LT(seconds_since(start), kSeconds);
  return last;
}

TEST(Hostile, NestingEndsAtAThousandLevels) {
  constexpr std::size_t kDeep = 100'000;
  constexpr const char* kTooDeep = "refused: nested deeper than 1000 levels";
  EXPECT_EQ(outcome(times(kDeep, "[")), kTooDeep);
  EXPECT_EQ(outcome(times(kDeep, "{")), kTooDeep) << "YAML: a brace alone is no JSON";
  EXPECT_EQ(outcome(times(kDeep, "[") + times(kDeep, "]")), kTooDeep);
  EXPECT_EQ(outcome("{\"a\":" + times(kDeep, "[") + times(kDeep, "]") + "}"), kTooDeep);
  EXPECT_EQ(outcome(times(kDeep, "{a: ")), kTooDeep);
  EXPECT_EQ(outcome(times(kDeep, "- ")), kTooDeep);
  EXPECT_EQ(outcome(times(kDeep, "? ")), kTooDeep);
  EXPECT_EQ(outcome(times(kDeep, "&a [")), kTooDeep);
  std::string staircase;
  for (std::size_t i = 0; i < 3000; ++i) staircase += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(outcome(staircase), kTooDeep);
  EXPECT_EQ(outcome(times(1000, "[") + times(1000, "]")), "read");
}

TEST(Hostile, NestingCountsThroughAliases) {
  std::string text = "a0: &a0 x\n";
  for (int i = 1; i <= 20; ++i) {
    const std::string n = std::to_string(i);
    text += "a" + n + ": &a" + n + " " + times(60, "[") + "*a" + std::to_string(i - 1) + times(60, "]") + "\n";
  }
  EXPECT_EQ(outcome(text), "refused: nested deeper than 1000 levels");
}

TEST(Hostile, ManyBracketsAreRefusedWhenTheyCostTooMuch) {
  // Each token costs libyaml a look at every open bracket.
  EXPECT_EQ(outcome(times(900, "[") + times(1'000'000, "a,")), "refused: too many brackets are open for too long");
  EXPECT_EQ(outcome("[" + times(2'000, times(500, "[") + times(500, "]") + ",") + "]"),
            "refused: too many brackets are open for too long");
  EXPECT_EQ(outcome("[" + times(2'000'000, "[],") + "]"), "read");
}

TEST(Hostile, AliasBombsAreRefusedWithoutBeingExpanded) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 100; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + times(9, before + ",") + "]\n";
  }
  EXPECT_EQ(outcome(bomb), "refused: document contains excessive aliasing");
  std::string merges = "a0: &a0 {k0: v}\n";
  for (int i = 1; i < 64; ++i) {
    const std::string n = std::to_string(i);
    const std::string before = "*a" + std::to_string(i - 1);
    merges += "a" + n + ": &a" + n + " {<<: [" + before + "," + before + "], k" + n + ": v}\n";
  }
  EXPECT_EQ(outcome(merges), "refused: document contains excessive aliasing");
  EXPECT_EQ(outcome("a: &a {k: v}\nb: [" + times(5'000, "*a,") + "]"), "read") << "many aliases of little are no bomb";
}

TEST(Hostile, LargeMappingsAndManyDirectivesAndAnchorsTakeTheirTimeOnlyOnce) {
  std::string keys;
  std::string anchors;
  for (int i = 0; i < 300'000; ++i) {
    keys += "key" + std::to_string(i % 200'000) + ": v\n";
    anchors += "- &anchor" + std::to_string(i) + " v\n";
  }
  EXPECT_EQ(outcome(keys), "read");
  EXPECT_EQ(outcome(anchors), "read");
  EXPECT_EQ(outcome("a: 1\n" + times(500'000, "# comment\n")), "read");
  std::string directives;
  for (int i = 0; i < 200'000; ++i) directives += "%TAG !t" + std::to_string(i) + "! x\n";
  EXPECT_EQ(read(directives + "--- a\n"), "refused: more than 64 %TAG directives before the document");
}

TEST(Hostile, TokensMayBeLong) {
  EXPECT_EQ(outcome(std::string(3'000'000, 'x') + ": 1\n"), "refused: mapping values are not allowed in this context");
  EXPECT_EQ(outcome("a: \"" + times(1'000'000, "\\x41 \n") + "\"\n"), "read");
  EXPECT_EQ(outcome("a: |\n" + times(1'000'000, "  x\n")), "read");
  EXPECT_EQ(outcome("a: !" + std::string(1'000'000, 'x') + " v\n"), "read");
  EXPECT_EQ(outcome("a: [" + times(1000, "!x, a, ") + "]\n"), "refused: a comma within a tag");
}

TEST(Hostile, FilesThatAreNoTextAreRefused) {
  EXPECT_EQ(outcome(std::string(1'000'000, '\0')), "refused: holds NUL bytes: not a text file");
  EXPECT_EQ(outcome(std::string(1'000'000, '\xE9')), "refused: is not UTF-8 (byte 0)");
  EXPECT_EQ(outcome(times(1'000'000, "\xEF\xBB\xBF")), "refused: a byte order mark within the text");
  EXPECT_EQ(outcome(""), "no documents");
  EXPECT_EQ(outcome(times(300'000, "---\n")), "read");
}

// The most memory the process has held so far, in bytes.
std::size_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

TEST(Hostile, ASixtyMegabyteFileTakesSecondsAndNotGigabytes) {
  std::string text;
  while (text.size() < 60'000'000) {
    const std::string n = std::to_string(text.size());
    text += "- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: pod-" + n + "\n    labels: {app: \"" + n +
            "\", tier: web}\n  spec:\n    containers:\n    - name: app\n      image: example.org/app:1.0\n";
  }
  const std::size_t before = peak_memory();
  const std::clock_t start = std::clock();
  const Reading reading(std::move(text));
  EXPECT_GT(reading.root().size(), 200'000U) << reading.problem.message;
  EXPECT_LT(seconds_since(start), 60);
  EXPECT_LT(peak_memory() - before, 1'500'000'000U) << "25 bytes for each byte of the file";
}

}  // namespace
}  // namespace sidelint::yaml
