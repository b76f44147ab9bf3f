#include "engine/kustomize/transform/scalars.h"

#include "engine/kustomize/read/read_objects.h"

namespace sidelint::kustomize {
namespace {

// Who writes what is there already leaves it to whoever wrote it.
bool is_there(const yaml::Value& value, yaml::Kind kind, std::string_view text) {
  return value.origin && value.is(kind) && value.text == text;
}

bool write(Run& run, const Hand& hand, yaml::Value& value, yaml::Kind kind, std::string_view text) {
  if (value.is_collection()) return run.refuse(run.place(value), "a scalar was expected here");
  if (is_there(value, kind, text)) return true;
  value.kind = kind;
  value.text = text;
  value.origin = run.transformed(hand, value.origin);
  return run.charge_text(text.size());
}

}  // namespace

bool write_text(Run& run, const Hand& hand, yaml::Value& value, std::string_view text) {
  return write(run, hand, value, yaml::Kind::string, text);
}

bool write_plain(Run& run, const Hand& hand, yaml::Value& value, std::string_view text) {
  const bool plain = value.style == yaml::Style::plain && value.origin;
  return write(run, hand, value, plain ? kind_of_plain(text) : yaml::Kind::string, text);
}

bool write_entry(Run& run, const Hand& hand, yaml::Value& mapping, std::string_view key, std::string_view text) {
  if (mapping.is(yaml::Kind::null)) return true;
  if (!mapping.is(yaml::Kind::mapping)) return run.refuse(run.place(mapping), "a mapping was expected here");
  if (yaml::Value* present = mapping.find(key)) {
    if (is_there(*present, yaml::Kind::string, text)) return true;
    if (!present->is(yaml::Kind::null)) {
      present->items.clear();
      present->entries.clear();
    }
    present->kind = yaml::Kind::string;
    present->text = text;
    present->origin = run.transformed(hand, present->origin);
  } else {
    mapping.set(key, yaml::Value::string(text, run.transformed(hand, {})), OriginId::written(hand.at));
  }
  return run.charge_text(text.size());
}

}  // namespace sidelint::kustomize
