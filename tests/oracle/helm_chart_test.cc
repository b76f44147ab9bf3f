// What helm makes of the charts of public repositories: every one that renders gives the same objects, the others are
// refused with the same first error.
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/gotmpl/marks.h"
#include "engine/helm/render.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"
#include "tests/harness/oracle.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint {
namespace {

using nlohmann::json;

struct Line {
  std::string chart;
  bool renders = false;
  std::string file;
  std::string error;  // helm's own words, without what it logs before them and the hint behind
};

// The column is a literal of Python.
std::string unquoted(const std::string& cell) {
  std::string out;
  for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
    const bool escaped = cell[i] == '\\' && i + 2 < cell.size();
    if (escaped) ++i;
    out += escaped && cell[i] == 'n' ? '\n' : cell[i];
  }
  return out;
}

std::string own_words(const std::string& cell) {
  std::string error = unquoted(cell);
  const std::size_t begin =
      error.rfind("Error: ", error.find("\nError: ") == std::string::npos ? 0 : std::string::npos);
  if (begin != std::string::npos) error.erase(0, begin + 7);
  return error.substr(0, error.find("\n\nUse --debug"));
}

std::vector<Line> read_index(const std::string& path) {
  std::vector<Line> lines;
  std::istringstream text(testing::read_oracle_file(path));
  std::string line;
  std::getline(text, line);  // the names of the columns
  while (std::getline(text, line)) {
    std::vector<std::string> columns;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
    columns.resize(5);
    lines.push_back({columns[0], columns[1] == "0", columns[2], own_words(columns[4])});
  }
  return lines;
}

struct Object {
  std::string id;
  json value;
};

Object object_of(yaml::Node node) {
  std::string id(node.find("kind").text());
  for (const yaml::Node part : {node.find("metadata").find("namespace"), node.find("metadata").find("name")})
    (id += ' ') += part.text();
  return {id, testing::parse_json(yaml::to_json(node))};
}

std::vector<Object> recorded(const std::string& text) {
  std::vector<Object> objects;
  Origins origins;
  origins.reserve_shards(1);
  for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
    const yaml::Loaded loaded = yaml::load(text, piece.bytes, origins);
    const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (document != nullptr && (*document)->root().is(yaml::Kind::mapping))
      objects.push_back(object_of((*document)->root()));
  }
  return objects;
}

// Equal, but for texts of which something is unknown (random ones), and what gaps leave out.
bool agrees(const json& got, const json& want) {
  if (got.is_string() && gotmpl::has_mark(got.get<std::string>())) return true;
  if (got.type() != want.type() || (got.is_structured() && got.size() != want.size())) return got == want;
  if (got.is_object()) {
    for (const auto& [key, value] : got.items())
      if (!want.contains(key) || !agrees(value, want[key])) return false;
    return true;
  }
  if (!got.is_array()) return got == want;
  for (std::size_t i = 0; i < got.size(); ++i)
    if (!agrees(got[i], want[i])) return false;
  return true;
}

std::string judge(const Line& line, const helm::Rendered& rendered, const std::string& answers) {
  if (!line.renders) {
    if (line.error.find("HTTP request failed") != std::string::npos && !rendered.unknown.empty()) return "";
    const std::string got = rendered.refusal ? rendered.refusal->message : "rendered";
    constexpr std::size_t kRecorded = 370;  // a longer message is cut
    const bool same = got == line.error || (line.error.size() >= kRecorded && got.starts_with(line.error));
    return same ? "" : got;
  }
  if (rendered.refusal) return "refused: " + rendered.refusal->message;
  const std::vector<Object> want = recorded(testing::read_oracle_file(answers + "/" + line.file + ".yaml"));
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (i >= rendered.objects.size()) return "missing: " + want[i].id;
    const Object got = object_of(yaml::to_document(rendered.objects[i].value)->root());
    if (!agrees(got.value, want[i].value))
      return json{{"at", i}, {"expected", want[i].value}, {"got", got.value}}.dump();
  }
  return rendered.objects.size() == want.size() ? "" : "objects too many";
}

TEST(HelmCharts, RenderAsTheRealProgramRendersThem) {
  const auto folder = testing::oracle_path("render");
  if (!folder) GTEST_SKIP() << "no render/: set SIDELINT_ORACLE";
  const char* corpus = std::getenv("SIDELINT_CORPUS");  // NOLINT(concurrency-mt-unsafe)
  if (corpus == nullptr) GTEST_SKIP() << "no repositories: set SIDELINT_CORPUS to the folder of the unpacked corpus";
  const testing::TemporaryFolder answers;
  const std::string unpack = "tar -xJf '" + *folder + "/helm.tar.xz' -C '" + answers.path() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);  // NOLINT(concurrency-mt-unsafe)
  const DiskFileSystem files;
  SourceMap sources;
  Origins origins;
  helm::Renderer::Setting setting{{corpus}};
  setting.lookups = helm::Lookups::empty;
  setting.local_dependencies = helm::LocalDependencies::missing;
  helm::Renderer renderer(files, sources, origins, setting);
  testing::Tally tally("render/helm-index.tsv");
  for (const Line& line : read_index(*folder + "/helm-index.tsv")) {
    helm::ChartOrder order;
    order.chart = std::string(corpus) + "/" + line.chart;
    order.release = {"rel", "ns"};
    order.capabilities.kube_version = "1.30.0";
    tally.add(line.chart, line.error, "", judge(line, renderer.render(order), answers.path()));
  }
}

}  // namespace
}  // namespace sidelint
