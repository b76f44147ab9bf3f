#include "engine/units/delivery/envsubst.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "engine/units/delivery/envsubst_functions.h"

namespace sidelint::units {
namespace {

// Expressions within expressions; deeper ones are refused.
constexpr std::size_t kMaxDepth = 100;
// Longer values are not worked on, and all results together are no longer than that.
constexpr std::size_t kLongestValue = 64U << 10U;
constexpr std::size_t kLargestResult = 16U << 20U;

// What marks stand between; nobody writes these.
constexpr std::string_view kMarkBegin = "\xEE\x83\xB0";
constexpr std::string_view kMarkEnd = "\xEE\x83\xB1";

constexpr std::string_view kBad = "bad substitution";
constexpr std::string_view kBadArgument = "unable to parse substitution within function";

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

// What ends a text that stands in an expression, and which escapes it may hold.
struct Ends {
  std::string_view at;
  enum class Escapes : std::uint8_t { none, all } escapes = Escapes::none;
};

class Expansion {
 public:
  Expansion(std::string_view text, const std::function<Variable(std::string_view)>& value_of)
      : text_(text), value_of_(value_of) {}

  std::variant<Expanded, BadSubstitution> run() {
    std::string result;
    while (at_ < text_.size() && !failed_) {
      if (starts("$$")) {
        result += '$';
        at_ += 2;
      } else if (starts("${")) {
        result += expression();
      } else {
        const std::size_t next = std::min(text_.find('$', at_ + 1), text_.size());
        result += text_.substr(at_, next - at_);
        at_ = next;
      }
    }
    if (failed_) return BadSubstitution{std::move(*failed_)};
    expanded_.text = std::move(result);
    return std::move(expanded_);
  }

 private:
  bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
  bool is_at(std::string_view any_of) const {
    return at_ < text_.size() && any_of.find(text_[at_]) != std::string_view::npos;
  }

