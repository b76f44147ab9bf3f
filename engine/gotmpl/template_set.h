// Templates that can call each other, with their functions: what Go's template.Template and its companions are
// together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/arena.h"
#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/name_map.h"
#include "engine/gotmpl/node.h"
#include "engine/gotmpl/parse.h"

namespace sidelint::gotmpl {

// Owns texts and trees, for any number of sets; nothing in it ever moves or goes away.
class Library {
 public:
  const Source& add_source(std::string name, std::string text) {
    return sources_.emplace_back(Source{std::move(name), std::move(text)});
  }
  // For the trees of these texts.
  Arena& arena() { return arena_; }

 private:
  std::deque<Source> sources_;
  Arena arena_;
};

// What a map without the asked-for key gives: the option missingkey.
enum class MissingKey : std::uint8_t { invalid, zero, error };

// A copy of a set is Go's Clone: it starts with the same templates and goes its own way from there.
class TemplateSet {
 public:
  TemplateSet(Library& library, std::string name) : library_(&library), name_(std::move(name)) {}

  FuncMap functions;
  MissingKey missing_key = MissingKey::invalid;
  Blocks blocks = Blocks::read;

  // Parses a text and puts what it defines, itself included, into the set. Later definitions replace earlier ones,
  // except that one of white space only replaces nothing.
  std::optional<TemplateError> parse(std::string name, std::string text, const Delimiters& delimiters = {});

  // A copy that keeps in another library what it parses from now on.
  TemplateSet clone_into(Library& library) const;
  // Takes the template of that name out.
  void forget(std::string_view name);

  const Tree* find(std::string_view name) const;

  // A statement of one of the templates with its blocks.
  ReadStatement read_blocks(const Statement& statement, Blocks inner) const;
  // The same with all that is in them, for whoever looks at what does not run; what cannot be read is as if it were not
  // there.
  const Statement& as_whole(const Statement& statement) const;

  bool has_function(std::string_view name) const { return functions.find(name) || find_builtin(name); }
  Library& library() const { return *library_; }
  const std::string& name() const { return name_; }

 private:
  Library* library_;
  std::string name_;
  NameMap<const Tree*> trees_;  // by their own names
};

}  // namespace sidelint::gotmpl
