// Reading a text in one call, for tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/source/origin.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"

namespace sidelint::yaml {

inline Span whole(std::string_view text) { return {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}; }

// A text, and what reading it gave.
struct Reading {
  explicit Reading(std::string input) : text(std::move(input)) {
    origins.reserve_shards(1);
    keep(load(text, whole(text), origins));
  }
  Reading(std::string input, const Piece& piece) : text(std::move(input)) {
    origins.reserve_shards(1);
    keep(load_piece(text, piece, origins));
  }
  void keep(Loaded loaded) {
    if (auto* why = std::get_if<Problem>(&loaded))
      problem = std::move(*why);
    else
      document = std::get<std::unique_ptr<const Document>>(std::move(loaded));
  }

  Node root() const { return document ? document->root() : Node(); }
  std::string at(Span span) const { return text.substr(span.begin, span.end - span.begin); }
  // The bytes that a value stands for, by the last hand that wrote it.
  std::string written(Node node) const {
    const auto span = origins.where(node.origin());
    return span ? at(*span) : "nowhere";
  }

  std::string text;
  Origins origins;
  std::unique_ptr<const Document> document;
  Problem problem;
};

// The value as JSON, or why it was refused.
inline std::string read(std::string text) {
  const Reading reading(std::move(text));
  return reading.document ? to_json(reading.root()) : "refused: " + reading.problem.message;
}

}  // namespace sidelint::yaml
