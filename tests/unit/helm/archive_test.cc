// Charts as .tgz, good ones and hostile ones. The refusals are the real program's.
#include "engine/helm/chart/archive.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/helm/packed.h"
#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

const std::vector<std::pair<std::string, std::string>> kChild = {
    {"child/Chart.yaml", "\xEF\xBB\xBFname: child\nversion: 1.0.0\n"},
    {"child/templates/a.yaml", "name: {{ .Chart.Name }} {{ .Values.a.b }}\n"},
};

TEST(Archive, IsAChartOrASubChart) {
  Repository repository(
      "-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\n-- chart/values.yaml --\nchild: {a: {b: "
      "c}}\n");
  repository.disk.file("chart/charts/child-1.0.0.tgz", tgz(kChild));
  const Rendered rendered = repository.render({});
  EXPECT_EQ(objects_of(rendered), Lines{R"({"name":"child c"})"});
  EXPECT_EQ(repository.chain_of(rendered.objects.front().value.find("name")->origin).front(),
            "chart/charts/child-1.0.0.tgz/templates/a.yaml:1 {{ .Chart.Name }} {{ .Values.a.b }}");
  ChartOrder order;
  order.chart = "chart/charts/child-1.0.0.tgz";
  order.values.set.push_back({SetAs::typed, "a.b=d"});
  EXPECT_EQ(objects_of(repository.render(order)), Lines{R"({"name":"child d"})"});
}

std::string error_of(const std::string& name) { return unpack(tgz({{name, "x"}})).error; }

TEST(Archive, MayNotNameWhatLiesOutsideTheChart) {
  EXPECT_EQ(error_of("child/../../etc/passwd"), "chart illegally references parent directory");
  EXPECT_EQ(error_of("child//etc/passwd"), "chart illegally contains absolute paths");
  EXPECT_EQ(error_of("child/a/.."), "chart illegally contains content outside the base directory: \"child/a/..\"");
  EXPECT_EQ(error_of("child\\..\\x"), "chart illegally references parent directory");
  EXPECT_EQ(error_of("child/c:/x"), "chart contains illegally named files");
  EXPECT_EQ(error_of("Chart.yaml/x"), "chart yaml not in base directory");
}

TEST(Archive, MayNotGrowWithoutEnd) {
  const std::string huge(kLargestUnpackedChart + 1, '\0');
  const std::string too_large = "decompressed chart is larger than the maximum size 104857600";
  EXPECT_EQ(unpack(tgz({{"child/a", huge}})).error, too_large);
  EXPECT_EQ(unpack(gzip(tar_entry("child/a", "x", std::size_t{1} << 32U))).error, too_large);
}

TEST(Archive, ThatIsBrokenIsRefused) {
  const std::string good = tgz(kChild);
  EXPECT_EQ(unpack("").error, "EOF");
  EXPECT_EQ(unpack("kind: no archive").error, "gzip: invalid header");
  EXPECT_EQ(unpack(good.substr(0, good.size() / 2)).error, "unexpected EOF");
  EXPECT_EQ(unpack(gzip(std::string(512, 'x'))).error, "archive/tar: invalid tar header");
  EXPECT_EQ(unpack(gzip(std::string(1024, '\0'))).error, "no files in chart archive");
  EXPECT_TRUE(unpack(gzip(tar_entry("child/a", "text", 4'000))).error == "unexpected EOF");
}

TEST(Archive, LeavesLinksAndFoldersOut) {
  const std::string tar =
      tar_entry("child/link", "", 0, '2') + tar_entry("child/folder/", "", 0, '5') + tar_entry("child/a", "x", 1);
  const Archive archive = unpack(gzip(tar));
  ASSERT_EQ(archive.files.size(), 2U);  // a link is a file without text, as helm has it
  EXPECT_EQ(archive.files[0].text, "");
  EXPECT_EQ(archive.files[1].name, "a");
}

TEST(Archive, MayHaveLongNames) {
  const std::string name = "child/" + std::string(150, 'n');
  const std::string record = "path=" + name + "\n";
  const std::string pax = std::to_string(record.size() + 4) + " " + record;
  const Archive archive = unpack(gzip(tar_entry("PaxHeader", pax, pax.size(), 'x') + tar_entry("child/short", "x", 1) +
                                      tar_entry("@LongLink", name, name.size(), 'L') + tar_entry("child/s", "y", 1)));
  ASSERT_EQ(archive.files.size(), 2U);
  EXPECT_EQ(archive.files[0].name, std::string(150, 'n'));
  EXPECT_EQ(archive.files[1].name, std::string(150, 'n'));
}

}  // namespace
}  // namespace sidelint::helm
