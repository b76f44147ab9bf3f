// The steps of action.yml, run as GitHub's runner runs them: inputs in the environment, results in files.
#include <cstdlib>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "engine/source/file_system.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kMistake = R"(apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "true"
)";

std::string shell_word(std::string_view word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string slurp(const std::string& path) {
  const Result<std::string> text = DiskFileSystem().read(path, 1U << 26U);
  return text ? *text : "";
}

struct Step {
  int status;
  std::string log;
  std::map<std::string, std::string> outputs;
  std::string summary;
};

// A workspace of a job.
class Runner {
 public:
  // Writes a file of the repository.
  void commit(std::string_view name, std::string_view text) { folder_.write("work/" + std::string(name), text); }

  Step run(std::string_view script, std::map<std::string, std::string> variables) {
    folder_.write("temp/.keep", "");
    folder_.write("work/.git/HEAD", "");
    variables.insert({{"SIDELINT_PROGRAM", SIDELINT_PROGRAM},
                      {"GITHUB_OUTPUT", path("output")},
                      {"GITHUB_STEP_SUMMARY", path("summary")},
                      {"RUNNER_TEMP", path("temp")},
                      {"RUNNER_TOOL_CACHE", path("tools")},
                      {"HOME", path("")},
                      {"PATH", "/usr/local/bin:/usr/bin:/bin"}});
    std::string command = "cd " + shell_word(path("work")) + " && env -i";
    for (const auto& [name, value] : variables) command += ' ' + name + '=' + shell_word(value);
    command += " bash --noprofile --norc -eo pipefail " + shell_word(SIDELINT_SOURCE_DIR "/.github/action/") +
               std::string(script) + " > " + shell_word(path("log")) + " 2>&1 </dev/null";
    const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
    return {WEXITSTATUS(status), slurp(path("log")), outputs(), slurp(path("summary"))};
  }
  std::string path(std::string_view name) const { return folder_ / name; }

 private:
  std::map<std::string, std::string> outputs() const {
    std::map<std::string, std::string> found;
    const std::string text = slurp(path("output"));
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      const std::size_t equals = text.find('=', at);
      found[text.substr(at, equals - at)] = text.substr(equals + 1, end - equals - 1);
      at = end + 1;
    }
    return found;
  }

  TemporaryFolder folder_;
};

TEST(Action, ReportsEverywhereAndLeavesTheFailureToTheLastStep) {
  Runner runner;
  runner.commit("clusters/shop.yaml", kMistake);
  const Step step = runner.run("lint.sh", {{"INPUT_PATHS", "clusters"}, {"INPUT_FAIL_ON", "warning"}});
  EXPECT_EQ(step.status, 0) << step.log;
  EXPECT_EQ(step.outputs.at("exit-code"), "1") << step.log;
  EXPECT_NE(step.outputs.at("findings"), "0");
  EXPECT_NE(slurp(step.outputs.at("sarif-file")).find("selection/namespace-label-value"), std::string::npos);
  EXPECT_NE(slurp(step.outputs.at("report-json")).find("\"schemaVersion\": 1"), std::string::npos);
  EXPECT_NE(step.summary.find("| --- |"), std::string::npos) << step.summary;
  EXPECT_NE(step.log.find("file=clusters/shop.yaml,line=6"), std::string::npos) << step.log;
}

TEST(Action, SaysNothingIsWrongWhereNothingIs) {
  Runner runner;
  runner.commit("a.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\n");
  const Step step = runner.run("lint.sh", {});
  EXPECT_EQ(step.outputs.at("exit-code"), "0") << step.log;
  EXPECT_EQ(step.outputs.at("errors"), "0");
  EXPECT_EQ(step.outputs.at("findings"), "0");
}

TEST(Action, WritesNeitherAnnotationsNorASummaryUnasked) {
  Runner runner;
  runner.commit("a.yaml", kMistake);
  const Step step = runner.run("lint.sh", {{"INPUT_ANNOTATIONS", "false"}, {"INPUT_JOB_SUMMARY", "false"}});
  EXPECT_EQ(step.log.find("file=a.yaml,line="), std::string::npos) << step.log;
  EXPECT_EQ(step.summary, "");
}

