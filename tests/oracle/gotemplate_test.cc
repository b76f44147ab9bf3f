// Templates with nothing but Go's own functions, against what Go 1.26.8 answered.
#include <gtest/gtest.h>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/template_set.h"
#include "tests/oracle/go_data.h"

namespace sidelint::testing {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

// Data decoded into a Go type that is not interface{}.
Value typed_map(Heap& heap, const nlohmann::json& json, const gotmpl::Type& type) {
  const Value map = heap.map(type);
  for (const auto& [key, item] : json.items())
    heap.set(map, key,
             item.is_string() ? heap.text(item.get<std::string>()) : Value::integer(item.get<std::int64_t>()));
  return map;
}

Value typed_slice(Heap& heap, const nlohmann::json& json, const gotmpl::Type& type) {
  std::vector<Value> items;
  for (const auto& item : json)
    items.push_back(item.is_string() ? heap.text(item.get<std::string>()) : Value::integer(item.get<std::int64_t>()));
  return heap.appended_slice(std::move(items), type);
}

Value decoded(Heap& heap, const nlohmann::json& json, const std::string& decoder) {
  if (decoder == "map[string]string") return typed_map(heap, json, gotmpl::kStringMap);
  if (decoder == "map[string]int") return typed_map(heap, json, gotmpl::kIntMap);
  if (decoder == "[]string") return typed_slice(heap, json, gotmpl::kStringSlice);
  if (decoder == "[]int") return typed_slice(heap, json, gotmpl::kIntSlice);
  return go_value(heap, json, decoder == "json" ? GoNumbers::floating : GoNumbers::whole_where_possible);
}

gotmpl::MissingKey missing_key(const std::string& option) {
  if (option == "zero") return gotmpl::MissingKey::zero;
  if (option == "error") return gotmpl::MissingKey::error;
  return gotmpl::MissingKey::invalid;
}

// The recorder wrote a pair only if its left half was not empty; the one pair it left out for that is {"", "]]"}, in
// lines tagged as being about delimiters.
gotmpl::Delimiters delimiters(const nlohmann::json& line) {
  const nlohmann::json& input = line.at("input");
  if (input.contains("delims"))
    return {input.at("delims").at(0).get<std::string>(), input.at("delims").at(1).get<std::string>()};
  for (const auto& tag : line.value("tags", nlohmann::json::array()))
    if (tag == "delims") return {"", "]]"};
  return {};
}

struct Answer {
  std::string phase;  // empty: it worked
  std::string error;
  std::string output;

  bool operator==(const Answer&) const = default;
};

std::string shown(const Answer& answer) {
  const auto quoted = [](const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  return "[" + answer.phase + "] error " + quoted(answer.error) + " output " + quoted(answer.output);
}

Answer expected(const nlohmann::json& recorded) {
  if (has_recorded(recorded, "output")) return {"", "", recorded_text(recorded, "output")};
  return {recorded.at("phase").get<std::string>(), recorded_text(recorded, "error"),
          recorded_text(recorded, "partial")};
}

Answer answered(const nlohmann::json& line) {
  const nlohmann::json& input = line.at("input");
  Heap heap;
  gotmpl::Library library;
  gotmpl::TemplateSet set(library, "");
  set.missing_key = missing_key(input.at("missingkey").get<std::string>());
  const auto name = input.at("name").get<std::string>();
  if (const auto error = set.parse(name, recorded_text(input, "template"), delimiters(line)))
    return {"parse", error->text, ""};
  gotmpl::Executor executor(heap);
  const Value data = decoded(heap, input.at("data"), input.at("decoder").get<std::string>());
  gotmpl::Outcome outcome = executor.run(set, name, data);
  if (outcome.error) return {"exec", outcome.error->text, outcome.output.text};
  return {"", "", outcome.output.text};
}

TEST(GoTemplate, AnswersWhatGoAnswered) {
  const auto file = oracle_folder() / "vectors" / "gotemplate.jsonl";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no recorded answers at " << file;
  const Agreement agreement = compare_lines(file, [](const nlohmann::json& line) -> std::optional<std::string> {
    const Answer want = expected(line.at("expected"));
    const Answer got = answered(line);
    if (want == got) return "";
    return recorded_text(line.at("input"), "template") + "\n  want " + shown(want) + "\n  got  " + shown(got);
  });
  EXPECT_EQ(agreement.agreed, agreement.total);
}

}  // namespace
}  // namespace sidelint::testing
