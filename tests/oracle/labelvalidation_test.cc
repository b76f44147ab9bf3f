// Label and annotation keys and values against k8s.io/apimachinery's validation, with its messages.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/kube/names.h"
#include "engine/model/label_validation.h"
#include "tests/harness/oracle.h"

namespace sidelint {
namespace {

using nlohmann::json;

std::string from_base64(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) break;
    buffer = buffer << 6U | static_cast<unsigned>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(buffer >> bits & 0xFFU);
  }
  return bytes;
}

std::string text_of(const json& input) {
  return input.contains("text") ? input["text"].get<std::string>() : from_base64(input["textB64"].get<std::string>());
}

json sorted(std::vector<std::string> messages) {
  std::sort(messages.begin(), messages.end());
  return messages;
}

json judge(const std::string& kind, const json& input) {
  if (kind == "qualifiedname") return {{"errors", kube::check_label_key(text_of(input))}};
  if (kind == "labelvalue") return {{"errors", kube::check_label_value(text_of(input))}};
  if (kind == "annotationsize") {
    const std::string value(input["valueLength"].get<std::size_t>(), input["valueChar"].get<std::string>().front());
    return {{"annotations", model::validate_annotations({{input["key"].get<std::string>(), value}})}};
  }
  model::KeyValues entries;
  for (const auto& [key, value] : input["map"].items()) entries.emplace_back(key, value.get<std::string>());
  return {{"annotations", sorted(model::validate_annotations(entries))},
          {"labels", sorted(model::validate_labels(entries))}};
}

TEST(LabelValidation, SaysWhatKubernetesSays) {
  const auto path = testing::oracle_path("vectors/labelvalidation.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/labelvalidation.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/labelvalidation.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    tally.add(line["id"].get<std::string>(), line["input"], line["expected"],
              judge(line["kind"].get<std::string>(), line["input"]));
  });
}

}  // namespace
}  // namespace sidelint
