// One build under way: what it may use up, what it met, and the origins it gives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "engine/kustomize/merge/definitions.h"
#include "engine/kustomize/read/files.h"
#include "engine/kustomize/result.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// The line that orders a change, and its key in a kustomization (a string literal).
struct Hand {
  Span at;
  std::string_view field;
};

// What one build may make; more is refused. Generous: the largest of the public repositories' needs a hundredth.
struct Limits {
  std::size_t values = 2'000'000;  // of all objects together, each 64 bytes of text counting as one more
  std::size_t folders = 20'000;    // visits, each time that a kustomization is included
  std::size_t depth = 200;         // of kustomizations that include each other
};

class Run {
 public:
  explicit Run(Files& files, Limits limits = {}) : files_(files), limits_(limits) {}

  Files& files() { return files_; }
  const Limits& limits() const { return limits_; }

  // The text of a file that a kustomization in `folder` names.
  struct Text {
    enum class Is : std::uint8_t { there, unknown, refused } is;
    SourceId source{};
  };
  // `changes` is the field that lists it, a string literal, if what the file says may change objects
  // (Unknown::changes).
  Text read(std::string_view folder, const yaml::Value& path, std::string_view changes = {});
  // The text of a file that a generator takes values from.
  Text read_input(std::string_view folder, const yaml::Value& path);

  // Notes what the build is made of.
  void use(SourceId source);
  void use_folder(std::string_view folder);

  // Ends the build; the first refusal counts. Returns false, so that a step can say `return run.refuse(…)`.
  bool refuse(Span at, std::string message);
  // Notes what cannot be known, and goes on.
  void leave_open(Span at, std::string_view what, std::string_view why, std::string_view changes = {});
  // Something that a step needs is not there: a refusal, unless what is unknown may hold it. Returns whether to go on.
  bool miss(Span at, std::string message);
  bool refused() const { return built_.refusal.has_value(); }
  // Counts values that are made; false (and a refusal) when there are too many.
  bool charge(const yaml::Value& value);
  bool charge_text(std::size_t bytes);
  bool charge_folder(Span at);

  Span place(OriginId id) const { return files_.origins().where(id).value_or(Span{}); }
  Span place(const yaml::Value& value) const { return place(value.origin); }
  OriginId transformed(const Hand& hand, OriginId before);
  OriginId generated(Span by);
  // What `patch` wrote, as `hand` ordered, over `before`.
  OriginId patched(OriginId patch, const Hand& hand, OriginId before);

  Definitions& definitions() { return definitions_; }
  // Those of a kustomization's own.
  bool read_definitions(SourceId source);

  Built take() && { return std::move(built_); }
  Built& built() { return built_; }

 private:
  bool spend(std::size_t values);

  Files& files_;
  Limits limits_;
  Built built_;
  Definitions definitions_;
  std::set<SourceId> used_;
  std::set<std::string> used_folders_;
  std::size_t values_ = 0;
  std::size_t folders_ = 0;
};

}  // namespace sidelint::kustomize
