#include "engine/yaml/cst_parse.h"

#include <algorithm>
#include <memory>

#include <tree_sitter/api.h>

extern "C" const TSLanguage* tree_sitter_yaml();

namespace sidelint::yaml {
namespace {

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};
struct DeleteTree {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

std::string_view type_of(TSNode node) { return ts_node_type(node); }

// tree-sitter finds a node's n-th child by counting, its cursor goes from one to the next.
std::vector<TSNode> children_of(TSNode node) {
  std::vector<TSNode> children;
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  if (ts_tree_cursor_goto_first_child(&cursor)) {
    do {
      children.push_back(ts_tree_cursor_current_node(&cursor));
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
  return children;
}

Style style_of(std::string_view type, char first) {
  if (type == "single_quote_scalar") return Style::single_quoted;
  if (type == "double_quote_scalar") return Style::double_quoted;
  if (type == "block_scalar") return first == '|' ? Style::literal : Style::folded;
  if (type == "block_mapping" || type == "block_sequence") return Style::block;
  return type == "flow_mapping" || type == "flow_sequence" ? Style::flow : Style::plain;
}

// From tree-sitter's nodes, which wrap every value twice, to ours.
class Converter {
 public:
  Converter(std::string_view text, Span document) : text_(text), document_(document) {}

  Cst run(TSNode stream) {
    std::size_t documents = 0;
    for (const TSNode child : children_of(stream)) {
      if (type_of(child) == "document") {
        if (++documents == 1) convert_document(child);
      } else {
        pass_over(child);
      }
    }
    if (!fine_ || documents > 1) return {};
    std::ranges::sort(cst_.comments);
    return std::move(cst_);
  }

 private:
  std::uint32_t begin(TSNode node) const { return document_.begin + ts_node_start_byte(node); }
  std::uint32_t end(TSNode node) const { return document_.begin + ts_node_end_byte(node); }
  Span span(TSNode node) const { return {document_.source, begin(node), end(node)}; }

  // What is no value: comments are kept, signs have done their duty.
  void pass_over(TSNode node) {
    if (type_of(node) == "comment") cst_.comments.push_back(span(node));
    if (type_of(node) == ",") cst_.commas.push_back(begin(node));
  }
  static bool is_value(TSNode node) { return type_of(node) == "block_node" || type_of(node) == "flow_node"; }

  void convert_document(TSNode document) {
    for (const TSNode child : children_of(document)) {
      if (is_value(child) && cst_.root == kNoCst)
        cst_.root = convert(child, kNoCst);
      else
        pass_over(child);
    }
  }

  // A block_node or flow_node: properties, then content. Properties alone stand for an empty text.
  CstIndex convert(TSNode wrapper, CstIndex slot) {
    if (++depth_ > kCstLimits.depth + 1) fine_ = false;
    const auto index = static_cast<CstIndex>(cst_.nodes.size());
    CstNode& fresh = cst_.nodes.emplace_back();
    fresh.slot = slot;
    fresh.begin = begin(wrapper);
    fresh.at = {document_.source, end(wrapper), end(wrapper)};
    fresh.end = end(wrapper);
    for (const TSNode child : children_of(wrapper)) {
      if (!fine_) break;
      const std::string_view type = type_of(child);
      if (type == "anchor") {
        cst_.nodes[index].anchor = text_.substr(begin(child) + 1, end(child) - begin(child) - 1);
      } else if (type == "tag") {
        cst_.nodes[index].tagged = true;
      } else if (type == "comment") {
        pass_over(child);
      } else {
        convert_content(child, index);
      }
    }
    --depth_;
    return index;
  }

  void convert_content(TSNode content, CstIndex index) {
    const std::string_view type = type_of(content);
    CstNode& node = cst_.nodes[index];
    node.at = span(content);
    node.end = node.at.end;
    node.style = style_of(type, text_[node.at.begin]);
    if (type == "alias") {
      node.kind = CstKind::alias;
      node.anchor = text_.substr(node.at.begin + 1, node.at.end - node.at.begin - 1);
    } else if (type.ends_with("_mapping") || type.ends_with("_sequence")) {
      node.kind = type.ends_with("_mapping") ? CstKind::mapping : CstKind::sequence;
      const bool is_block = node.style == Style::block;
      for (const TSNode child : children_of(content)) convert_slot(child, index);
      CstNode& whole = cst_.nodes[index];  // the vector has grown
      if (is_block && !whole.slots.empty()) whole.end = cst_.slots[whole.slots.back()].end;
    }
  }

  void convert_slot(TSNode part, CstIndex owner) {
    const std::string_view type = type_of(part);
    const bool of_mapping = cst_.nodes[owner].kind == CstKind::mapping;
    const bool pair = type.ends_with("_pair");
    if (!pair && !is_value(part) && type != "block_sequence_item") return pass_over(part);
    if (pair && !of_mapping) fine_ = false;  // `[a: b]`
    if (!fine_) return;
    const auto index = static_cast<CstIndex>(cst_.slots.size());
    cst_.slots.push_back({begin(part), begin(part), owner, kNoCst, kNoCst, false});
    cst_.nodes[owner].slots.push_back(index);
    if (is_value(part)) {  // an item between commas, or a key without a colon
      const CstIndex value = convert(part, index);
      (of_mapping ? cst_.slots[index].key : cst_.slots[index].value) = value;
      cst_.slots[index].end = cst_.nodes[value].end;
      return;
    }
    convert_parts(part, index, pair);
  }

  void convert_parts(TSNode part, CstIndex index, bool pair) {
    bool behind_sign = !pair;
    for (const TSNode child : children_of(part)) {
      if (type_of(child) == "comment") {
        pass_over(child);
        continue;
      }
      if (is_value(child)) {
        const CstIndex value = convert(child, index);
        (behind_sign ? cst_.slots[index].value : cst_.slots[index].key) = value;
        cst_.slots[index].end = cst_.nodes[value].end;
        continue;
      }
      if (type_of(child) == "?") cst_.slots[index].spelled_out = true;
      if (type_of(child) == ":") behind_sign = true;
      cst_.slots[index].end = end(child);
    }
  }

  std::string_view text_;
  Span document_;
  Cst cst_;
  std::size_t depth_ = 0;
  bool fine_ = true;
};

}  // namespace

Cst parse_cst(std::string_view text, Span document) {
  const std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
  if (!ts_parser_set_language(parser.get(), tree_sitter_yaml())) return {};
  const std::string_view bytes = text.substr(document.begin, document.end - document.begin);
  const std::unique_ptr<TSTree, DeleteTree> tree(
      ts_parser_parse_string(parser.get(), nullptr, bytes.data(), static_cast<std::uint32_t>(bytes.size())));
  if (!tree) return {};
  const TSNode stream = ts_tree_root_node(tree.get());
  if (ts_node_has_error(stream) || type_of(stream) != "stream") return {};
  return Converter(text, document).run(stream);
}

}  // namespace sidelint::yaml
