#include "engine/yaml/emit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

#include <yaml.h>

#include "engine/base/check.h"
#include "engine/yaml/json_number.h"
#include "engine/yaml/key_order.h"
#include "engine/yaml/number.h"
#include "engine/yaml/resolve.h"
#include "engine/yaml/timestamp.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$, which readers of YAML 1.1 take for a number.
bool is_base_60(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  const auto skip_number = [&text] {
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '_'; });
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  };
  skip_number();
  if (!text.starts_with(':')) return false;
  while (text.starts_with(':')) {
    text.remove_prefix(1);
    if (text.size() >= 2 && text[0] <= '5' && is_digit(text[0]) && is_digit(text[1]))
      text.remove_prefix(2);
    else if (!text.empty() && is_digit(text[0]))
      text.remove_prefix(1);
    else
      return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    skip_number();
  }
  return text.empty();
}

yaml_scalar_style_t style_of(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return YAML_LITERAL_SCALAR_STYLE;
  const bool is_word = resolve(Tag::none, text) == Kind::string && !is_timestamp(text) && !is_base_60(text);
  return is_word ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

// What is no UTF-8 becomes U+FFFD on the way through JSON.
std::string valid_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = character_length(text, 0);
    if (length == 0)
      out += "\uFFFD";
    else
      out += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

// strconv.FormatFloat(value, 'g', -1, 64): with an exponent below 1e-4 and from 1e6 on.
std::string float_text(double value) {
  std::array<char, 64> buffer{};
  const auto write = [&buffer, value](std::chars_format form) -> std::string {
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form);
    return {buffer.data(), end};
  };
  const double magnitude = std::abs(value);
  const bool has_exponent = magnitude < 1e-4 || magnitude >= 1e6;
  return write(has_exponent ? std::chars_format::scientific : std::chars_format::fixed);
}

// A number goes through JSON, where 1.0 is 1; what is no whole number there has Go's shortest form.
std::string number_text(const Value& value) {
  std::string json = json_number(value.kind, value.text);
  const Number number = number_value(json);
  const auto* real = std::get_if<double>(&number);
  return real == nullptr ? json : float_text(*real);
}

class Emitter {
 public:
  Emitter() {
    SIDELINT_CHECK(yaml_emitter_initialize(&emitter_) == 1, "no memory for an emitter");
    yaml_emitter_set_output(&emitter_, write, &text_);
    yaml_emitter_set_unicode(&emitter_, 1);
  }
  ~Emitter() { yaml_emitter_delete(&emitter_); }
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;

  std::string document(const Value& value) {
    send([](yaml_event_t& event) { return yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING); });
    send(
        [](yaml_event_t& event) { return yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1); });
    put(value);
    send([](yaml_event_t& event) { return yaml_document_end_event_initialize(&event, 1); });
    send([](yaml_event_t& event) { return yaml_stream_end_event_initialize(&event); });
    // libyaml 0.2.5 ends a document that might go on; its Go port does not.
    if (constexpr std::string_view kEnd = "...\n"; text_.ends_with("\n...\n")) text_.resize(text_.size() - kEnd.size());
    return std::move(text_);
  }

 private:
  static int write(void* text, unsigned char* bytes, std::size_t count) {
    // libyaml's callback hands over bytes as unsigned char.
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
    return 1;
  }

  template <class Initialize>
  void send(Initialize initialize) {
    yaml_event_t event;
    SIDELINT_CHECK(initialize(event) == 1 && yaml_emitter_emit(&emitter_, &event) == 1, "libyaml refuses an event");
  }

  void scalar(std::string_view text, yaml_scalar_style_t style) {
    send([&](yaml_event_t& event) {
      // libyaml's strings are of unsigned char.
      const auto* bytes = reinterpret_cast<const yaml_char_t*>(text.data());
      return yaml_scalar_event_initialize(&event, nullptr, nullptr, bytes, static_cast<int>(text.size()), 1, 1, style);
    });
  }
  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    scalar(valid, style_of(valid));
  }

  void put(const Value& value) {
    switch (value.kind) {
      case Kind::null:
        return scalar("null", YAML_PLAIN_SCALAR_STYLE);
      case Kind::boolean:
        return scalar(boolean_value(value.text) == true ? "true" : "false", YAML_PLAIN_SCALAR_STYLE);
      case Kind::integer:
      case Kind::floating:
        return scalar(number_text(value), YAML_PLAIN_SCALAR_STYLE);
      case Kind::string:
        return string(value.text);
      case Kind::sequence:
        return sequence(value);
      case Kind::mapping:
        return mapping(value);
    }
  }
  void sequence(const Value& value) {
    send([](yaml_event_t& event) {
      return yaml_sequence_start_event_initialize(&event, nullptr, nullptr, 1, YAML_BLOCK_SEQUENCE_STYLE);
    });
    for (const Value& item : value.items) put(item);
    send([](yaml_event_t& event) { return yaml_sequence_end_event_initialize(&event); });
  }
  void mapping(const Value& value) {
    send([](yaml_event_t& event) {
      return yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1, YAML_BLOCK_MAPPING_STYLE);
    });
    std::vector<const Entry*> entries;
    for (const Entry& entry : value.entries) entries.push_back(&entry);
    // Natural order is not transitive (a63, a102, a1b2), which std::sort may not survive.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry* a, const Entry* b) { return key_before(a->key, b->key); });
    for (const Entry* entry : entries) {
      string(entry->key);
      put(entry->value);
    }
    send([](yaml_event_t& event) { return yaml_mapping_end_event_initialize(&event); });
  }

  yaml_emitter_t emitter_{};
  std::string text_;
};

}  // namespace

std::string to_yaml(const Value& value) { return Emitter().document(value); }

}  // namespace sidelint::yaml
