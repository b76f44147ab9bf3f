#include "engine/model/label_validation.h"

#include <cstddef>
#include <string_view>

#include "engine/kube/go_text.h"
#include "engine/kube/names.h"

namespace sidelint::model {
namespace {

constexpr std::size_t kMaxAnnotations = 262144;  // bytes, keys and values together

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string invalid(std::string_view path, std::string_view value, const std::string& message) {
  return std::string(path) + ": Invalid value: " + kube::go_quote(value) + ": " + message;
}

}  // namespace

std::vector<std::string> validate_labels(const KeyValues& labels) {
  std::vector<std::string> messages;
  for (const auto& [key, value] : labels) {
    for (const std::string& message : kube::check_label_key(key)) {
      messages.push_back(invalid("metadata.labels", key, message));
    }
    for (const std::string& message : kube::check_label_value(value)) {
      messages.push_back(invalid("metadata.labels", value, message));
    }
  }
  return messages;
}

std::vector<std::string> validate_annotations(const KeyValues& annotations) {
  std::vector<std::string> messages;
  std::size_t size = 0;
  for (const auto& [key, value] : annotations) {
    size += key.size() + value.size();
    for (const std::string& message : kube::check_label_key(lower(key))) {
      messages.push_back(invalid("metadata.annotations", key, message));
    }
  }
  if (size > kMaxAnnotations) {
    messages.push_back("metadata.annotations: Too long: may not be more than " + std::to_string(kMaxAnnotations) +
                       " bytes");
  }
  return messages;
}

}  // namespace sidelint::model
