#include "engine/yaml/cst.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

extern "C" const TSLanguage* tree_sitter_yaml(void);  // the grammar's only symbol; its package has no header

namespace sidelint::yaml {
namespace {

constexpr std::uint64_t kTimeoutMicroseconds = 2'000'000;

struct Deleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

class Cursor {
 public:
  explicit Cursor(TSNode root) : cursor_(ts_tree_cursor_new(root)) {}
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
  // To the next node, parents before their children; false at the end.
  bool advance() {
    if (ts_tree_cursor_goto_first_child(&cursor_)) return true;
    do {
      if (ts_tree_cursor_goto_next_sibling(&cursor_)) return true;
    } while (ts_tree_cursor_goto_parent(&cursor_));
    return false;
  }

 private:
  TSTreeCursor cursor_;
};

// What a comment on its own line can stand for. Parents come first, so of an entry the whole entry is found.
bool is_entry(std::string_view type) {
  constexpr std::array<std::string_view, 5> kEntries{"block_mapping_pair", "block_sequence_item", "flow_pair", "flow_node",
                                                     "block_scalar"};
  return std::find(kEntries.begin(), kEntries.end(), type) != kEntries.end();
}

std::unique_ptr<TSTree, Deleter> parse(std::string_view document) {
  const std::unique_ptr<TSParser, Deleter> parser(ts_parser_new());
  if (parser == nullptr || !ts_parser_set_language(parser.get(), tree_sitter_yaml())) return nullptr;
  ts_parser_set_timeout_micros(parser.get(), kTimeoutMicroseconds);
  const auto length = static_cast<std::uint32_t>(document.size());
  return std::unique_ptr<TSTree, Deleter>(ts_parser_parse_string(parser.get(), nullptr, document.data(), length));
}

Comment make_comment(std::string_view document, Span at) {
  while (at.end > at.begin && document[at.end - 1] == '\r') --at.end;
  const std::size_t line_break = document.substr(0, at.begin).rfind('\n');
  const auto line = static_cast<std::uint32_t>(line_break == std::string_view::npos ? 0 : line_break + 1);
  const bool own_line = document.substr(line, at.begin - line).find_first_not_of(" \t") == std::string_view::npos;
  return {at, own_line, own_line ? Span{at.source, at.end, at.end} : Span{at.source, line, at.begin}};
}

// The grammar counts the comment lines behind an entry as its own; they speak of what comes next, if of anything.
void leave_out_comments_behind(std::string_view document, const std::vector<Comment>& comments, Span& entry) {
  auto behind = std::upper_bound(comments.begin(), comments.end(), entry.end,
                                 [](std::uint32_t end, const Comment& comment) { return end < comment.at.begin; });
  for (;;) {
    while (entry.end > entry.begin && std::string_view(" \t\r\n").find(document[entry.end - 1]) != std::string_view::npos)
      --entry.end;
    if (behind == comments.begin()) return;
    --behind;
    if (!behind->own_line || behind->at.end != entry.end || behind->at.begin <= entry.begin) return;
    entry.end = behind->at.begin;
  }
}

}  // namespace

std::vector<Comment> comments(std::string_view text, Span bytes) {
  const std::string_view document = text.substr(bytes.begin, bytes.end - bytes.begin);
  const std::unique_ptr<TSTree, Deleter> tree = parse(document);
  if (tree == nullptr) return {};

  std::vector<Comment> found;
  std::size_t waiting = 0;  // the first of the comments that still wait for what follows them
  Cursor cursor(ts_tree_root_node(tree.get()));
  do {
    const TSNode node = cursor.node();
    const Span at{bytes.source, ts_node_start_byte(node), ts_node_end_byte(node)};
    const std::string_view type = ts_node_type(node);
    if (type == "comment") {
      found.push_back(make_comment(document, at));
    } else if (waiting < found.size() && is_entry(type)) {
      for (; waiting < found.size(); ++waiting)
        if (found[waiting].own_line) found[waiting].covers = at;
    }
  } while (cursor.advance());

  for (Comment& comment : found)
    if (comment.own_line) leave_out_comments_behind(document, found, comment.covers);
  for (Comment& comment : found)
    for (Span* const span : {&comment.at, &comment.covers}) {
      span->begin += bytes.begin;
      span->end += bytes.begin;
    }
  return found;
}

}  // namespace sidelint::yaml
