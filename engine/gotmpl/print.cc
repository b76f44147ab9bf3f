#include "engine/gotmpl/print.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/printer.h"

namespace sidelint::gotmpl {
namespace {

constexpr int kMaxNumber = 1'000'000;  // of a width, precision or index; fmt's own bound

struct Number {
  int value = 0;
  bool present = false;
};

// Reads the format and hands each verb with its argument to a Printer: fmt.pp.doPrintf.
class FormatReader {
 public:
  FormatReader(std::string_view format, std::span<const Value> args, Wrapping wrapping)
      : format_(format), args_(args), printer_(wrapping) {}

  Printed run() {
    while (at_ < format_.size() && !printer_.stopped()) {
      const std::size_t percent = std::min(format_.find('%', at_), format_.size());
      printer_.write(format_.substr(at_, percent - at_));
      at_ = percent + 1;
      if (percent == format_.size() || !verb()) break;
    }
    if (!reordered_ && arg_ < args_.size()) extra();
    return std::move(printer_).finish();
  }

 private:
  bool at_char(char c) const { return at_ < format_.size() && format_[at_] == c; }

  void flags() {
    go::FormatSpec& spec = printer_.spec();
    spec = {};
    for (; at_ < format_.size(); ++at_) {
      switch (format_[at_]) {
        case '#':
          spec.sharp = true;
          break;
        case '0':
          spec.zero = true;
          break;
        case '+':
          spec.plus = true;
          break;
        case '-':
          spec.minus = true;
          break;
        case ' ':
          spec.space = true;
          break;
        default:
          return;
      }
    }
  }

  Number number(std::size_t end) {
    Number out;
    for (; at_ < end && format_[at_] >= '0' && format_[at_] <= '9'; ++at_) {
      if (out.value > kMaxNumber) {
        at_ = end;
        return {};
      }
      out = {out.value * 10 + (format_[at_] - '0'), true};
    }
    return out;
  }

  // [3]: which argument comes next.
  void argument_index() {
    after_index_ = false;
    if (!at_char('[')) return;
    reordered_ = true;
    const std::size_t close = format_.find(']', at_ + 1);
    if (format_.size() - at_ < 3 || close == std::string_view::npos) {
      ++at_;
      good_index_ = false;
      return;
    }
    ++at_;
    const Number index = number(close);
    const bool well_formed = index.present && at_ == close;
    at_ = close + 1;
    after_index_ = well_formed;
    if (well_formed && index.value >= 1 && static_cast<std::size_t>(index.value) <= args_.size()) {
      arg_ = static_cast<std::size_t>(index.value - 1);
    } else {
      good_index_ = false;
    }
  }

  // The argument that * takes as a width or precision.
  Number from_argument() {
    if (arg_ >= args_.size()) return {};
    const Value value = args_[arg_++].unboxed();
    std::int64_t number = 0;
    if (is_signed(value.kind())) {
      number = value.as_int();
    } else if (is_unsigned(value.kind()) && value.as_uint() <= static_cast<std::uint64_t>(kMaxNumber)) {
      number = static_cast<std::int64_t>(value.as_uint());
    } else {
      return {};
    }
    if (number > kMaxNumber || number < -kMaxNumber) return {};
    return {static_cast<int>(number), true};
  }

  void width() {
    go::FormatSpec& spec = printer_.spec();
    if (!at_char('*')) {
      const Number read = number(format_.size());
      spec.width = read.value;
      spec.has_width = read.present;
      if (after_index_ && read.present) good_index_ = false;
      return;
    }
    ++at_;
    const Number read = from_argument();
    spec.width = read.value;
    spec.has_width = read.present;
    if (!read.present) printer_.write("%!(BADWIDTH)");
    if (spec.width < 0) {
      spec.width = -spec.width;
      spec.minus = true;
      spec.zero = false;
    }
    after_index_ = false;
  }

