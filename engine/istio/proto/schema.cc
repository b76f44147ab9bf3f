#include "engine/istio/proto/schema.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "engine/base/check.h"

namespace sidelint::istio::proto {
namespace {

struct Package {
  std::string_view prefix;
  std::string_view name;
};
constexpr std::array<Package, 3> kPackages = {
    {{"pb.", "google.protobuf"}, {"net.", "istio.networking.v1alpha3"}, {"net1.", "istio.networking.v1beta1"}}};

struct BuiltIn {
  std::string_view name;
  std::string_view go_name;
  WellKnown known;
  Form value;  // of a wrapper
};
constexpr std::array<BuiltIn, 10> kBuiltIns = {
    {{"pb.BoolValue", "wrapperspb.BoolValue", WellKnown::wrapper, Form::boolean},
     {"pb.Int32Value", "wrapperspb.Int32Value", WellKnown::wrapper, Form::int32},
     {"pb.UInt32Value", "wrapperspb.UInt32Value", WellKnown::wrapper, Form::uint32},
     {"pb.Int64Value", "wrapperspb.Int64Value", WellKnown::wrapper, Form::int64},
     {"pb.DoubleValue", "wrapperspb.DoubleValue", WellKnown::wrapper, Form::float64},
     {"pb.StringValue", "wrapperspb.StringValue", WellKnown::wrapper, Form::text},
     {"pb.Duration", "durationpb.Duration", WellKnown::duration, Form::int64},
     {"pb.Value", "structpb.Value", WellKnown::any_value, Form::text},
     {"pb.ListValue", "structpb.ListValue", WellKnown::any_list, Form::text},
     {"pb.Struct", "structpb.Struct", WellKnown::any_struct, Form::text}}};

std::optional<Form> scalar(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Form>, 8> kScalars = {{{"bool", Form::boolean},
                                                                          {"i32", Form::int32},
                                                                          {"u32", Form::uint32},
                                                                          {"i64", Form::int64},
                                                                          {"u64", Form::uint64},
                                                                          {"f32", Form::float32},
                                                                          {"f64", Form::float64},
                                                                          {"string", Form::text}}};
  for (const auto& [word, form] : kScalars)
    if (word == name) return form;
  return std::nullopt;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string camel(std::string_view snake) {
  std::string out;
  bool next_upper = false;
  for (const char c : snake) {
    if (c == '_') {
      next_upper = true;
      continue;
    }
    out += next_upper ? upper(c) : c;
    next_upper = false;
  }
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = upper(text[0]);
  return text;
}

// "v1alpha1" of istio.mesh.v1alpha1, and nested names joined as protoc-gen-go does.
std::string go_name_of(std::string_view package, std::string_view name) {
  std::string out(package.substr(package.rfind('.') + 1));
  out += '.';
  for (const char c : name) out += c == '.' ? '_' : c;
  return out;
}

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view cut_from(std::string_view& text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  text = text.substr(0, at);
  return rest;
}

}  // namespace

std::string go_name_of_field(std::string_view name) { return capitalised(camel(name)); }

const Field* Message::find(std::string_view field_name) const {
  for (const Field& field : fields)
    if (field.name == field_name) return &field;
  return nullptr;
}

class SchemaReader {
 public:
  SchemaReader(Schema& schema, std::string_view package, int minor)
      : schema_(schema), package_(package), minor_(minor) {}

  void built_ins() {
    for (const BuiltIn& built_in : kBuiltIns) {
      Message& message = message_of(built_in.name);
      message.go_name = built_in.go_name;
      message.known = built_in.known;
      if (built_in.known == WellKnown::duration) {
        message.fields = {plain("seconds", Form::int64), plain("nanos", Form::int32)};
      } else if (built_in.known == WellKnown::wrapper) {
        message.fields = {plain("value", built_in.value)};
      }
    }
  }

  void read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find_first_of(" \n");
      word(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    start({});
  }

 private:
  static Field plain(std::string name, Form form) {
    Field field;
    field.json_name = name;
    field.go_name = capitalised(name);
    field.name = std::move(name);
    field.form = form;
    return field;
  }

