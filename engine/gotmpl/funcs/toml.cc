#include "engine/gotmpl/funcs/toml.h"

#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kNilElement = "toml: cannot encode array with nil element";
constexpr std::string_view kNoKey = "toml: top-level values must be Go maps or structs";

using Key = std::vector<std::string_view>;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          constexpr std::string_view kDigits = "0123456789abcdef";
          out += "\\u00";
          out += kDigits[static_cast<unsigned char>(c) >> 4U];
          out += kDigits[static_cast<unsigned char>(c) & 15U];
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

std::string key_text(std::string_view key) {
  constexpr std::string_view kBare = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  const bool bare = !key.empty() && key.find_first_not_of(kBare) == std::string_view::npos;
  return bare ? std::string(key) : quoted(key);
}

std::string float_text(double value) {
  if (std::isnan(value)) return std::signbit(value) ? "-nan" : "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  const std::string text = go::format_float(value, 'g', go::kShortest);
  return text.find_first_of("e.") == std::string::npos ? text + ".0" : text;
}

class Encoder {
 public:
  TomlText run(const Value& value) {
    write_entry({}, value);
    if (!out_.error.empty()) out_.text.clear();
    return std::move(out_);
  }

 private:
  bool stopped() const { return !out_.error.empty() || out_.state != Printable::yes; }

  void fail(std::string_view error) {
    if (!stopped()) out_.error = std::string(error);
  }

  // Counts the depth and looks for what cannot be written.
  bool may_write(const Value& value, std::size_t depth) {
    if (depth > kMaxDataDepth || out_.text.size() > kMaxTextBytes) out_.state = Printable::too_large;
    if (!stopped() && value.is_unknown()) {
      out_.state = Printable::unknown;
      out_.why = value.as_text();
    }
    return !stopped();
  }

  // Lists of nothing but maps are written as tables of their own; those with a nil in them not at all.
  bool is_list_of_tables(const Value& value) {
    if (value.kind() != Kind::slice || value.length() == 0) return false;
    bool tables = true;
    for (std::size_t i = 0; i < value.length(); ++i) {
      const Value item = value.at(i).unboxed();
      if (item.is_nil()) fail(kNilElement);
      tables = tables && item.kind() == Kind::map;
    }
    return tables;
  }

  bool is_table(const Value& value) { return value.kind() == Kind::map || is_list_of_tables(value); }

  void line_end() {
    if (!out_.text.empty()) out_.text += '\n';
  }

  void indent(const Key& key) { out_.text.append((key.size() - 1) * 2, ' '); }

  void write_header(const Key& key, std::string_view open, std::string_view close) {
    indent(key);
    out_.text += open;
    for (std::size_t i = 0; i < key.size(); ++i) out_.text += (i > 0 ? "." : "") + key_text(key[i]);
    out_.text += close;
    line_end();
  }

  void write_entry(const Key& key, const Value& value) {
    if (!may_write(value, key.size())) return;
    if (value.kind() == Kind::map) {
      if (key.size() == 1) line_end();
      if (!key.empty()) write_header(key, "[", "]");
      write_map(key, value);
    } else if (is_list_of_tables(value)) {
      write_tables(key, value);
    } else if (key.empty()) {
      write_element(value, 0);
    } else {
      indent(key);
      out_.text += key_text(key.back()) + " = ";
      write_element(value, key.size());
      line_end();
    }
  }

  void write_tables(const Key& key, const Value& list) {
    if (key.empty()) return fail(kNoKey);
    for (std::size_t i = 0; i < list.length() && !stopped(); ++i) {
      line_end();
      write_header(key, "[[", "]]");
      write_map(key, list.at(i).unboxed());
    }
  }

  struct Entry {
    std::string_view key;
    Value value;
  };

  // What is no table comes first; otherwise tables would swallow it.
  std::vector<Entry> ordered(const Value& map, std::size_t& plain) {
    std::vector<Entry> out;
    std::vector<Entry> tables;
    if (!map.is_nil())
      for (const auto& [key, item] : map.as_map()->entries)
        (is_table(item) ? tables : out).push_back({key, item.unboxed()});
    plain = out.size();
    out.insert(out.end(), tables.begin(), tables.end());
    return out;
  }

  void write_map(const Key& key, const Value& map) {
    std::size_t plain = 0;
    for (const Entry& entry : ordered(map, plain)) {
      if (entry.value.is_nil() || stopped()) continue;
      Key inner = key;
      inner.push_back(entry.key);
      write_entry(inner, entry.value);
    }
  }

  void write_inline_map(const Value& map, std::size_t depth) {
    std::size_t plain = 0;
    const std::vector<Entry> entries = ordered(map, plain);
    out_.text += '{';
    for (std::size_t i = 0; i < entries.size() && !stopped(); ++i) {
      if (entries[i].value.is_nil()) continue;
      out_.text += key_text(entries[i].key) + " = ";
      write_element(entries[i].value, depth + 1);
      if (i + 1 != entries.size()) out_.text += ", ";
    }
    out_.text += '}';
  }

  void write_element(const Value& boxed, std::size_t depth) {
    const Value value = indirect(boxed);
    if (!may_write(value, depth)) return;
    const Kind kind = value.kind();
    if (is_signed(kind)) {
      out_.text += std::to_string(value.as_int());
    } else if (is_unsigned(kind)) {
      out_.text += std::to_string(value.as_uint());
    } else if (is_float(kind)) {
      out_.text += float_text(value.as_float());
    } else if (kind == Kind::boolean) {
      out_.text += value.as_bool() ? "true" : "false";
    } else if (kind == Kind::string) {
      out_.text += quoted(value.as_text());
    } else if (kind == Kind::map) {
      write_inline_map(value, depth);
    } else if (kind == Kind::slice) {
      write_list(value, depth);
    } else {
      fail("unexpected type: " + std::string(value.type().name));
    }
  }

  void write_list(const Value& list, std::size_t depth) {
    is_list_of_tables(list);  // for its complaint about nil
    out_.text += '[';
    for (std::size_t i = 0; i < list.length() && !stopped(); ++i) {
      if (i > 0) out_.text += ", ";
      write_element(list.at(i), depth + 1);
    }
    out_.text += ']';
  }

  TomlText out_;
};

}  // namespace

TomlText to_toml(const Value& value) { return Encoder().run(indirect(value)); }

}  // namespace sidelint::gotmpl