  void precision() {
    if (!at_char('.') || at_ + 1 >= format_.size()) return;
    go::FormatSpec& spec = printer_.spec();
    ++at_;
    if (after_index_) good_index_ = false;
    argument_index();
    if (!at_char('*')) {
      spec.precision = number(format_.size()).value;
      spec.has_precision = true;
      return;
    }
    ++at_;
    const Number read = from_argument();
    spec.has_precision = read.present && read.value >= 0;
    spec.precision = spec.has_precision ? read.value : 0;
    if (!spec.has_precision) printer_.write("%!(BADPREC)");
    after_index_ = false;
  }

  // One verb with what stands before it; false at the end of the format.
  bool verb() {
    good_index_ = true;
    flags();
    argument_index();
    width();
    precision();
    if (!after_index_) argument_index();
    if (at_ >= format_.size()) {
      printer_.write("%!(NOVERB)");
      return false;
    }
    const go::Rune rune = go::decode_rune(format_.substr(at_));
    at_ += rune.size;
    if (rune.value == '%') {
      printer_.write("%");
    } else if (!good_index_ || arg_ >= args_.size()) {
      printer_.write("%!");
      printer_.write_rune(rune.value);
      printer_.write(good_index_ ? "(MISSING)" : "(BADINDEX)");
    } else {
      go::FormatSpec& spec = printer_.spec();
      if (rune.value == 'v' || rune.value == 'w') {
        spec.sharp_v = std::exchange(spec.sharp, false);
        spec.plus_v = std::exchange(spec.plus, false);
      }
      printer_.print_arg(args_[arg_++], rune.value);
    }
    return true;
  }

  void extra() {
    printer_.spec() = {};
    printer_.write("%!(EXTRA ");
    for (std::size_t i = arg_; i < args_.size(); ++i) {
      if (i > arg_) printer_.write(", ");
      const Value arg = args_[i].unboxed();
      if (!arg.is_valid()) {
        printer_.write("<nil>");
        continue;
      }
      printer_.write(arg.type().name);
      printer_.write("=");
      printer_.print_arg(arg, 'v');
    }
    printer_.write(")");
  }

  std::string_view format_;
  std::span<const Value> args_;
  Printer printer_;
  std::size_t at_ = 0;
  std::size_t arg_ = 0;
  bool good_index_ = true;
  bool after_index_ = false;
  bool reordered_ = false;
};

}  // namespace

Printed sprint(std::span<const Value> args) {
  Printer printer(Wrapping::refused);
  bool after_text = false;
  for (std::size_t i = 0; i < args.size(); ++i) {
    const bool is_text = args[i].concrete_kind() == Kind::string;
    if (i > 0 && !is_text && !after_text) printer.write(" ");
    printer.print_arg(args[i], 'v');
    after_text = is_text;
  }
  return std::move(printer).finish();
}

Printed sprintln(std::span<const Value> args) {
  Printer printer(Wrapping::refused);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i > 0) printer.write(" ");
    printer.print_arg(args[i], 'v');
  }
  printer.write("\n");
  return std::move(printer).finish();
}

Printed sprintf(std::string_view format, std::span<const Value> args, Wrapping wrapping) {
  return FormatReader(format, args, wrapping).run();
}

std::string display(const Value& value) { return sprint({&value, 1}).text; }

std::optional<std::string_view> find_unknown(const Value& value) {
  std::unordered_set<const void*> seen;
  std::vector<Value> open = {value};
  while (!open.empty()) {
    const Value next = open.back();
    open.pop_back();
    if (next.is_unknown()) return next.as_text();
    if (!next.more().empty()) return next.more();
    if (next.concrete_kind() == Kind::slice && seen.insert(next.as_slice().backing).second) {
      for (std::size_t i = 0; i < next.length(); ++i) open.push_back(next.at(i));
    } else if (next.concrete_kind() == Kind::map && next.as_map() && seen.insert(next.as_map()).second) {
      for (const auto& [key, item] : next.as_map()->entries) open.push_back(item);
    } else if (next.concrete_kind() == Kind::structure && seen.insert(next.as_struct()).second) {
      const std::vector<Value>& fields = next.as_struct()->fields;
      open.insert(open.end(), fields.begin(), fields.end());
    } else if (next.concrete_kind() == Kind::pointer && next.as_pointer()) {
      open.push_back(*next.as_pointer());
    }
  }
  return std::nullopt;
}

}  // namespace sidelint::gotmpl
