#include "engine/yaml/emit_events.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <yaml.h>

#include "engine/base/check.h"
#include "engine/yaml/emit_scalar.h"
#include "engine/yaml/key_order.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

yaml_scalar_style_t library_style(WantedStyle style) {
  if (style == WantedStyle::literal) return YAML_LITERAL_SCALAR_STYLE;
  return style == WantedStyle::plain ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
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
    scalar(valid, library_style(wanted_style(valid)));
  }

  void put(const Value& value) {
    switch (value.kind) {
      case Kind::null:
      case Kind::boolean:
      case Kind::integer:
      case Kind::floating:
        return scalar(word_text(value), YAML_PLAIN_SCALAR_STYLE);
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

std::string to_yaml_by_events(const Value& value) { return Emitter().document(value); }

}  // namespace sidelint::yaml
