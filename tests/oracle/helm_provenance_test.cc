// Every field of every chart of the public repositories: what is said to stand in a file stands there, and an action's
// own text is an action.
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/marks.h"
#include "engine/helm/render.h"
#include "engine/source/walk.h"

namespace sidelint {
namespace {

constexpr std::size_t kFewest = 200;  // of each sort of field, or the test has seen nothing

class Follower {
 public:
  Follower(const SourceMap& sources, const Origins& origins) : sources_(sources), origins_(origins) {}

  void follow(const std::string& path, const yaml::Value& value) {
    if (!value.is_collection()) check(path, value.origin, value.text, value.style);
    for (const yaml::Value& item : value.items) follow(path + "/-", item);
    for (const yaml::Entry& entry : value.entries) {
      check(path + "/" + entry.key + " (the key)", entry.key_origin, entry.key, yaml::Style::plain);
      follow(path + "/" + entry.key, entry.value);
    }
  }

  std::size_t written = 0;    // in the template
  std::size_t templated = 0;  // by an action
  std::size_t printed = 0;    // of these, what a file of values says, as it says it
  std::size_t wrong = 0;

 private:
  // A text within quotes or of several lines stands there in another spelling.
  static bool is_spelled(std::string_view bytes, std::string_view text, yaml::Style style) {
    if (bytes.starts_with('"') || bytes.starts_with('\'')) return true;
    if (style == yaml::Style::literal || style == yaml::Style::folded) return bytes.find_first_of("|>") < bytes.size();
    return bytes == text || text.find(' ') != std::string_view::npos || bytes == text.substr(0, bytes.size());
  }

  void check(const std::string& path, OriginId id, std::string_view text, yaml::Style style) {
    if (id.is_written()) {
      ++written;
      if (!is_spelled(sources_.text(id.span()), text, style)) complain(path, sources_.text(id.span()), text);
      return;
    }
    if (!id.is_entry()) return;
    const auto* templated_by = std::get_if<Templated>(&origins_.at(id));
    if (templated_by == nullptr) return;
    ++templated;
    const std::string_view action = sources_.text(templated_by->action);
    if (action.find("{{") == std::string_view::npos) complain(path, action, text);
    for (const OriginId input : templated_by->inputs)
      if (input.is_written() && sources_.text(input.span()) == text) {
        ++printed;
        break;
      }
  }

  void complain(const std::string& path, std::string_view bytes, std::string_view text) {
    constexpr std::size_t kShown = 10;
    if (++wrong > kShown) return;
    std::cout << path << ": `" << text.substr(0, 80) << "` is said to stand in `" << bytes.substr(0, 80) << "`\n";
  }

  const SourceMap& sources_;
  const Origins& origins_;
};

TEST(HelmProvenance, LeadsToTheVeryBytes) {
  const char* corpus = std::getenv("SIDELINT_CORPUS");  // NOLINT(concurrency-mt-unsafe)
  if (corpus == nullptr) GTEST_SKIP() << "no repositories: set SIDELINT_CORPUS to the folder of the unpacked corpus";
  const DiskFileSystem files;
  SourceMap sources;
  Origins origins;
  helm::Renderer renderer(files, sources, origins, {{corpus}});
  Follower follower(sources, origins);
  const Result<Walk> found = walk(files, {corpus}, {});
  for (const std::string& path : found->files) {
    const std::size_t slash = path.rfind('/');
    if (path.substr(slash + 1) != "Chart.yaml") continue;
    helm::ChartOrder order;
    order.chart = path.substr(0, slash);
    for (const helm::RenderedObject& object : renderer.render(order).objects)
      follower.follow(object.template_name, object.value);
  }
  std::cout << follower.written << " fields stand in templates, " << follower.templated << " are printed by actions, "
            << follower.printed << " of them as a file of values has them\n";
  EXPECT_EQ(follower.wrong, 0U);
  EXPECT_GE(follower.written, kFewest);
  EXPECT_GE(follower.printed, kFewest);
}

}  // namespace
}  // namespace sidelint
