// Input that cannot be read at all.
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "linter/analysis.h"
#include "linter/options.h"
#include "tests/harness/memory_file_system.h"
#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

std::string findings(const MemoryFileSystem& files, linter::Options options = {}) {
  options.paths = {"."};
  options.threads = 1;
  const Result<std::unique_ptr<const linter::Analysis>> analysis = linter::analyse(files, options, {}, std::nullopt);
  if (!analysis) return analysis.failure().text;
  std::string text;
  for (const Diagnostic& finding : findings_of(*rules::find_rule("input/unparseable-input"), **analysis)) {
    text.append(to_string(finding.severity)).append(" ").append(place_of(finding, **analysis).path).append(" ");
    text.append(finding.message).append("\n");
  }
  return text;
}

TEST(UnreadInput, AManifestThatCannotBeOpenedIsAnError) {
  MemoryFileSystem files{{"a.yaml", ""}, {"data.json", ""}};
  files.fail("a.yaml", "Permission denied").fail("data.json", "Permission denied");
  EXPECT_EQ(findings(files),
            "error a.yaml this file is not judged: Permission denied\n"
            "note data.json this file is not judged: Permission denied\n");
}

TEST(UnreadInput, OfOneThatIsNoTextItsBytesTellWhetherItIsAManifest) {
  constexpr std::string_view kNul("apiVersion: v1\nkind: Pod\n\0", 26);
  constexpr std::string_view kUtf16(
      "\xFF\xFE"
      "a\0p\0i\0V\0e\0r\0s\0i\0o\0n\0 \0k\0i\0n\0d\0\x00\xDC",
      34);
  const MemoryFileSystem files{{"a.yaml", "apiVersion: v1\nkind: Pod # caf\xE9\n"},
                               {"b.yaml", kNul},
                               {"c.yaml", kUtf16},
                               {"d.yaml", "title: caf\xE9\n"}};
  EXPECT_EQ(findings(files),
            "error a.yaml this file is not judged: it is not UTF-8 (byte 30)\n"
            "error b.yaml this file is not judged: it holds NUL bytes: not a text file\n"
            "error c.yaml this file is not judged: it is not UTF-16 (byte 32)\n"
            "note d.yaml this file is not judged: it is not UTF-8 (byte 10)\n");
}

TEST(UnreadInput, OneThatIsTooLargeIsNotLookedInto) {
  const MemoryFileSystem files{{"a.yaml", "0123456789"}, {"b.yaml", "kind: A"}};
  EXPECT_EQ(findings(files, {.max_file_size = 8}),
            "error a.yaml this file is not judged: larger than the limit of 8 bytes\n");
}

TEST(UnreadInput, WhatNobodyCouldEnterIsANote) {
  MemoryFileSystem files{{"a.yaml", ""}, {"closed/b.yaml", ""}};
  files.fail("closed", "Permission denied").link("gone.yaml", "nowhere.yaml");
  EXPECT_EQ(findings(files),
            "note closed nothing here is judged: Permission denied\n"
            "note gone.yaml nothing here is judged: a symbolic link that leads nowhere: No such file or directory\n");
}

TEST(UnreadInput, TemplatesAreNoFindings) {
  const MemoryFileSystem files{{"chart/Chart.yaml", "name: a\n"},
                               {"chart/templates/a.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\n"}};
  EXPECT_EQ(findings(files), "");
}

}  // namespace
}  // namespace sidelint::testing