TEST(Action, TakesNoInputForACommand) {
  Runner runner;
  const std::string evil = "$(touch pwned)`touch pwned`; touch pwned #\"'.yaml";
  runner.commit(evil, kMistake);
  const Step step = runner.run("lint.sh", {{"INPUT_PATHS", evil + "\n--help\n"},
                                           {"INPUT_CONFIG", ""},
                                           {"INPUT_BASE_REF", "$(touch pwned)"},
                                           {"INPUT_ARGS", ""}});
  EXPECT_EQ(step.status, 0) << step.log;
  EXPECT_EQ(step.outputs.at("exit-code"), "2") << "there is no file --help: " << step.log;
  EXPECT_FALSE(DiskFileSystem().kind(runner.path("work/pwned")));
}

TEST(Action, LetsNoManifestSpeakToTheRunner) {
  Runner runner;
  runner.commit("a.yaml",
                "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \"x\\n::error::forged\"\n"
                "  labels:\n    istio-injection: |-\n      ::error::forged\n");
  const Step step = runner.run("lint.sh", {});
  const std::size_t stop = step.log.find("::stop-commands::");
  for (std::size_t at = step.log.find("\n::error::forged"); at != std::string::npos;
       at = step.log.find("\n::error::forged", at + 1)) {
    EXPECT_LT(stop, at) << step.log;
  }
}

// A job whose releases lie in a folder beside it: one archive with a program that tells its name.
class Release : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v curl >/dev/null") != 0)  // NOLINT(concurrency-mt-unsafe): one thread
      GTEST_SKIP() << "no curl, with which the action downloads a release";
    runner_.commit("made/sidelint", "#!/bin/sh\necho sidelint 9.9.9\n");
    const std::string archive = shell_word(runner_.path("work") + "/v9.9.9/sidelint-9.9.9-linux-x86_64.tar.gz");
    const std::string command = "cd " + shell_word(runner_.path("work")) +
                                " && chmod +x made/sidelint && mkdir v9.9.9 && tar -czf " + archive +
                                " made && cd v9.9.9 && sha256sum *.gz > SHA256SUMS";
    ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(concurrency-mt-unsafe): one thread
  }
  Step install(std::map<std::string, std::string> inputs) {
    inputs.insert({{"INPUT_VERSION", "v9.9.9"}, {"SIDELINT_RELEASES", "file://" + runner_.path("work")}});
    return runner_.run("install.sh", std::move(inputs));
  }

  Runner runner_;
};

TEST_F(Release, IsInstalledOnceIfItsChecksumIsRight) {
  const Step step = install({});
  ASSERT_EQ(step.status, 0) << step.log;
  EXPECT_EQ(step.outputs.at("program"), runner_.path("tools/sidelint/9.9.9/x86_64/sidelint"));
  EXPECT_EQ(slurp(step.outputs.at("program")), "#!/bin/sh\necho sidelint 9.9.9\n");
  EXPECT_EQ(install({{"SIDELINT_RELEASES", "file:///nowhere"}}).status, 0) << "it is in the tool cache";
}

TEST_F(Release, IsNotUsedIfItsChecksumIsWrong) {
  const Step step = install({{"INPUT_CHECKSUM", std::string(64, '0')}});
  EXPECT_EQ(step.status, 2);
  EXPECT_NE(step.log.find("is not what its checksum says"), std::string::npos) << step.log;
  EXPECT_EQ(step.outputs.count("program"), 0U);
}

TEST(Action, AsksForAReleaseItCanName) {
  Runner runner;
  const Step step = runner.run("install.sh", {{"ACTION_REF", "main"}});
  EXPECT_EQ(step.status, 2);
  EXPECT_NE(step.log.find("no release to download"), std::string::npos) << step.log;
}

}  // namespace
}  // namespace sidelint::testing
