// The state of one Sprint or Sprintf: Go's fmt.pp. Used by print.cc only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/gotmpl/go/format.h"
#include "engine/gotmpl/print.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

class Printer {
 public:
  explicit Printer(Wrapping wrapping) : wrapping_(wrapping), format_(out_) {}

  void print_arg(const Value& arg, char32_t verb);
  void write(std::string_view text) { out_ += text; }
  void write_rune(char32_t rune);
  go::FormatSpec& spec() { return format_.spec; }
  bool stopped() const { return state_ != Printable::yes; }
  Printed finish() &&;

 private:
  void print_value(const Value& value, char32_t verb, std::size_t depth);
  void print_map(const Value& value, char32_t verb, std::size_t depth);
  void print_slice(const Value& value, char32_t verb, std::size_t depth);
  void begin_embedded(std::string_view name);
  void print_struct(const Value& value, char32_t verb, std::size_t depth);
  void print_pointer(const Value& value, char32_t verb, std::size_t depth);
  void print_address(const Value& value, char32_t verb);
  void print_interface(const Value& value, char32_t verb, std::size_t depth);
  void print_bool(const Value& value, char32_t verb);
  void print_integer(const Value& value, std::uint64_t bits, go::Sign sign, char32_t verb);
  void print_float(const Value& value, double number, char32_t verb);
  void print_complex(const Value& value, char32_t verb);
  void print_text(const Value& value, std::string_view text, char32_t verb);
  bool print_by_method(const Value& value, char32_t verb);
  void bad_verb(const Value& value, char32_t verb);
  void stop(Printable state, std::string_view why = {});

  Wrapping wrapping_;
  bool erroring_ = false;  // inside the message about a bad verb no methods are called
  Printable state_ = Printable::yes;
  std::string_view why_;
  std::string out_;
  go::Formatter format_;
};

}  // namespace sidelint::gotmpl
