// Values of Go types that are not JSON's: structures, pointers, methods, named types.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

using gotmpl::Field;
using gotmpl::Kind;
using gotmpl::Type;
using gotmpl::Value;

std::string mode_name(const Value& mode) { return mode.as_int() == 0 ? "REDIRECT" : "TPROXY"; }
constexpr Type kMode{.kind = Kind::int32, .name = "v1.Mode", .text = mode_name};

extern const Type kPodPointer;
constexpr Field kPodFields[] = {{"Name", &gotmpl::kString, "name"},
                                {"Labels", &gotmpl::kStringMap, "labels", Field::Empty::omit},
                                {"Mode", &kMode, "mode"},
                                {"Next", &kPodPointer, "next", Field::Empty::omit}};
Value name_or_default(gotmpl::Call& call) {
  return call.self.is_nil() ? Value::text("nobody") : call.self.as_pointer()->as_struct()->fields[0];
}
constexpr gotmpl::FuncDef kPodMethods[] = {{"GetName", name_or_default}};
constexpr Type kPod{.kind = Kind::structure, .name = "v1.Pod", .fields = kPodFields, .pointer = &kPodPointer};
constexpr Type kPodPointer{.kind = Kind::pointer, .name = "*v1.Pod", .elem = &kPod, .methods = kPodMethods};

Value pod(gotmpl::Heap& heap) {
  const Value labels = heap.map(gotmpl::kStringMap);
  heap.set(labels, "app", Value::text("web"));
  const Value mode = Value::integer(1, kMode);
  return heap.pointer(heap.structure(kPod, {Value::text("p"), labels, mode, heap.zero(kPodPointer)}), kPodPointer);
}

std::string on_pod(std::string_view text) {
  Bench bench;
  const gotmpl::Outcome outcome = bench.run(text, pod(bench.heap));
  return outcome.error ? outcome.error->message : outcome.output.text;
}

TEST(Structures, GiveTheirFields) {
  EXPECT_EQ(on_pod("{{.Name}} {{.Labels.app}} {{.Labels}}"), "p web map[app:web]");
  EXPECT_EQ(on_pod("{{.Nope}}"), "can't evaluate field Nope in type *v1.Pod");
  EXPECT_EQ(on_pod("{{.Name.X}}"), "can't evaluate field X in type string");
}

TEST(Structures, PrintAsGoPrintsThem) {
  EXPECT_EQ(on_pod("{{.}}"), "{p map[app:web] TPROXY <nil>}");
  EXPECT_EQ(on_pod("{{printf \"%v|%+v\" . .}}"),
            "&{p map[app:web] TPROXY <nil>}|&{Name:p Labels:map[app:web] Mode:TPROXY Next:<nil>}");
  EXPECT_EQ(on_pod("{{printf \"%T %T\" . .Labels}}"), "*v1.Pod map[string]string");
}

TEST(Structures, EncodeByTheirJsonNames) {
  EXPECT_EQ(on_pod("{{toJson .}}"), R"({"name":"p","labels":{"app":"web"},"mode":1})");
}

TEST(Pointers, ThatAreNilStillHaveMethods) {
  EXPECT_EQ(on_pod("{{.Next.GetName}}"), "nobody");
  EXPECT_EQ(on_pod("{{.GetName}}"), "p");
  EXPECT_EQ(on_pod("{{.Next.Name}}"), "nil pointer evaluating *v1.Pod.Name");
  EXPECT_EQ(on_pod("{{.Next}}"), "<nil>");
  EXPECT_EQ(on_pod("{{if .Next}}a{{else}}b{{end}}"), "b");
}

TEST(NamedTypes, PrintByNameAndCompareByValue) {
  EXPECT_EQ(on_pod("{{.Mode}} {{printf \"%d\" .Mode}} {{eq .Mode 1}}"), "TPROXY 1 true");
}

TEST(Maps, WithAnElementTypeGiveItsZero) {
  EXPECT_EQ(on_pod("{{index .Labels \"none\"}}|{{.Labels.none}}"), "|<no value>");
  EXPECT_EQ(on_pod("{{hasKey .Labels \"app\"}}"),
            "wrong type for value; expected map[string]interface {}; got map[string]string");
}

constexpr Type kValues{.kind = Kind::map,
                       .name = "chart.Values",
                       .elem = &gotmpl::kAny,
                       .key = &gotmpl::kString,
                       .underlying = &gotmpl::kAnyMap};

TEST(NamedMaps, PassForTheUnnamedType) {
  Bench bench;
  const Value values = bench.heap.map(kValues);
  bench.heap.set(values, "a", Value::text("x"));
  EXPECT_EQ(bench.run("{{hasKey . \"a\"}} {{typeOf .}}", values).output.text, "true chart.Values");
}

}  // namespace
}  // namespace sidelint::testing
