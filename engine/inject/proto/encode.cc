// jsonpb.Marshaler of github.com/golang/protobuf 1.5 (jsonpb/encode.go).
#include <algorithm>
#include <string>
#include <vector>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/proto/go_json.h"
#include "engine/inject/proto/message.h"
#include "engine/yaml/json.h"

namespace sidelint::inject::proto {
namespace {

using yaml::Kind;
using yaml::Value;

std::vector<const yaml::Entry*> sorted(const Value& mapping) {
  std::vector<const yaml::Entry*> out;
  for (const yaml::Entry& entry : mapping.entries) out.push_back(&entry);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
  return out;
}

std::string enumeration_text(const Enumeration& enumeration, const Value& value) {
  for (const auto& [name, number] : enumeration.values)
    if (std::to_string(number) == value.text) return name;
  return {};
}

// Seconds with no, three, six or nine decimals.
std::string duration_json(const Value& message) {
  const std::int64_t seconds = int_field(message, "seconds");
  const std::int64_t nanos = int_field(message, "nanos");
  std::string out = (seconds < 0 || nanos < 0) ? "\"-" : "\"";
  out += std::to_string(seconds < 0 ? -seconds : seconds);
  std::string decimals = std::to_string(nanos < 0 ? -nanos : nanos);
  decimals.insert(0, 9 - std::min<std::size_t>(decimals.size(), 9), '0');
  while (decimals.ends_with("000")) decimals.erase(decimals.size() - 3);
  if (!decimals.empty()) (out += '.') += decimals;
  return out + "s\"";
}

class Encoder {
 public:
  explicit Encoder(bool go_structs) : go_structs_(go_structs) {}

  std::string run(const Message& type, const Value& value) {
    message(type, value);
    return std::move(out_);
  }

 private:
  void message(const Message& type, const Value& value) {
    const bool as_struct = go_structs_ && (type.known == WellKnown::wrapper || type.known == WellKnown::duration);
    go_structs_ = false;
    if (as_struct) return fields(type, value, NumbersInQuotes::no);
    switch (type.known) {
      case WellKnown::wrapper: {
        const Value* given = value.find("value");
        const Value zero = zero_of(type.fields[0].form);
        return single(type.fields[0], given ? *given : zero, NumbersInQuotes::yes);
      }
      case WellKnown::duration:
        out_ += duration_json(value);
        return;
      case WellKnown::no:
        return fields(type, value, NumbersInQuotes::yes);
      default:
        out_ += yaml::to_json(yaml::to_document(value)->root());
    }
  }

  enum class NumbersInQuotes : std::uint8_t { no, yes };

  static Value zero_of(Form form) {
    if (form == Form::boolean) return Value::boolean(false);
    return form == Form::text ? Value::string("") : Value::integer(0);
  }

  void fields(const Message& type, const Value& value, NumbersInQuotes quotes) {
    out_ += '{';
    bool first = true;
    for (const Field& field : type.fields) {
      const Value* given = value.find(field.name);
      if (!given) continue;
      if (!first) out_ += ',';
      first = false;
      out_ += '"';
      out_ += quotes == NumbersInQuotes::yes ? field.json_name : field.name;
      out_ += "\":";
      any(field, *given, quotes);
    }
    out_ += '}';
  }

  void any(const Field& field, const Value& value, NumbersInQuotes quotes) {
    if (field.shape == Shape::single) return single(field, value, quotes);
    bool first = true;
    if (field.shape == Shape::list) {
      out_ += '[';
      for (const Value& item : value.items) {
        if (!first) out_ += ',';
        first = false;
        single(field, item, quotes);
      }
      out_ += ']';
      return;
    }
    out_ += '{';
    for (const yaml::Entry* entry : sorted(value)) {
      if (!first) out_ += ',';
      first = false;
      out_ += quoted_json(entry->key);
      out_ += ':';
      single(field, entry->value, quotes);
    }
    out_ += '}';
  }

