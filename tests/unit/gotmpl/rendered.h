// Templates run on small data, for the tests of this room.
#pragma once

#include <string>
#include <string_view>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/template_set.h"

namespace sidelint::testing {

// A heap, a set with Sprig's functions, and an executor; the template is called "t".
struct Bench {
  gotmpl::Heap heap;
  gotmpl::Library library;
  gotmpl::TemplateSet set{library, "set"};
  gotmpl::Executor executor{heap};

  Bench() { gotmpl::sprig::add_all(set.functions); }

  gotmpl::Value json(std::string_view text) { return gotmpl::parse_json(heap, text).value; }

  gotmpl::Outcome run(std::string_view text, const gotmpl::Value& data) {
    gotmpl::Outcome outcome;
    outcome.error = set.parse("t", std::string(text));
    return outcome.error ? std::move(outcome) : executor.run(set, "t", data);
  }
};

// The output, or the error where there is one.
inline std::string rendered(std::string_view text, std::string_view json = "{}") {
  Bench bench;
  const gotmpl::Value data = bench.json(json);
  gotmpl::Outcome outcome = bench.run(text, data);
  return outcome.error ? outcome.error->text : outcome.output.text;
}

}  // namespace sidelint::testing