  std::string fail(std::string_view why) {
    if (!failed_) failed_ = std::string(why);
    return {};
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // Up to `most` of these characters.
  std::string_view some_of(std::string_view characters, std::size_t most) {
    const std::size_t begin = at_;
    while (is_at(characters) && at_ - begin < most) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // From `${` to its brace.
  std::string expression() {
    if (++depth_ > kMaxDepth) return fail("expressions are nested too deeply");
    const std::size_t begin = at_;
    at_ += 2;
    std::string result = starts("#") ? length(begin) : function(begin);
    --depth_;
    return result;
  }

  std::string length(std::size_t begin) {
    ++at_;
    const std::string_view variable = name();
    if (variable.empty()) return fail(kBad);
    return close(begin, variable, "#", {});
  }

  std::string function(std::size_t begin) {
    const std::string_view variable = name();
    if (variable.empty()) return fail("unable to parse variable name");
    if (is_at(":=")) return is_default() ? with_default(begin, variable) : substring(begin, variable);
    if (is_at(",^")) return close(begin, variable, some_of(",^", 2), {});
    if (is_at("/")) return replacing(begin, variable);
    if (is_at("#%")) {
      const std::string_view which = some_of(text_.substr(at_, 1), 2);
      std::string argument = this->argument({"}"});
      return close(begin, variable, which, {std::move(argument)});
    }
    if (!is_at("}")) return fail("missing closing brace");
    return close(begin, variable, "", {});
  }

  bool is_default() const { return starts("=") || starts(":=") || starts(":-") || starts(":?") || starts(":+"); }

  std::string with_default(std::size_t begin, std::string_view variable) {
    const std::size_t width = starts("=") ? 1 : 2;
    const std::string_view which = text_.substr(at_, width);
    at_ += width;
    std::vector<std::string> args;
    while (!failed_ && !is_at("}")) args.push_back(argument({"}"}));
    return close(begin, variable, which, args);
  }

  std::string substring(std::size_t begin, std::string_view variable) {
    if (++at_ == text_.size()) return fail(kBad);
    std::vector<std::string> args;
    args.push_back(argument({":}"}));
    if (!failed_ && !is_at("}")) {
      if (some_of(":", std::string_view::npos).empty()) return fail(kBad);
      args.push_back(argument({"}"}));
    }
    return close(begin, variable, ":", args);
  }

  std::string replacing(std::size_t begin, std::string_view variable) {
    const std::size_t from = at_++;
    if (is_at("/#%")) ++at_;
    const std::string_view which = text_.substr(from, at_ - from);
    std::vector<std::string> args;
    args.push_back(argument({"/", Ends::Escapes::all}));
    if (!failed_ && some_of("/", std::string_view::npos).empty()) return fail(kBad);
    if (!failed_ && !is_at("}")) args.push_back(argument({"}", Ends::Escapes::all}));
    return close(begin, variable, which, args);
  }

  bool is_escaped(const Ends& ends) const {
    return ends.escapes == Ends::Escapes::all && (starts("$$") || starts("\\/") || starts("\\\\"));
  }

  // Another expression, or text up to what ends it.
  std::string argument(const Ends& ends) {
    if (failed_) return {};
    if (starts("${") && !is_escaped(ends)) return expression();
    std::string result;
    while (at_ < text_.size() && (result.empty() || !starts("${"))) {
      if (is_escaped(ends)) {
        ++at_;
      } else if (is_at(ends.at)) {
        break;
      }
      result += text_[at_++];
    }
    return result.empty() ? fail(kBadArgument) : result;
  }

  std::string close(std::size_t begin, std::string_view variable, std::string_view which,
                    const std::vector<std::string>& args) {
    if (failed_) return {};
    if (!is_at("}")) return fail(kBad);
    ++at_;
    expanded_.names.emplace_back(variable);
    const Variable value = value_of_(variable);
    const auto is_beyond = [](const std::string& part) { return is_open_part(part) || part.size() > kLongestValue; };
    const bool passes_on = is_default_function(which);
    const bool is_open =
        value.is_open || (!passes_on && (is_beyond(value.text) || std::ranges::any_of(args, is_beyond)));
    std::string result = is_open ? mark(text_.substr(begin, at_ - begin)) : apply_function(which, value.text, args);
    made_ += result.size();
    return made_ <= kLargestResult ? result : fail("the result is too large");
  }

  std::string mark(std::string_view expression) {
    std::string result(kMarkBegin);
    (result += std::to_string(expanded_.open.size())) += kMarkEnd;
    expanded_.open.emplace_back(expression);
    return result;
  }

  std::string_view text_;
  const std::function<Variable(std::string_view)>& value_of_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t made_ = 0;  // bytes of results
  Expanded expanded_;
  std::optional<std::string> failed_;
};

}  // namespace

std::variant<Expanded, BadSubstitution> expand(std::string_view text,
                                               const std::function<Variable(std::string_view name)>& value_of) {
  return Expansion(text, value_of).run();
}

bool has_variables(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.find("$$") != std::string_view::npos;
}

bool is_open_part(std::string_view part) { return part.find(kMarkBegin) != std::string_view::npos; }

std::string without_marks(std::string_view part, const std::vector<std::string>& open) {
  std::string result;
  while (!part.empty()) {
    const std::size_t begin = std::min(part.find(kMarkBegin), part.size());
    const std::size_t end = part.find(kMarkEnd, begin);
    result += part.substr(0, begin);
    if (end == std::string_view::npos) return result;
    std::size_t number = 0;
    for (const char digit : part.substr(begin + kMarkBegin.size(), end - begin - kMarkBegin.size()))
      number = number * 10 + static_cast<std::size_t>(digit - '0');
    if (number < open.size()) result += open[number];
    part.remove_prefix(end + kMarkEnd.size());
  }
  return result;
}

}  // namespace sidelint::units
