// What is written directly is what libyaml writes, over random values made of texts that tend to trouble writers.
#include "engine/yaml/emit_simple.h"

#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/yaml/emit_events.h"
#include "engine/yaml/value.h"

namespace sidelint::yaml {
namespace {

constexpr std::array<std::string_view, 56> kParts = {"a",
                                                     "word",
                                                     " ",
                                                     "  ",
                                                     ":",
                                                     ": ",
                                                     " #",
                                                     "#",
                                                     "-",
                                                     "- ",
                                                     "---",
                                                     "...",
                                                     "?",
                                                     "? ",
                                                     "[",
                                                     "]",
                                                     "{",
                                                     "}",
                                                     ",",
                                                     "&",
                                                     "*",
                                                     "!",
                                                     "|",
                                                     ">",
                                                     "'",
                                                     "\"",
                                                     "%",
                                                     "@",
                                                     "`",
                                                     "\\",
                                                     "\n",
                                                     "\n\n",
                                                     " \n",
                                                     "\n ",
                                                     "\t",
                                                     "é",
                                                     "\x7f",
                                                     "true",
                                                     "no",
                                                     "~",
                                                     "null",
                                                     "0x1F",
                                                     "1",
                                                     "-1",
                                                     "1.5",
                                                     "1e3",
                                                     "2001",
                                                     "=",
                                                     "<<",
                                                     "2001-01-01",
                                                     "12:30:45",
                                                     "image/name:tag",
                                                     "a long run of words that goes on ",
                                                     "withoutanyspaceatallinitwhichcannotbefoldedanywhere",
                                                     "{\"json\":\"text\"}",
                                                     "key"};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  Value value(int depth) {
    const unsigned kind = pick(depth > 3 ? 5 : 9);
    if (kind < 4) return Value::string(text(4));
    if (kind == 4) return word();
    Value out = kind < 7 ? Value::mapping() : Value::sequence();
    for (unsigned i = pick(4); i > 0; --i) {
      if (kind < 7) out.set(text(2), value(depth + 1));
      if (kind >= 7) out.items.push_back(value(depth + 1));
    }
    return out;
  }

 private:
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

  std::string text(unsigned parts) {
    std::string out;
    for (unsigned i = pick(parts + 1); i > 0; --i) out += kParts[pick(kParts.size())];
    return out;
  }

  Value word() {
    const unsigned which = pick(3);
    return which == 0 ? Value::null() : which == 1 ? Value::boolean(pick(2) == 0) : Value::integer(pick(3) * 50000);
  }

  std::mt19937 random_;
};

TEST(EmitSimple, WritesWhatLibyamlWrites) {
  int simple = 0;
  for (unsigned seed = 0; seed < 40000; ++seed) {
    const Value value = Maker(seed).value(0);
    const std::optional<std::string> text = to_yaml_simply(value);
    if (!text) continue;
    ++simple;
    ASSERT_EQ(*text, to_yaml_by_events(value)) << seed;
  }
  EXPECT_GT(simple, 4000);
}

TEST(EmitSimple, WritesWhatAPodIsMadeOf) {
  Value pod = Value::mapping();
  Value& spec = pod.set("spec", Value::mapping());
  Value& container = spec.set("containers", Value::sequence()).items.emplace_back(Value::mapping());
  container.set("args", Value::sequence()).items.push_back(Value::string("--log_output_level=default:info"));
  container.set("command", Value::sequence());
  Value& env = container.set("env", Value::sequence()).items.emplace_back(Value::mapping());
  env.set("name", Value::string("PROXY_CONFIG"));
  env.set("value", Value::string("{}\n"));
  container.set(
      "note", Value::string("some words that are folded because they go on and on behind the eightieth column of it"));
  container.set("securityContext", Value::mapping()).set("runAsUser", Value::integer(1337));
  pod.set("status", Value::mapping());
  EXPECT_EQ(to_yaml_simply(pod), R"(spec:
  containers:
  - args:
    - --log_output_level=default:info
    command: []
    env:
    - name: PROXY_CONFIG
      value: |
        {}
    note: some words that are folded because they go on and on behind the eightieth
      column of it
    securityContext:
      runAsUser: 1337
status: {}
)");
}

TEST(EmitSimple, LeavesToLibyamlWhatIsNotSimple) {
  for (const std::string_view text : {"é", "a\tb", "a \nb", "a\n\n", "\na", " a\nb"}) {
    Value value = Value::mapping();
    value.set("k", Value::string(text));
    EXPECT_EQ(to_yaml_simply(value), std::nullopt) << text;
  }
  EXPECT_EQ(to_yaml_simply(Value::mapping()), std::nullopt);
  EXPECT_EQ(to_yaml_simply(Value::string("a")), std::nullopt);
}

}  // namespace
}  // namespace sidelint::yaml
