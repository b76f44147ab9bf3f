// Any bytes as a template, with Sprig's functions and a little data: an error at worst. The output's segments must
// cover it without gaps, whatever happened.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/check.h"
#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/template_set.h"

namespace {

constexpr std::size_t kSmallHeap = std::size_t{8} << 20U;
constexpr std::string_view kData =
    R"({"s":"text","n":15020,"f":1.5,"nul":null,"list":["a",1,null,{"k":"v"}],"map":{"b":2,"a":{"x":"y"}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelint::gotmpl;
  Library library;
  TemplateSet set(library, "fuzz");
  sprig::add_all(set.functions);
  if (set.parse("t", std::string(reinterpret_cast<const char*>(data), size))) return 0;
  Heap heap(kSmallHeap);
  Executor executor(heap);
  const Outcome outcome = executor.run(set, "t", parse_json(heap, kData).value);
  std::size_t covered = 0;
  for (const Segment& segment : outcome.output.segments) {
    SIDELINT_CHECK(segment.begin == covered && segment.end >= covered, "a segment leaves a gap");
    SIDELINT_CHECK(segment.action_end <= segment.source->text.size(), "a segment points beyond its template");
    covered = segment.end;
  }
  SIDELINT_CHECK(covered == outcome.output.text.size(), "the segments do not cover the output");
  return 0;
}
