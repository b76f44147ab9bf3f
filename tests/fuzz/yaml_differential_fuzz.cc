// Two readers that share no code: where libyaml and yaml-cpp both accept a document, they must find the same
// collections and the same scalars in it. They differ by design in what `is_common_ground` leaves out, a cause a line.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "engine/base/check.h"
#include "engine/yaml/bytes.h"
#include "engine/yaml/events.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"
#include "engine/yaml/stream.h"

namespace {

using sidelint::SourceId;
namespace yaml = sidelint::yaml;

using Shape = std::vector<std::string>;  // "{", "}", "[", "]", "*", "=text"

// yaml-cpp has no scalar where nothing is written, nor for the words for null; and it folds empty lines in quoted
// scalars in its own way, so white space does not count.
std::string scalar(std::string_view text, bool plain) {
  constexpr std::array<std::string_view, 5> kNull{"", "~", "null", "Null", "NULL"};
  if (plain && std::find(kNull.begin(), kNull.end(), text) != kNull.end()) return "=";
  std::string words = "=";
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) words += c;
  }
  return words;
}

class Recorder : public YAML::EventHandler {
 public:
  Shape shape;
  bool refused = false;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { shape.push_back("="); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { shape.push_back("*"); }
  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    shape.push_back(scalar(value, tag == "?"));
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    shape.push_back("[");
  }
  void OnSequenceEnd() override { shape.push_back("]"); }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    shape.push_back("{");
  }
  void OnMapEnd() override { shape.push_back("}"); }
};

Recorder read_with_yaml_cpp(const std::string& text) {
  Recorder recorder;
  std::istringstream stream(text);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(recorder);
    // What yaml-cpp cannot continue it takes for another document.
    Recorder rest;
    recorder.refused = parser.HandleNextDocument(rest);
  } catch (const YAML::Exception&) {
    recorder.refused = true;
  }
  return recorder;
}

struct Read {
  Shape shape;
  bool refused = false;
};

Read read_with_libyaml(std::string_view text) {
  constexpr std::size_t kDeepest = 100;
  Read read;
  std::vector<const char*> closers;
  const auto take = [&](const yaml::Event& event) {
    if (const auto* value = std::get_if<yaml::ScalarEvent>(&event)) {
      read.shape.push_back(scalar(value->text, value->implicit && value->tag == yaml::Tag::none));
    } else if (std::holds_alternative<yaml::AliasEvent>(event)) {
      read.shape.push_back("*");
    } else if (const auto* begin = std::get_if<yaml::BeginEvent>(&event)) {
      const bool mapping = begin->kind == yaml::Kind::mapping;
      read.shape.push_back(mapping ? "{" : "[");
      closers.push_back(mapping ? "}" : "]");
      if (closers.size() > kDeepest) return false;
    } else {
      read.shape.push_back(closers.back());
      closers.pop_back();
    }
    return true;
  };
  const auto places = yaml::Places::from(SourceId{0}, 0);
  const yaml::Stop stop = yaml::read_events(text, yaml::Ending::as_written, places, take);
  read.refused = stop.problem.has_value() || !closers.empty();
  return read;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_common_ground(std::string_view text) {
  // YAML 1.1 knows more line ends than yaml-cpp does.
  for (const std::string_view line_end : {"\u0085", "\u2028", "\u2029"})
    if (text.find(line_end) != std::string_view::npos) return false;
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (text.substr(at, 2) != "\r\n") return false;
  // yaml-cpp writes these escapes in Latin-1.
  for (const std::string_view escape : {"\\N", "\\_"})
    if (text.find(escape) != std::string_view::npos) return false;
  // Within the first document yaml-cpp takes each line with a percent sign for a directive.
  if (text.find("\n%") != std::string_view::npos) return false;
  // Of an explicit key with nothing behind its sign, yaml-cpp takes the value for a part.
  for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    const std::size_t behind = text.find_first_not_of(" \t", at + 1);
    if (behind == std::string_view::npos || std::string_view("\r\n#").find(text[behind]) != std::string_view::npos)
      return false;
  }
  // yaml-cpp lets anchors hold any character.
  for (std::size_t at = text.find_first_of("&*"); at != std::string_view::npos; at = text.find_first_of("&*", at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end < text.size() && std::string_view(" \n\r,]}").find(text[end]) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yaml::Decoded decoded = yaml::decode(std::string(reinterpret_cast<const char*>(data), size));
  if (decoded.refused || decoded.encoding != yaml::Encoding::utf8) return 0;
  for (const yaml::Piece& piece : yaml::split_yaml(decoded.text, SourceId{0})) {
    std::string text = decoded.text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
    if (text.starts_with(yaml::kByteOrderMark)) text.erase(0, yaml::kByteOrderMark.size());
    if (piece.is_refused() || !is_common_ground(text)) continue;
    const Read ours = read_with_libyaml(text);
    if (ours.refused) continue;
    const Recorder theirs = read_with_yaml_cpp(text);
    if (theirs.refused || ours.shape == theirs.shape) continue;
    std::fprintf(stderr, "libyaml and yaml-cpp disagree on:\n%s\n", text.c_str());
    for (const std::string& part : ours.shape) std::fprintf(stderr, "%s ", part.c_str());
    std::fprintf(stderr, "\n");
    for (const std::string& part : theirs.shape) std::fprintf(stderr, "%s ", part.c_str());
    std::fprintf(stderr, "\n");
    SIDELINT_CHECK(ours.shape == theirs.shape, "two readers, two values");
  }
  return 0;
}
