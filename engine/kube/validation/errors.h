// A list of field errors as it grows: field.ErrorList of k8s.io/apimachinery pkg/util/validation/field.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kube/names.h"
#include "engine/kube/validate.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// Where a value stands: `spec.containers[0].resources.limits[cpu]`.
class Path {
 public:
  explicit Path(std::string_view text) : text_(text) {}

  Path child(std::string_view name) const;
  Path at(std::size_t index) const;
  Path key(std::string_view name) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Errors {
 public:
  // `about` says where in the user's files; a value given as text is printed as Go prints that type.
  void required(const Path& path, std::string_view detail, const yaml::Value& about);
  void forbidden(const Path& path, std::string_view detail, const yaml::Value& about);
  void too_long(const Path& path, std::size_t most, const yaml::Value& about);
  void invalid(const Path& path, const yaml::Value& value, std::string_view detail);
  void invalid_text(const Path& path, std::string_view value, std::string_view detail, const yaml::Value& about);
  // The value as it is to be printed.
  void invalid_as(const Path& path, std::string_view printed, std::string_view detail, const yaml::Value& about);
  void duplicate(const Path& path, std::string_view value, const yaml::Value& about);
  void not_found(const Path& path, std::string_view value, std::string_view detail, const yaml::Value& about);
  void not_supported(const Path& path, const yaml::Value& value, std::initializer_list<std::string_view> supported);

  // One `Invalid value` for each message.
  void invalid_for(const Path& path, const yaml::Value& value, const Messages& messages);

  std::size_t size() const { return list_.size(); }
  std::vector<FieldError> take() { return std::move(list_); }

 private:
  void add(const Path& path, std::string_view kind, std::string_view value, std::string_view detail,
           const yaml::Value& about);

  std::vector<FieldError> list_;
};

// As ErrorBody prints a value: JSON.
std::string error_value(const yaml::Value& value);

}  // namespace sidelint::kube
