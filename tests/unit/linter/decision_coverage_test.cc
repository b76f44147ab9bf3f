// Every step of the decision, with what it can come to, and every row of the table of the charts' webhooks is reached
// by a story of tests/scenarios: the commands of the stories are analysed over their files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/plane/profile.h"
#include "linter/analysis.h"
#include "linter/cli.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter {
namespace {

namespace fs = std::filesystem;

struct Reached {
  std::set<std::string> steps;  // "host-network settled not_injected"
  std::set<std::size_t> rows;
};

// The words of a command that needs no shell; none of one that does.
std::vector<std::string> plain_words(const std::string& command) {
  if (command.find_first_of("|<>;&$`*'\"") != std::string::npos) return {};
  std::istringstream stream(command);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void note(const Analysis& analysis, Reached& reached) {
  for (const model::Workload& workload : analysis.repository.workloads) {
    const decide::Decision& decision = analysis.decisions->of(workload);
    for (const decide::Step& step : decision.trace) {
      std::string text(decide::info(step.id).name);
      text.append(" ").append(to_string(step.outcome));
      if (step.settles) text.append(" ").append(to_string(*step.settles));
      reached.steps.insert(std::move(text));
    }
    for (const decide::Hook* hook : decision.injecting) {
      if (!hook->release) continue;
      const auto row = decide::profile_row_of(hook->configuration, *hook->entry, *hook->release);
      if (row) reached.rows.insert(*row);
    }
  }
}

bool decides(Command command) {
  return command == Command::lint || command == Command::list || command == Command::why;
}

void play(const testing::Txtar& story, Reached& reached) {
  const testing::MemoryFileSystem files = testing::file_system_of(story);
  std::istringstream comment(story.comment);
  for (std::string line; std::getline(comment, line);) {
    if (!line.starts_with("$ sidelint")) continue;
    const std::vector<std::string> words = plain_words(line.substr(2));
    if (words.empty()) continue;
    Result<Options> options = parse_command_line({words.begin() + 1, words.end()});
    if (!options || !decides(options->command)) continue;
    const Result<Config> config = load_config(files, options->config, options->paths.front());
    if (!config) continue;
    options->threads = 1;
    const auto analysis = analyse(files, *options, *config, std::nullopt);
    if (analysis) note(**analysis, reached);
  }
}

const Reached& reached() {
  static const Reached kReached = [] {
    Reached all;
    for (const fs::directory_entry& entry : fs::directory_iterator(SIDELINT_SOURCE_DIR "/tests/scenarios")) {
      if (entry.path().extension() != ".txtar") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      play(testing::parse_txtar(text.str()), all);
    }
    return all;
  }();
  return kReached;
}

// What each step can come to. Of a verdict that is unknown or is settled further on, a step only matched or not.
const std::vector<std::string> kSteps = {
    "namespace-labels matched",
    "namespace-labels not_matched",
    "namespace-labels skipped",
    "namespace-labels unknown",
    "pod-labels matched",
    "pod-labels not_matched",
    "pod-labels unknown",
    "webhook-match matched",
    "webhook-match settled not_injected",
    "webhook-match settled rejected",
    "webhook-match unknown",
    "host-network not_matched",
    "host-network settled not_injected",
    "host-network unknown",
    "reserved-namespace not_matched",
    "reserved-namespace settled not_injected",
    "reserved-namespace unknown",
    "inject-value matched",
    "inject-value not_matched",
    "inject-value settled injected",
    "inject-value settled not_injected",
    "inject-value unknown",
    "never-inject skipped",
    "never-inject not_matched",
    "never-inject settled not_injected",
    "always-inject skipped",
    "always-inject not_matched",
    "always-inject matched",
    "always-inject settled injected",
    "policy matched",
    "policy settled injected",
    "policy settled not_injected",
    "policy unknown",
    "annotation-values settled rejected",
    "template-names settled rejected",
    "pod-metadata settled rejected",
    "template-render settled rejected",
    "pod-validation settled rejected",
    "pod-security settled rejected",
};

TEST(DecisionCoverage, EachStepIsReachedByAStoryWithAllItCanComeTo) {
  for (const std::string& step : kSteps) EXPECT_TRUE(reached().steps.contains(step)) << "no story has: " << step;
}

TEST(DecisionCoverage, NoStepIsLeftOut) {
  for (const decide::StepInfo& info : decide::all_steps()) {
    const std::string begin = std::string(info.name) + " ";
    const bool listed = std::ranges::any_of(kSteps, [&](const std::string& each) { return each.starts_with(begin); });
    EXPECT_TRUE(listed) << info.name;
  }
}

TEST(DecisionCoverage, EachRowOfTheChartsWebhooksInjectsInAStory) {
  for (std::size_t row = 0; row < decide::profile_row_count(); ++row) {
    EXPECT_TRUE(reached().rows.contains(row)) << "no story injects by row " << row << " of the table in profile.cc";
  }
}

}  // namespace
}  // namespace sidelint::linter