  void single(const Field& field, const Value& value, NumbersInQuotes quotes) {
    switch (field.form) {
      case Form::message:
        return message(*field.message, value);
      case Form::text:
        out_ += quoted_json(value.text);
        return;
      case Form::enumeration: {
        const std::string name = enumeration_text(*field.enumeration, value);
        out_ += name.empty() ? value.text : "\"" + name + "\"";
        return;
      }
      case Form::int64:
      case Form::uint64:
        out_ += quotes == NumbersInQuotes::yes ? "\"" + value.text + "\"" : value.text;
        return;
      default:
        out_ += json_of_scalar(value);
    }
  }

  std::string out_;
  bool go_structs_;
};

// prototext, compact.
class TextWriter {
 public:
  explicit TextWriter(std::string_view separator) : separator_(separator) {}

  std::string run(const Message& type, const Value& value) {
    fields(type, value);
    return std::move(out_);
  }

 private:
  void begin(std::string_view name) {
    if (!out_.empty() && out_.back() != '{') out_ += separator_;
    out_ += name;
    out_ += ':';
  }

  void fields(const Message& type, const Value& value) {
    if (type.known == WellKnown::any_struct) return entries_of_struct(value);
    if (type.known == WellKnown::any_value) return any_value(value);
    if (type.known == WellKnown::any_list) return list_values(value);
    for (const Field& field : type.fields) {
      const Value* given = value.find(field.name);
      if (!given) continue;
      if (field.shape == Shape::list) {
        for (const Value& item : given->items) one(field, field.name, item);
      } else if (field.shape == Shape::map) {
        for (const yaml::Entry* entry : sorted(*given)) {
          begin(field.name);
          out_ += '{';
          begin("key");
          out_ += gotmpl::go::quote(entry->key);
          one(field, "value", entry->value);
          out_ += '}';
        }
      } else {
        one(field, field.name, *given);
      }
    }
  }

  void one(const Field& field, std::string_view name, const Value& value) {
    begin(name);
    switch (field.form) {
      case Form::message:
        out_ += '{';
        fields(*field.message, value);
        out_ += '}';
        return;
      case Form::text:
        out_ += gotmpl::go::quote(value.text);
        return;
      case Form::enumeration: {
        const std::string word = enumeration_text(*field.enumeration, value);
        out_ += word.empty() ? value.text : word;
        return;
      }
      default:
        out_ += value.text;
    }
  }

  void entries_of_struct(const Value& value) {
    for (const yaml::Entry* entry : sorted(value)) {
      begin("fields");
      out_ += '{';
      begin("key");
      out_ += gotmpl::go::quote(entry->key);
      begin("value");
      out_ += '{';
      any_value(entry->value);
      out_ += "}}";
    }
  }

  void list_values(const Value& value) {
    for (const Value& item : value.items) {
      begin("values");
      out_ += '{';
      any_value(item);
      out_ += '}';
    }
  }

  void any_value(const Value& value) {
    switch (value.kind) {
      case Kind::null:
        begin("null_value");
        out_ += "NULL_VALUE";
        return;
      case Kind::boolean:
        begin("bool_value");
        out_ += json_of_scalar(value);
        return;
      case Kind::string:
        begin("string_value");
        out_ += gotmpl::go::quote(value.text);
        return;
      case Kind::mapping:
        begin("struct_value");
        out_ += '{';
        entries_of_struct(value);
        out_ += '}';
        return;
      case Kind::sequence:
        begin("list_value");
        out_ += '{';
        list_values(value);
        out_ += '}';
        return;
      default:
        begin("number_value");
        out_ += json_of_scalar(value);
    }
  }

  std::string_view separator_;
  std::string out_;
};

}  // namespace

std::string encode(const Message& type, const Value& message) { return Encoder(false).run(type, message); }
std::string encode_as_go_json(const Message& type, const Value& message) { return Encoder(true).run(type, message); }
std::string text_of(const Message& type, const Value& message, std::string_view separator) {
  return TextWriter(separator).run(type, message);
}

}  // namespace sidelint::inject::proto
