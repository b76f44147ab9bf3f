// The flags as one table: it makes the parser, the help, the SIDELINT_ variables and the suggestions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "linter/options.h"

namespace sidelint::linter {

// Commands as bits.
using CommandSet = std::uint32_t;
template <class... Commands>
constexpr CommandSet commands(Commands... each) {
  return ((CommandSet{1} << static_cast<unsigned>(each)) | ...);
}

struct Flag {
  enum class Group : std::uint8_t { input, mesh, rules, fixes, suppressions, output, exit_code };
  enum class Use : std::uint8_t { once, repeated };

  std::string_view name;   // without its dashes
  char letter;             // its short form; 0 if it has none
  std::string_view value;  // what it takes, in the words of the help; empty: it is a switch
  Group group;
  Use use;
  CommandSet commands;  // that take it
  std::string_view help;
  // Notes one word given; of a switch the word is empty. Failure: the word is none that the flag takes.
  std::optional<Failure> (*set)(const Flag&, std::string_view word, Options&);
};

std::span<const Flag> all_flags();
bool takes(Command command, const Flag& flag);

// "SIDELINT_MAX_FILE_SIZE"
std::string variable_of(const Flag& flag);

}  // namespace sidelint::linter