  // A name is known to begin a message or an enumeration only when the `=` behind it is met.
  void word(std::string_view text) {
    if (text.empty()) return;
    if (text == "=") return start(std::exchange(pending_, {}));
    if (!pending_.empty()) item(pending_);
    pending_ = text;
  }

  void start(std::string_view name) {
    if (name.empty()) {
      if (!pending_.empty()) item(pending_);
      return;
    }
    message_ = name[0] == '#' ? nullptr : &message_of(name);
    enumeration_ = name[0] == '#' ? &enumeration_of(name.substr(1)) : nullptr;
  }

  void item(std::string_view text) {
    if (enumeration_) {
      int first = 0;
      if (const std::size_t at = text.find('>'); at != std::string_view::npos)
        first = number_of(cut_from(text, at).substr(1));
      if (minor_ < first) return;
      const std::size_t equals = text.rfind('=');
      enumeration_->values.emplace_back(text.substr(0, equals), number_of(text.substr(equals + 1)));
      return;
    }
    SIDELINT_CHECK(message_, "a field stands behind its message");
    field(text);
  }

  void field(std::string_view text) {
    const std::size_t colon = text.find(':');
    std::string_view type = text.substr(colon + 1);
    int first = 0;
    int past = 1000;
    if (const std::size_t at = type.find('<'); at != std::string_view::npos)
      past = number_of(cut_from(type, at).substr(1));
    if (const std::size_t at = type.find('>'); at != std::string_view::npos)
      first = number_of(cut_from(type, at).substr(1));
    if (minor_ < first || minor_ >= past) return;

    Field out;
    out.name = text.substr(0, colon);
    out.json_name = camel(out.name);
    out.go_name = capitalised(out.json_name);
    if (const std::size_t at = type.find('@'); at != std::string_view::npos) out.oneof = cut_from(type, at).substr(1);
    if (type[0] == '[' || type[0] == '{') {
      out.shape = type[0] == '[' ? Shape::list : Shape::map;
      type = type.substr(1, type.size() - 2);
    }
    if (const std::optional<Form> form = scalar(type)) {
      out.form = *form;
    } else if (type[0] == '#') {
      out.form = Form::enumeration;
      out.enumeration = &enumeration_of(type.substr(1));
    } else {
      out.form = Form::message;
      out.message = &message_of(type);
    }
    message_->fields.push_back(std::move(out));
  }

  struct Names {
    std::string name;
    std::string go_name;
  };
  Names names_of(std::string_view name) const {
    for (const Package& package : kPackages) {
      if (!name.starts_with(package.prefix)) continue;
      name.remove_prefix(package.prefix.size());
      return {std::string(package.name) + "." + std::string(name), go_name_of(package.name, name)};
    }
    return {std::string(package_) + "." + std::string(name), go_name_of(package_, name)};
  }

  Message& message_of(std::string_view name) {
    Message*& known = schema_.by_name_[std::string(name)];
    if (!known) {
      known = &schema_.messages_.emplace_back();
      Names names = names_of(name);
      known->name = std::move(names.name);
      known->go_name = std::move(names.go_name);
    }
    return *known;
  }

  Enumeration& enumeration_of(std::string_view name) {
    Enumeration*& known = schema_.enumeration_by_name_[std::string(name)];
    if (!known) {
      known = &schema_.enumerations_.emplace_back();
      Names names = names_of(name);
      known->name = std::move(names.name);
      known->go_name = std::move(names.go_name);
    }
    return *known;
  }

  Schema& schema_;
  std::string_view package_;
  int minor_;
  std::string_view pending_;
  Message* message_ = nullptr;
  Enumeration* enumeration_ = nullptr;
};

Schema::Schema(std::initializer_list<std::string_view> texts, std::string_view package, int minor) {
  SchemaReader reader(*this, package, minor);
  reader.built_ins();
  for (const std::string_view text : texts) reader.read(text);
}

const Message& Schema::at(std::string_view name) const {
  const auto found = by_name_.find(name);
  SIDELINT_CHECK(found != by_name_.end(), "the schema holds the message");
  return *found->second;
}

}  // namespace sidelint::istio::proto
