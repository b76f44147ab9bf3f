#include "engine/inject/mesh/merge_message.h"

#include "engine/inject/features.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

void forget_others(const proto::Message& type, const proto::Field& field, Value& into) {
  if (field.oneof.empty()) return;
  for (const proto::Field& other : type.fields)
    if (other.oneof == field.oneof && other.name != field.name) into.erase(other.name);
}

// MergeProxyConfig of istio, pkg/config/mesh: the entries of two fields are kept.
void replace_proxy_fields(const proto::Message& proxy, Value& into, const Value& from) {
  for (const yaml::Entry& entry : from.entries) {
    const proto::Field* field = proxy.find(entry.key);
    if (!field) continue;
    forget_others(proxy, *field, into);
    Value* present = into.find(entry.key);
    if (!present || (entry.key != "proxy_metadata" && entry.key != "proxy_headers")) {
      into.set(entry.key, entry.value, entry.key_origin);
      continue;
    }
    for (const yaml::Entry& part : entry.value.entries) present->set(part.key, part.value, part.key_origin);
  }
}

}  // namespace

void merge_message(const proto::Message& type, Value& into, const Value& from) {
  if (type.known > proto::WellKnown::duration) {
    into = from;
    return;
  }
  for (const yaml::Entry& entry : from.entries) {
    const proto::Field* field = type.find(entry.key);
    if (!field) continue;
    forget_others(type, *field, into);
    Value* present = into.find(entry.key);
    if (!present) {
      into.set(entry.key, entry.value, entry.key_origin);
    } else if (field->shape == proto::Shape::list) {
      present->items.insert(present->items.end(), entry.value.items.begin(), entry.value.items.end());
    } else if (field->shape == proto::Shape::map) {
      for (const yaml::Entry& item : entry.value.entries) present->set(item.key, item.value, item.key_origin);
    } else if (field->form == proto::Form::message) {
      merge_message(*field->message, *present, entry.value);
    } else {
      *present = entry.value;
    }
  }
}

void merge_proxy_message(const proto::Message& proxy, int minor, Value& into, const Value& from) {
  if (kReplacesProxyFields.in(minor)) return replace_proxy_fields(proxy, into, from);
  merge_message(proxy, into, from);
  if (const Value* concurrency = from.find("concurrency")) into.set("concurrency", *concurrency);
}

}  // namespace sidelint::inject
