#include <cmath>
#include <cstddef>
#include <string>

#include "engine/gotmpl/funcs/base_n.h"
#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {
namespace {

// What encoding/json leaves out under `omitempty`.
bool is_omitted(const Value& value) {
  const Kind kind = value.concrete_kind();
  return kind != Kind::structure && truth(value) == Truth::no;
}

class Encoder {
 public:
  Encoder(JsonLayout layout, JsonHtml html) : layout_(layout), html_(html) {}

  JsonText run(const Value& value) {
    write(value, 0);
    if (!out_.error.empty()) out_.text.clear();
    return std::move(out_);
  }

 private:
  bool stopped() const { return !out_.error.empty() || out_.state != Printable::yes; }

  void write(const Value& boxed, std::size_t depth) {
    const Value value = boxed.unboxed();
    if (depth > kMaxDataDepth || out_.text.size() > kMaxTextBytes) out_.state = Printable::too_large;
    if (stopped()) return;
    const Kind kind = value.kind();
    if (value.is_valid() && value.type().json && !(kind == Kind::pointer && value.is_nil())) {
      out_.text += value.type().json(value);
    } else if (is_signed(kind)) {
      out_.text += std::to_string(value.as_int());
    } else if (is_unsigned(kind)) {
      out_.text += std::to_string(value.as_uint());
    } else if (is_float(kind)) {
      write_float(value);
    } else {
      write_other(value, depth);
    }
  }

  void write_other(const Value& value, std::size_t depth) {
    switch (value.kind()) {
      case Kind::invalid:
        out_.text += "null";
        break;
      case Kind::boolean:
        out_.text += value.as_bool() ? "true" : "false";
        break;
      case Kind::string:
        write_text(value.as_text());
        break;
      case Kind::map:
        write_map(value, depth);
        break;
      case Kind::slice:
        write_slice(value, depth);
        break;
      case Kind::structure:
        write_struct(value, depth);
        break;
      case Kind::pointer:
        write(value.is_nil() ? Value() : *value.as_pointer(), depth + 1);
        break;
      case Kind::unknown:
        out_.state = Printable::unknown;
        out_.why = value.as_text();
        break;
      default:
        out_.error = "json: unsupported type: " + std::string(value.type().name);
    }
  }

  // Exponents only for the very small and very large, and without a leading zero when they are negative.
  void write_float(const Value& value) {
    const double number = value.as_float();
    const auto size = value.kind() == Kind::float32 ? go::FloatSize::single_precision : go::FloatSize::double_precision;
    if (!std::isfinite(number)) {
      out_.error = "json: unsupported value: " + go::format_float(number, 'g', go::kShortest);
      return;
    }
    const double magnitude = std::fabs(number);
    const bool exponent = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21);
    std::string text = go::format_float(number, exponent ? 'e' : 'f', go::kShortest, size);
    const std::size_t end = text.size();
    if (exponent && end >= 4 && text[end - 4] == 'e' && text[end - 3] == '-' && text[end - 2] == '0')
      text.erase(end - 2, 1);
    out_.text += text;
  }

  void write_escaped(char32_t rune) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_.text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out_.text += kDigits[(rune >> static_cast<unsigned>(shift)) & 15U];
  }

  // Whatever is told of HTML.
  static bool stands_for_itself(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
  }

  void write_text(std::string_view text) {
    out_.text += '"';
    for (std::size_t i = 0; i < text.size();) {
      std::size_t plain = i;
      while (plain < text.size() && stands_for_itself(text[plain])) ++plain;
      out_.text += text.substr(i, plain - i);
      i = plain;
      if (i == text.size()) break;
      const go::Rune rune = go::decode_rune(text.substr(i));
      const bool html = rune.value == '<' || rune.value == '>' || rune.value == '&';
      if (rune.value == '"' || rune.value == '\\') {
        out_.text += '\\';
        out_.text += text[i];
      } else if (rune.value < 0x20) {
        write_control(rune.value);
      } else if ((html && html_ == JsonHtml::escaped) || rune.value == 0x2028 || rune.value == 0x2029) {
        write_escaped(rune.value);
      } else if (go::is_invalid(rune)) {
        out_.text += "\\ufffd";
      } else {
        out_.text += text.substr(i, rune.size);
      }
      i += rune.size;
    }
    out_.text += '"';
  }

  void write_control(char32_t rune) {
    switch (rune) {
      case '\b':
        out_.text += "\\b";
        break;
      case '\f':
        out_.text += "\\f";
        break;
      case '\n':
        out_.text += "\\n";
        break;
      case '\r':
        out_.text += "\\r";
        break;
      case '\t':
        out_.text += "\\t";
        break;
      default:
        write_escaped(rune);
    }
  }

  void line(std::size_t depth) {
    if (layout_ == JsonLayout::compact) return;
    out_.text += '\n';
    out_.text.append(depth * 2, ' ');
  }

  void write_key(std::string_view key, bool first, std::size_t depth) {
    if (!first) out_.text += ',';
    line(depth);
    write_text(key);
    out_.text += layout_ == JsonLayout::compact ? ":" : ": ";
  }

  void write_map(const Value& map, std::size_t depth) {
    if (map.is_nil()) {
      out_.text += "null";
      return;
    }
    out_.text += '{';
    bool first = true;
    for (const auto& [key, item] : map.as_map()->entries) {
      write_key(key, first, depth + 1);
      write(item, depth + 1);
      if (stopped()) return;
      first = false;
    }
    if (!first) line(depth);
    out_.text += '}';
  }

  void write_struct(const Value& value, std::size_t depth) {
    out_.text += '{';
    bool first = true;
    const std::span<const Field> fields = value.type().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Value field = value.as_struct()->fields[i];
      if (fields[i].json.empty() || (fields[i].empty == Field::Empty::omit && is_omitted(field))) continue;
      write_key(fields[i].json, first, depth + 1);
      write(field, depth + 1);
      if (stopped()) return;
      first = false;
    }
    if (!first) line(depth);
    out_.text += '}';
  }

  void write_slice(const Value& list, std::size_t depth) {
    if (list.is_nil()) {
      out_.text += "null";
      return;
    }
    if (list.type().elem->kind == Kind::uint8) {
      std::string bytes;
      for (std::size_t i = 0; i < list.length(); ++i) bytes += static_cast<char>(list.at(i).as_uint());
      return write_text(base64_encoded(bytes));
    }
    out_.text += '[';
    for (std::size_t i = 0; i < list.length() && !stopped(); ++i) {
      if (i > 0) out_.text += ',';
      line(depth + 1);
      write(list.at(i), depth + 1);
    }
    if (list.length() > 0) line(depth);
    out_.text += ']';
  }

  JsonLayout layout_;
  JsonHtml html_;
  JsonText out_;
};

}  // namespace

JsonText to_json(const Value& value, JsonLayout layout, JsonHtml html) { return Encoder(layout, html).run(value); }

}  // namespace sidelint::gotmpl
