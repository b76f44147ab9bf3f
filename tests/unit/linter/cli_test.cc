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
  EXPECT_EQ(options->fail_on, std::nullopt);
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
  EXPECT_EQ(parse_command_line({"--fail-on", "never"})->fail_on, FailOn::never);
  EXPECT_EQ(parse_command_line({"--fail-on", "note"})->fail_on, FailOn::note);
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
      {{"--assume", "pay=enabled"},
       "--assume takes namespace/NAME:KEY=VALUE, namespace/NAME:KEY-, policy=…, revision=…, default-revision=… or "
       "enable-namespaces-by-default=…, not `pay=enabled`"},
      {{"explain"}, "RULE is required"},
      {{"explain", "a", "b"}, "`b` is one word too many"},
      {{"--format"}, "--format takes FORMAT[=PATH]"},
      {{"apps", "-f"}, "--format takes FORMAT[=PATH]"},
      {{"--only", ","}, "--only takes RULES, not `,`"},
      {{"--now", "yesterday"}, "--now takes a date such as 2026-12-31, not `yesterday`"},
      {{"--add-ignore", "a\nkind: b"}, "--add-ignore takes one line of text, not `a\nkind: b`"},
      {{"--max-findings", "-1"}, "--max-findings takes a number, not `-1`"},
  };
  for (const auto& [arguments, expected] : cases) EXPECT_EQ(failure_of(arguments), expected);
}

TEST(CommandLine, ACommandsHelpNamesItsFlags) {
  const Result<Options> options = parse_command_line({"lint", "--help"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, Command::help);
  EXPECT_NE(options->help.find("--exclude"), std::string::npos);
}

TEST(CommandLine, TakesWhatIsNotGivenFromTheEnvironment) {
  const Environment environment{{"SIDELINT_FAIL_ON", "warning"},
                                {"SIDELINT_EXCLUDE", "a/**, b"},
                                {"SIDELINT_ASCII", "1"},
                                {"SIDELINT_QUIET", "0"},
                                {"SIDELINT_ISTIO_VERSION", "1.27"}};
  const Result<Options> options = parse_command_line({"--istio-version", "1.28"}, environment);
  ASSERT_TRUE(options) << options.failure().text;
  EXPECT_EQ(options->fail_on, FailOn::warning);
  EXPECT_EQ(options->exclude, (std::vector<std::string>{"a/**", "b"}));
  EXPECT_TRUE(options->ascii);
  EXPECT_FALSE(options->quiet);
  EXPECT_EQ(options->istio_version, "1.28");
  EXPECT_EQ(parse_command_line({}, {{"SIDELINT_FAIL_ON", "eror"}}).failure().text,
            "SIDELINT_FAIL_ON: --fail-on takes note, warning, error, never, not `eror`; did you mean `error`?");
  EXPECT_EQ(parse_command_line({}, {{"SIDELINT_ASCII", "on"}}).failure().text,
            "SIDELINT_ASCII takes 1, true, 0 or false, not `on`");
}

TEST(CommandLine, ReadsListsOfRulesAndSeverities) {
  const Result<Options> options =
      parse_command_line({"--only", "placement,selection/*", "--only=hygiene", "--severity", "a/b=off,c=note"});
  ASSERT_TRUE(options) << options.failure().text;
  EXPECT_EQ(options->only, (std::vector<std::string>{"placement", "selection/*", "hygiene"}));
  ASSERT_EQ(options->severities.size(), 2U);
  EXPECT_EQ(options->severities[0].severity, std::nullopt);
  EXPECT_EQ(options->severities[1].severity, Severity::note);
}

TEST(CommandLine, ReadsSizes) {
  const std::pair<const char*, std::uint64_t> cases[] = {
      {"1000", 1000}, {"1k", 1024}, {"2KiB", 2048}, {"3MB", 3U << 20U}, {"1g", 1U << 30U}};
  for (const auto& [word, bytes] : cases) {
    EXPECT_EQ(parse_command_line({"--max-file-size", word})->max_file_size, bytes) << word;
  }
  EXPECT_EQ(failure_of({"--max-file-size", "1 tonne"}), "--max-file-size takes a size such as 64MiB, not `1 tonne`");
}

TEST(CommandLine, SuggestsACommandForAPathThatIsNone) {
  EXPECT_EQ(suggest_command("lits"), "; did you mean `list`?");
  EXPECT_EQ(suggest_command("manifests"), "");
}

}  // namespace
}  // namespace sidelint::linter
