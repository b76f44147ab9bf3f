#include "engine/kube/validation/errors.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/yaml/json.h"

namespace sidelint::kube {

using yaml::Value;

Path Path::child(std::string_view name) const {
  Path path = *this;
  if (!path.text_.empty()) path.text_ += '.';
  path.text_ += name;
  return path;
}

Path Path::at(std::size_t index) const {
  Path path = *this;
  path.text_ += fmt::format("[{}]", index);
  return path;
}

Path Path::key(std::string_view name) const {
  Path path = *this;
  path.text_ += fmt::format("[{}]", name);
  return path;
}

std::string error_value(const Value& value) {
  if (value.is(yaml::Kind::string)) return go_quote(value.text);
  const auto document = yaml::to_document(value);
  return yaml::to_json(document->root());
}

void Errors::add(const Path& path, std::string_view kind, std::string_view value, std::string_view detail,
                 const Value& about) {
  std::string text(kind);
  if (!value.empty()) text += fmt::format(": {}", value);
  if (!detail.empty()) text += fmt::format(": {}", detail);
  list_.push_back({path.text(), std::move(text), about.origin});
}

void Errors::required(const Path& path, std::string_view detail, const Value& about) {
  add(path, "Required value", {}, detail, about);
}
void Errors::forbidden(const Path& path, std::string_view detail, const Value& about) {
  add(path, "Forbidden", {}, detail, about);
}
void Errors::too_long(const Path& path, std::size_t most, const Value& about) {
  add(path, "Too long", {}, fmt::format("may not be more than {} bytes", most), about);
}
void Errors::invalid(const Path& path, const Value& value, std::string_view detail) {
  add(path, "Invalid value", error_value(value), detail, value);
}
void Errors::invalid_text(const Path& path, std::string_view value, std::string_view detail, const Value& about) {
  add(path, "Invalid value", go_quote(value), detail, about);
}
void Errors::invalid_as(const Path& path, std::string_view printed, std::string_view detail, const Value& about) {
  add(path, "Invalid value", printed, detail, about);
}
void Errors::duplicate(const Path& path, std::string_view value, const Value& about) {
  add(path, "Duplicate value", go_quote(value), {}, about);
}
void Errors::not_found(const Path& path, std::string_view value, std::string_view detail, const Value& about) {
  add(path, "Not found", go_quote(value), detail, about);
}

void Errors::not_supported(const Path& path, const Value& value, std::initializer_list<std::string_view> supported) {
  std::string detail = "supported values: ";
  for (const std::string_view word : supported) {
    if (word != *supported.begin()) detail += ", ";
    detail += go_quote(word);
  }
  add(path, "Unsupported value", error_value(value), detail, value);
}

void Errors::invalid_for(const Path& path, const Value& value, const Messages& messages) {
  for (const std::string& message : messages) invalid(path, value, message);
}

std::string invalid_message(std::string_view kind, std::string_view name, const std::vector<FieldError>& errors) {
  std::vector<std::string> texts;
  std::set<std::string> seen;
  for (const FieldError& error : errors) {
    std::string text = error.path + ": " + error.text;
    if (seen.insert(text).second) texts.push_back(std::move(text));
  }
  const std::string joined = fmt::format("{}", fmt::join(texts, ", "));
  return fmt::format("{} {} is invalid: {}", kind, go_quote(name), texts.size() == 1 ? joined : "[" + joined + "]");
}

}  // namespace sidelint::kube
