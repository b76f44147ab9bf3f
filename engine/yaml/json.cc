#include "engine/yaml/json.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/yaml/json_number.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

void append_hex(std::string& out, unsigned value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u00";
  out += kDigits[value >> 4U];
  out += kDigits[value & 0xFU];
}

// As Go's encoding/json: HTML's characters and the two line ends that JavaScript chokes on are escaped as well.
void append_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = character_length(text, 0);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    const char c = character.front();
    if (length == 0)
      out += "\\ufffd";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\b')
      out += "\\b";
    else if (c == '\f')
      out += "\\f";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '<' || c == '>' || c == '&' || (length == 1 && c < ' '))
      append_hex(out, static_cast<unsigned char>(c));
    else if (character == "\u2028")
      out += "\\u2028";
    else if (character == "\u2029")
      out += "\\u2029";
    else
      out += character;
    text.remove_prefix(character.size());
  }
  out += '"';
}

void append_scalar(std::string& out, Node node) {
  switch (node.kind()) {
    case Kind::boolean:
      out += node.boolean().value_or(false) ? "true" : "false";
      break;
    case Kind::integer:
    case Kind::floating:
      out += json_number(node.kind(), node.text());
      break;
    case Kind::string:
      append_string(out, node.text());
      break;
    case Kind::null:
    case Kind::sequence:
    case Kind::mapping:
      out += "null";
      break;
  }
}

// A collection that is being written.
struct Open {
  Node node;
  std::vector<std::size_t> order;  // of a mapping: its entries by key
  std::size_t next = 0;
};

Open open(Node node) {
  Open opened{node, {}, 0};
  if (!node.is(Kind::mapping)) return opened;
  opened.order.resize(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) opened.order[i] = i;
  std::sort(opened.order.begin(), opened.order.end(),
            [node](std::size_t a, std::size_t b) { return node.key(a).text() < node.key(b).text(); });
  return opened;
}

}  // namespace

std::string to_json(Node root) {
  std::string out;
  std::vector<Open> opened;
  const auto write = [&](Node node) {
    const bool collection = node.is(Kind::mapping) || node.is(Kind::sequence);
    if (!collection) return append_scalar(out, node);
    out += node.is(Kind::mapping) ? '{' : '[';
    opened.push_back(open(node));
  };
  write(root);
  while (!opened.empty()) {
    Open& top = opened.back();
    const bool mapping = top.node.is(Kind::mapping);
    if (top.next == top.node.size()) {
      out += mapping ? '}' : ']';
      opened.pop_back();
      continue;
    }
    if (top.next > 0) out += ',';
    const std::size_t index = mapping ? top.order[top.next] : top.next;
    ++top.next;
    const Node node = top.node;
    if (mapping) {
      append_string(out, node.key(index).text());
      out += ':';
    }
    write(mapping ? node.value(index) : node.item(index));
  }
  return out;
}

}  // namespace sidelint::yaml
