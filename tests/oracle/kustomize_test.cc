// What kustomize makes of the folders of public repositories: every one that builds gives the same objects, the others
// are refused, or unknown, for the reason that kustomize states.
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/kustomize/build.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"
#include "tests/harness/oracle.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint {
namespace {

using nlohmann::json;

struct Line {
  std::string root;
  bool builds = false;
  std::string file;
  std::string error;
};

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
    lines.push_back({columns[0], columns[1] == "0", columns[2], columns[4]});
  }
  return lines;
}

// Objects as JSON, by kind, namespace and name.
using Objects = std::map<std::string, std::string>;

void add(Objects& objects, yaml::Node object) {
  std::string id(object.find("apiVersion").text());
  for (const yaml::Node part :
       {object.find("kind"), object.find("metadata").find("namespace"), object.find("metadata").find("name")})
    (id += ' ') += part.text();
  objects.emplace(id, testing::parse_json(yaml::to_json(object)).dump());
}

Objects recorded(const std::string& text) {
  Objects objects;
  Origins origins;
  origins.reserve_shards(1);
  for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
    const yaml::Loaded loaded = yaml::load(text, piece.bytes, origins);
    const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (document != nullptr && (*document)->root().is(yaml::Kind::mapping)) add(objects, (*document)->root());
  }
  return objects;
}

// A word of kustomize's message, and of ours; none: something is unknown instead.
struct Reason {
  std::string_view theirs;
  std::string_view ours;
};
constexpr Reason kReasons[] = {
    {"proxyconnect", ""},
    {"unable to access", ""},
    {"remote repository", ""},
    {"Connection refused", ""},
    {"external plugins disabled", ""},
    {"HelmChartInflationGenerator", ""},
    {"is empty", "empty"},
    {"no matches for Id", "no resource matches"},
    {"cycle detected", "cycle detected"},
    {"ID conflict", "two objects of one id"},
    {"already registered id", "id is taken"},
    {"cannot unmarshal", "must be"},
    {"unknown field", "unknown field"},
    {"can not use behavior", "behavior must be"},
    {"cannot merge or replace", "cannot merge or replace"},
    {"merging from generator", "cannot merge or replace"},
    {"no such file or directory", "cannot read"},
    {"not a valid directory", "no folder"},
};

// "" if the build ended as kustomize says, else what it said instead.
std::string judge_error(const std::string& error, const kustomize::Built& built) {
  const std::string got = built.refusal ? built.refusal->message : built.unknown.empty() ? "built" : "unknown";
  for (const auto& [theirs, ours] : kReasons) {
    if (error.find(theirs) == std::string::npos) continue;
    if (ours.empty()) return built.unknown.empty() ? got : "";
    return got.find(ours) != std::string::npos ? "" : got;
  }
  constexpr std::size_t kRecorded = 500;  // a longer message is cut, before its reason
  return error.size() >= kRecorded && got != "built" ? "" : "no reason known: " + got;
}

json judge(const Line& line, const kustomize::Built& built, const std::string& answers) {
  if (!line.builds) return judge_error(line.error, built);
  if (built.refusal) return "refused: " + built.refusal->message;
  Objects got;
  for (const kustomize::BuiltObject& object : built.objects) add(got, yaml::to_document(object.value)->root());
  const Objects expected = recorded(testing::read_oracle_file(answers + "/" + line.file + ".yaml"));
  if (got.size() != built.objects.size()) return "two objects of one id";
  for (const auto& [id, object] : expected) {
    const auto found = got.find(id);
    if (found == got.end()) return "missing: " + id;
    if (found->second != object) return json{{"id", id}, {"expected", object}, {"got", found->second}}.dump();
  }
  return got.size() == expected.size() ? "" : "objects too many";
}

TEST(Kustomize, BuildsWhatTheRealProgramBuilds) {
  const auto folder = testing::oracle_path("render");
  if (!folder) GTEST_SKIP() << "no render/: set SIDELINT_ORACLE";
  const char* corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no repositories: set SIDELINT_CORPUS to the folder of the unpacked corpus";
  const testing::TemporaryFolder answers;
  const std::string unpack = "tar -xJf '" + *folder + "/kustomize.tar.xz' -C '" + answers.path() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);  // NOLINT(concurrency-mt-unsafe)
  const DiskFileSystem files;
  SourceMap sources;
  Origins origins;
  kustomize::Builder builder(files, sources, origins, {{corpus}});
  testing::Tally tally("render/kustomize-index.tsv");
  for (const Line& line : read_index(*folder + "/kustomize-index.tsv")) {
    const kustomize::Built built = builder.build(std::string(corpus) + "/" + line.root);
    tally.add(line.root, line.error, "", judge(line, built, answers.path()));
  }
}

}  // namespace
}  // namespace sidelint
