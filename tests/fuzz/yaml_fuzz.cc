// Any bytes through the whole reader: every span must lie in its text, the same text must give the same value again,
// and a sniff must agree with the reading.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/check.h"
#include "engine/source/origin.h"
#include "engine/yaml/comments.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace {

using sidelint::Origins;
using sidelint::SourceId;
using sidelint::Span;
namespace yaml = sidelint::yaml;

void check_span(const Span& span, std::string_view text) {
  SIDELINT_CHECK(span.source == SourceId{0}, "a span of another source");
  SIDELINT_CHECK(span.begin <= span.end && span.end <= text.size(), "a span outside its text");
}

void check_problem(const yaml::Problem& problem, std::string_view text) {
  check_span(problem.at, text);
  if (problem.context_at) check_span(*problem.context_at, text);
  SIDELINT_CHECK(!problem.message.empty(), "a problem without words");
}

// Every node once for each place that it is used in, up to a number that no honest document of this size reaches.
std::vector<yaml::Node> nodes_of(yaml::Node root) {
  constexpr std::size_t kMost = 100'000;
  std::vector<yaml::Node> nodes{root};
  for (std::size_t i = 0; i < nodes.size() && nodes.size() < kMost; ++i) {
    const yaml::Node node = nodes[i];
    for (std::size_t child = 0; child < node.size(); ++child) {
      if (node.is(yaml::Kind::mapping)) nodes.push_back(node.key(child));
      nodes.push_back(node.is(yaml::Kind::mapping) ? node.value(child) : node.item(child));
    }
  }
  return nodes;
}

void check_document(const yaml::Document& document, std::string_view text, Origins& origins) {
  constexpr std::size_t kEmbedded = 8;
  if (!document.root()) return;
  std::size_t strings = 0;
  for (const yaml::Node node : nodes_of(document.root())) {
    for (const Span& span : origins.chain(node.origin())) check_span(span, text);
    if (!node.is(yaml::Kind::string) || strings++ > kEmbedded) continue;
    const yaml::Loaded inner = yaml::load_embedded(text, node, origins);
    if (const auto* problem = std::get_if<yaml::Problem>(&inner))
      check_problem(*problem, text);
    else if (const yaml::Node root = std::get<0>(inner)->root())
      for (const yaml::Node part : nodes_of(root))
        for (const Span& span : origins.chain(part.origin())) check_span(span, text);
  }
  for (const yaml::DuplicateKey& pair : document.duplicate_keys()) {
    check_span(pair.loses, text);
    check_span(pair.wins, text);
  }
}

void check_sniff(std::string_view bytes, yaml::Node root) {
  const yaml::Sniffed sniffed = yaml::sniff(bytes, "kind");
  const yaml::Node kind = root.find("kind");
  if (sniffed.sure == yaml::Sniffed::Sure::no || !kind) return;
  const bool told = std::find(sniffed.values.begin(), sniffed.values.end(), kind.text()) != sniffed.values.end();
  SIDELINT_CHECK(told, "the sniff is sure and wrong");
}

void check_comments(std::string_view text, const Span& bytes) {
  std::uint32_t end = bytes.begin;
  for (const yaml::Comment& comment : yaml::comments(text, bytes)) {
    check_span(comment.at, text);
    check_span(comment.covers, text);
    SIDELINT_CHECK(comment.at.begin >= end && text[comment.at.begin] == '#', "a comment out of order");
    end = comment.at.end;
  }
}

void check_piece(const std::string& text, const yaml::Piece& piece) {
  check_span(piece.bytes, text);
  if (piece.is_refused()) return;
  const std::string_view bytes = std::string_view(text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
  check_comments(text, piece.bytes);
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    check_problem(*problem, text);
    return;
  }
  const yaml::Document& document = *std::get<0>(loaded);
  check_document(document, text, origins);
  check_sniff(bytes, document.root());
  constexpr std::ptrdiff_t kFewAliases = 16;  // a long text behind many aliases is a very long JSON
  if (std::count(bytes.begin(), bytes.end(), '*') > kFewAliases) return;

  // What was written as JSON must read as the same again, but for minus zero and for bytes that were no characters.
  const std::string json = yaml::to_json(document.root());
  if (json.find("-0") != std::string::npos || json.find("\\ufffd") != std::string::npos) return;
  const yaml::Loaded again =
      yaml::load_piece(json, {{SourceId{0}, 0, static_cast<std::uint32_t>(json.size())}, yaml::Syntax::json}, origins);
  SIDELINT_CHECK(std::holds_alternative<std::unique_ptr<const yaml::Document>>(again), "our JSON is no JSON");
  SIDELINT_CHECK(yaml::to_json(std::get<0>(again)->root()) == json, "JSON that reads as another value");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yaml::Decoded decoded = yaml::decode(std::string(reinterpret_cast<const char*>(data), size));
  if (decoded.refused) return 0;
  std::uint32_t end = 0;
  for (const yaml::Piece& piece : yaml::split(decoded.text, SourceId{0})) {
    SIDELINT_CHECK(piece.bytes.begin >= end, "documents out of order");
    end = piece.bytes.end;
    check_piece(decoded.text, piece);
  }
  return 0;
}
