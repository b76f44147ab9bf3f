// An operation said in words, done on a text; for tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/yaml/edit.h"
#include "engine/yaml/load.h"

namespace sidelint::edit {

// The first value or key of a document that `path` ("spec/0/name") leads to.
inline yaml::Node walk(yaml::Node node, std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    node = node.is(yaml::Kind::sequence) ? node.item(static_cast<std::size_t>(step[0] - '0')) : node.find(step);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return node;
}

inline OriginId key_at(yaml::Node root, std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const yaml::Node parent = slash == std::string_view::npos ? root : walk(root, path.substr(0, slash));
  return parent.find_key(path.substr(slash == std::string_view::npos ? 0 : slash + 1)).origin();
}

// "remove a/b", "set a/b v", "rename a/b c", "add a.b k v", "append a.b v", "move a/b c.d", "comment a/b v"; "." is
// the root.
inline Operation operation(yaml::Node root, std::string_view words) {
  std::vector<std::string> parts;
  for (; !words.empty() && parts.size() < 3; words.remove_prefix(std::min(words.find(' ') + 1, words.size()))) {
    const std::size_t end = std::min(words.find(' '), words.size());
    parts.emplace_back(words.substr(0, end));
    if (end == words.size()) words = " ";
  }
  parts.resize(3);
  if (!words.empty()) parts.emplace_back(words);
  const auto place = [&](const std::string& path) { return Place{root.origin(), path == "." ? "" : path}; };
  const std::string last = parts.size() > 3 ? parts[3] : "";
  if (parts[0] == "remove") return remove(key_at(root, parts[1]));
  if (parts[0] == "set") return set(walk(root, parts[1]).origin(), parts[2]);
  if (parts[0] == "fill") return set(key_at(root, parts[1]), parts[2]);
  if (parts[0] == "rename") return rename(key_at(root, parts[1]), parts[2]);
  if (parts[0] == "add") return add_key(place(parts[1]), parts[2], last);
  if (parts[0] == "append") return append(place(parts[1]), parts[2]);
  if (parts[0] == "comment") return comment(walk(root, parts[1]).origin(), parts[2]);
  return move(key_at(root, parts[1]), place(parts[2]));
}

// The text with the operation done in its n-th document, or "refused: " and why not.
inline std::string edit(const std::string& text, const std::vector<std::string>& operations, std::size_t document = 0) {
  const yaml::Piece piece = yaml::split(text, SourceId{0}).at(document);
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  if (loaded.index() == 1) return "unreadable";
  const yaml::Node root = std::get<0>(loaded)->root();
  std::vector<Operation> all;
  for (const std::string& words : operations) all.push_back(operation(root, words));
  const Plan plan = Editor(text, piece).plan(all);
  if (const auto* refusal = std::get_if<Refusal>(&plan)) return "refused: " + refusal->why;
  return edited(text, std::get<0>(plan));
}

struct Case {
  std::string operation;
  std::string before;
  std::string after;
};

inline void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    SCOPED_TRACE(one.operation + " in\n" + one.before);
    EXPECT_EQ(edit(one.before, {one.operation}), one.after);
  }
}

}  // namespace sidelint::edit
