// Runs templates: Go's text/template/exec.go, bounded, and with a record of where every byte of the output comes from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/parse.h"
#include "engine/gotmpl/template_set.h"

namespace sidelint::gotmpl {

// What is printed in the place of an unknown value. The segment says that it is one.
inline constexpr std::string_view kUnknownText = "sidelint.unknown";

// What a text looks like in which something is unknown.
enum class Gaps : std::uint8_t {
  named,   // kUnknownText stands there, and a text that a function renders is unknown as a whole
  marked,  // marks stand there (marks.h), which Heap::marks lists
};
// Whether an action that fails ends the execution, or what it would have written is unknown.
enum class Failures : std::uint8_t { end_it, leave_gaps };
struct Manner {
  Gaps gaps = Gaps::named;
  Failures failures = Failures::end_it;
  std::uint64_t steps = kMaxSteps;  // that all runs of one executor may take together
  // Whether a branch or loop that hangs on something unknown runs all the same: as if it were true, or had one item
  // that is unknown. None: what it would print is unknown.
  bool (*runs_anyway)(const Statement& branch) = nullptr;
};

// A stretch of output and who wrote it.
struct Segment {
  std::size_t begin = 0;  // in Output::text
  std::size_t end = 0;    // equal to begin: an action whose outcome is unknown wrote nothing here
  const Source* source = nullptr;
  std::size_t action_begin = 0;  // in Source::text: the plain text, or the action with its delimiters
  std::size_t action_end = 0;
  std::vector<Origin> inputs;  // what the action read; Heap::data_of lists the data behind them
  std::string_view unknown;    // why what belongs here is unknown; empty: it is known
};

struct Output {
  std::string text;
  std::vector<Segment> segments;  // in order of the text, without gaps
};

struct Outcome {
  Output output;  // after an error: what had been written before it
  std::optional<TemplateError> error;
};

class Executor {
 public:
  explicit Executor(Heap& heap, Manner manner = {}) : heap_(heap), manner_(manner) {}
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Runs the template of that name. Steps are counted over all runs of one executor.
  Outcome run(const TemplateSet& set, std::string_view name, const Value& data);

  // The same for a function of a template that is running (include, tpl): the output as a text value, which carries the
  // origins of all that was read. On an error, call.fail has been called.
  Value render(Call& call, const TemplateSet& set, std::string_view name, const Value& data);

  // The set whose template is running.
  const TemplateSet& current_set() const { return *set_; }

  Heap& heap() { return heap_; }
  const Manner& manner() const { return manner_; }
  // How many actions failed that left gaps.
  std::size_t failures() const { return failures_; }
  std::uint64_t steps() const { return steps_; }
  // Counts a step; false if there were too many, or the heap is used up.
  bool step();

 private:
  friend class Run;

  Heap& heap_;
  Manner manner_;
  std::size_t failures_ = 0;
  const TemplateSet* set_ = nullptr;
  std::uint64_t steps_ = 0;
  std::size_t depth_ = 0;  // of renders within renders
};

}  // namespace sidelint::gotmpl
