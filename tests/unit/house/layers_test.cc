// Holds every #include of the source against the table of engine/README.md.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/house/source_tree.h"

namespace sidelint::house {
namespace {

const std::vector<std::string_view> kHouse = {"engine", "rules", "reporters", "linter"};

// What stands in for parts of a standard library, for any room that needs such a part: {fmt} for std::format, which g++
// 12 lacks; RE2 and OpenSSL for Go's regexp and crypto, wherever a program written in Go is mirrored.
constexpr std::array<std::string_view, 3> kStandIns = {"fmt", "re2", "openssl"};

struct Library {
  std::string_view name;     // as the table spells it
  std::string_view headers;  // what its headers begin with
};
constexpr std::array<Library, 9> kLibraries = {{{"libyaml", "yaml.h"},
                                                {"yaml-cpp", "yaml-cpp/"},
                                                {"tree-sitter", "tree_sitter/"},
                                                {"fmt", "fmt/"},
                                                {"re2", "re2/"},
                                                {"openssl", "openssl/"},
                                                {"zlib", "zlib.h"},
                                                {"nlohmann-json", "nlohmann/"},
                                                {"CLI11", "CLI/"}}};

// Headers of the operating system: they have a dot or a slash in their name, as third-party ones do.
constexpr std::array<std::string_view, 6> kSystem = {"dirent.h", "fcntl.h", "poll.h", "spawn.h", "sys/", "unistd.h"};

bool is_system(std::string_view header) {
  return std::any_of(kSystem.begin(), kSystem.end(), [&](std::string_view name) { return header.starts_with(name); });
}

// The room that a path from the root lies in.
const Room* room_of(const std::vector<Room>& rooms, std::string_view path) {
  const auto found =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return path.starts_with(room.path + "/"); });
  return found == rooms.end() ? nullptr : &*found;
}

struct Include {
  std::string name;
  bool angled;
};

std::optional<Include> include_of(std::string_view line) {
  constexpr std::string_view kDirective = "#include ";
  if (!line.starts_with(kDirective)) return std::nullopt;
  line.remove_prefix(kDirective.size());
  const bool angled = line.starts_with('<');
  const std::size_t end = line.find(angled ? '>' : '"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{std::string(line.substr(1, end - 1)), angled};
}

template <class Visit>
void for_each_include(Visit visit) {
  for (const SourceFile& file : source_files(kHouse))
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      if (const auto include = include_of(file.lines[i])) visit(file.path, i + 1, *include);
}

TEST(Layers, TheTableNamesEveryRoomThatIsBuiltAndNoOther) {
  std::set<std::string> built = {"rules", "reporters", "linter"};
  const std::filesystem::path root = SIDELINT_SOURCE_DIR;
  for (const auto& entry : std::filesystem::directory_iterator(root / "engine"))
    if (std::filesystem::exists(entry.path() / "CMakeLists.txt"))
      built.insert("engine/" + entry.path().filename().string());
  std::set<std::string> named;
  for (const Room& room : rooms()) named.insert(room.path);
  EXPECT_EQ(named, built);
}

TEST(Layers, ARoomKnowsOnlyRoomsThatStandAboveItInTheTable) {
  std::set<std::string> above;
  for (const Room& room : rooms()) {
    for (const std::string& known : room.may_include)
      EXPECT_TRUE(above.contains(known)) << room.path << " may include " << known
                                         << ", which comes later or not at all";
    above.insert(room.path);
  }
}

TEST(Layers, IncludesOfOurHeadersKeepToTheTable) {
  const std::vector<Room> table = rooms();
  for_each_include([&](const std::string& path, std::size_t line, const Include& include) {
    if (include.angled) return;
    const Room* from = room_of(table, path);
    const Room* to = room_of(table, include.name);
    ASSERT_NE(from, nullptr) << path << " lies in no room";
    ASSERT_NE(to, nullptr) << path << ":" << line << " includes " << include.name << ", which lies in no room";
    const auto& known = from->may_include;
    EXPECT_TRUE(from == to || std::find(known.begin(), known.end(), to->path) != known.end())
        << path << ":" << line << ": " << from->path << " may not know " << to->path;
  });
}

TEST(Layers, ThirdPartyHeadersStayInTheirRoom) {
  const std::vector<Room> table = rooms();
  for_each_include([&](const std::string& path, std::size_t line, const Include& include) {
    const bool standard = include.name.find_first_of("./") == std::string::npos;
    if (!include.angled || standard || is_system(include.name)) return;
    const Room* from = room_of(table, path);
    ASSERT_NE(from, nullptr) << path << " lies in no room";
    const bool allowed = std::any_of(kLibraries.begin(), kLibraries.end(), [&](const Library& library) {
      const auto& given = from->libraries;
      return include.name.starts_with(library.headers) &&
             std::find(given.begin(), given.end(), library.name) != given.end();
    });
    EXPECT_TRUE(allowed) << path << ":" << line << ": " << from->path << " may not use <" << include.name << ">";
  });
}

TEST(Layers, ALibraryHasOneRoom) {
  std::map<std::string, std::string> owner;
  for (const Room& room : rooms()) {
    for (const std::string& library : room.libraries) {
      if (std::find(kStandIns.begin(), kStandIns.end(), library) != kStandIns.end()) continue;
      EXPECT_TRUE(owner.emplace(library, room.path).second)
          << library << " is given to " << owner[library] << " and to " << room.path;
    }
  }
}

// A link that the table does not allow would be the first step to the include.
TEST(Layers, LinksOfTheTargetsKeepToTheTable) {
  for (const Room& room : rooms()) {
    bool in_uses = false;
    for (std::string line : lines_of(room.path + "/CMakeLists.txt")) {
      std::replace_if(
          line.begin(), line.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
      std::size_t end = 0;
      for (std::size_t begin = line.find_first_not_of(' '); begin != std::string::npos;
           begin = line.find_first_not_of(' ', end)) {
        end = std::min(line.find(' ', begin), line.size());
        std::string word = line.substr(begin, end - begin);
        if (word == "USES" || word == "NEEDS" || word == "SOURCES" || word == "PRECOMPILES") {
          in_uses = word == "USES";
        } else if (in_uses) {
          if (word.starts_with("engine_")) word.replace(0, 7, "engine/");
          EXPECT_NE(std::find(room.may_include.begin(), room.may_include.end(), word), room.may_include.end())
              << room.path << "/CMakeLists.txt links " << word << ", which the table does not allow";
        }
      }
    }
  }
}

}  // namespace
}  // namespace sidelint::house
