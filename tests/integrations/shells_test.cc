// The manual page and the completions, in the hands of the programs that read them.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace sidelint::testing {
namespace {

struct Said {
  int status = -1;
  std::string text;  // both streams
};

// Runs the script in bash, with the program as `sidelint`.
Said bash(const std::string& script) {
  const std::string command =
      "bash --noprofile --norc -c 'sidelint() { \"" SIDELINT_PROGRAM "\" \"$@\"; }\n" + script + "' 2>&1";
  Said said;
  FILE* pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): a script of this file
  if (pipe == nullptr) return said;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) said.text.append(buffer.data(), count);
  said.status = WEXITSTATUS(pclose(pipe));
  return said;
}

bool has(std::string_view program) { return bash("command -v " + std::string(program) + " >/dev/null").status == 0; }

// What bash offers for the last of the words.
std::string completed(const std::string& words) {
  const Said said =
      bash("source <(sidelint completion bash); COMP_WORDS=(" + words +
           " \"\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sidelint 2>/dev/null; echo \"${COMPREPLY[*]}\"");
  return said.text;
}

// The same, for a last word that is begun.
std::string completed_from(const std::string& words) {
  const Said said = bash("source <(sidelint completion bash); COMP_WORDS=(" + words +
                         "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sidelint 2>/dev/null; echo \"${COMPREPLY[*]}\"");
  return said.text;
}

TEST(Completion, BashOffersCommandsFlagsAndWhatFlagsTake) {
  EXPECT_EQ(completed_from("sidelint expl"), "explain\n");
  EXPECT_EQ(completed_from("sidelint list --wh"), "--where\n");
  EXPECT_EQ(completed_from("sidelint --fix-"), "--fix-only\n");
  EXPECT_EQ(completed_from("sidelint explain --wh"), "\n") << "explain takes no --where";
  EXPECT_EQ(completed_from("sidelint lint --format sar"), "sarif\n");
  EXPECT_EQ(completed_from("sidelint lint -f sonar"), "sonarqube\n");
  EXPECT_EQ(completed_from("sidelint explain placement/inject-on"), "placement/inject-on-controller-metadata\n");
  EXPECT_EQ(completed("sidelint config").substr(0, 28), "show path verify init schema") << "and files";
  EXPECT_EQ(completed_from("sidelint rules/READ"), "rules/README.md\n");
}

TEST(Completion, EveryShellReadsItsOwn) {
  EXPECT_EQ(bash("bash -n <(sidelint completion bash)").text, "");
  for (const std::string shell : {"zsh", "fish"}) {
    const Said said = bash("sidelint completion " + shell);
    EXPECT_EQ(said.status, 0);
    EXPECT_NE(said.text.find("where"), std::string::npos);
    if (has(shell)) {
      EXPECT_EQ(bash(shell + " -n <(sidelint completion " + shell + ")").text, "");
    }
  }
}

TEST(Completion, IsForNoOtherShell) {
  const Said said = bash("sidelint completion tcsh");
  EXPECT_EQ(said.status, 2);
  EXPECT_EQ(said.text, "sidelint: completion takes bash, zsh or fish, not `tcsh`\n");
}

TEST(Manual, NamesEveryCommandAndFlag) {
  const Said page = bash("sidelint man");
  ASSERT_EQ(page.status, 0);
  for (const std::string_view words :
       {".SH COMMANDS", ".B sidelint why RESOURCE [PATHS\\&...]", "\\fB\\-\\-fail\\-on\\fR \\fILEVEL\\fR",
        "\\fB\\-f, \\-\\-format\\fR", "[lint; SIDELINT_FAIL_ON]", ".SH EXIT STATUS"}) {
    EXPECT_NE(page.text.find(words), std::string::npos) << words;
  }
}

TEST(Manual, IsWithoutWarnings) {
  if (!has("groff")) GTEST_SKIP() << "no groff, which reads manual pages";
  EXPECT_EQ(bash("sidelint man | groff -man -Tutf8 -ww -z").text, "");
}

}  // namespace
}  // namespace sidelint::testing
