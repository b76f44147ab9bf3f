#include "linter/cli.h"

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

std::string failure_of(const std::vector<std::string>& arguments) {
  const Result<Options> options = parse_command_line(arguments);
  return options ? "" : options.failure().text;
}

TEST(CommandLine, WithoutArgumentsLintsTheWorkingDirectory) {
  const Result<Options> options = parse_command_line({});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, Command::lint);
  EXPECT_EQ(options->paths, std::vector<std::string>{"."});
  EXPECT_EQ(options->fail_on, Severity::error);
}

TEST(CommandLine, TakesAFirstWordThatIsNoCommandForAPath) {
  const Result<Options> options = parse_command_line({"apps", "clusters", "-q"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, Command::lint);
  EXPECT_EQ(options->paths, (std::vector<std::string>{"apps", "clusters"}));
  EXPECT_TRUE(options->quiet);
}

TEST(CommandLine, ReadsFlagsBeforeAndAfterPaths) {
  const Result<Options> options = parse_command_line(
      {"lint", "--exclude", "a/**", "apps", "--exclude=b", "--max-file-size", "1MiB", "--no-gitignore", "-j", "3"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->exclude, (std::vector<std::string>{"a/**", "b"}));
  EXPECT_EQ(options->paths, std::vector<std::string>{"apps"});
  EXPECT_EQ(options->max_file_size, 1U << 20U);
  EXPECT_FALSE(options->gitignore);
  EXPECT_EQ(options->threads, 3U);
}

TEST(CommandLine, TakesADoubleDashForTheEndOfFlags) {
  const Result<Options> options = parse_command_line({"lint", "--", "--odd-folder"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->paths, std::vector<std::string>{"--odd-folder"});
}

TEST(CommandLine, SplitsAFormatFromItsFile) {
  const Result<Options> options = parse_command_line({"--format", "text", "-f", "sarif=out/x=y.sarif"});
  ASSERT_TRUE(options);
  ASSERT_EQ(options->formats.size(), 2U);
  EXPECT_EQ(options->formats[1].format, "sarif");
  EXPECT_EQ(options->formats[1].path, "out/x=y.sarif");
}

TEST(CommandLine, ReadsThresholds) {
  EXPECT_EQ(parse_command_line({"--fail-on", "never"})->fail_on, std::nullopt);
  EXPECT_EQ(parse_command_line({"--fail-on", "note"})->fail_on, Severity::note);
  EXPECT_EQ(parse_command_line({"--min-severity", "warning"})->min_severity, Severity::warning);
}

TEST(CommandLine, ReadsAssumedNamespaceLabels) {
  const Result<Options> options = parse_command_line({"--assume", "namespace/pay:istio.io/rev=1-27"});
  ASSERT_TRUE(options);
  ASSERT_EQ(options->assume.size(), 1U);
  EXPECT_EQ(options->assume[0].name_space, "pay");
  EXPECT_EQ(options->assume[0].key, "istio.io/rev");
  EXPECT_EQ(options->assume[0].value, "1-27");
}

TEST(CommandLine, SaysWhatIsWrongAndNamesTheNearestWord) {
  const struct {
    std::vector<std::string> arguments;
    std::string expected;
  } cases[] = {
      {{"--formt", "json"}, "unknown flag `--formt`; did you mean `--format`?"},
      {{"--colour=always"}, "unknown flag `--colour`; did you mean `--color`?"},
      {{"-f", "jsn"}, "unknown format `jsn`; did you mean `json`?"},
      {{"-f", "json", "-f", "sarif"},
       "two formats on standard output; give all but one a file, as in --format sarif=out.sarif"},
      {{"--fail-on", "eror"}, "--fail-on takes note, warning, error, never, not `eror`; did you mean `error`?"},
      {{"--assume", "pay=enabled"}, "--assume takes namespace/NAME:KEY=VALUE, not `pay=enabled`"},
      {{"explain"}, "RULE is required"},
  };
  for (const auto& [arguments, expected] : cases) EXPECT_EQ(failure_of(arguments), expected);
}

TEST(CommandLine, ACommandsHelpNamesItsFlags) {
  const Result<Options> options = parse_command_line({"lint", "--help"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, Command::help);
  EXPECT_NE(options->help.find("--exclude"), std::string::npos);
}

TEST(CommandLine, SuggestsACommandForAPathThatIsNone) {
  EXPECT_EQ(suggest_command("lits"), "; did you mean `list`?");
  EXPECT_EQ(suggest_command("manifests"), "");
}

}  // namespace
}  // namespace sidelint::linter
