// Regular expressions: sprig/regex.go. Go's package regexp and RE2 share syntax and matching; what differs is here.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl::sprig {
namespace {

using Pattern = std::unique_ptr<re2::RE2>;
using Groups = std::vector<re2::StringPiece>;

Pattern compiled(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(false);
  return std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
}

// What Go calls the mistake that RE2 has found.
std::string_view mistake(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape:
      return "invalid escape sequence";
    case re2::RE2::ErrorBadCharClass:
      return "invalid character class";
    case re2::RE2::ErrorBadCharRange:
      return "invalid character class range";
    case re2::RE2::ErrorMissingBracket:
      return "missing closing ]";
    case re2::RE2::ErrorMissingParen:
      return "missing closing )";
    case re2::RE2::ErrorUnexpectedParen:
      return "unexpected )";
    case re2::RE2::ErrorTrailingBackslash:
      return "trailing backslash at end of expression";
    case re2::RE2::ErrorRepeatArgument:
      return "missing argument to repetition operator";
    case re2::RE2::ErrorRepeatSize:
      return "invalid repeat count";
    case re2::RE2::ErrorRepeatOp:
      return "invalid nested repetition operator";
    case re2::RE2::ErrorBadPerlOp:
      return "invalid or unsupported Perl syntax";
    case re2::RE2::ErrorBadUTF8:
      return "invalid UTF-8";
    case re2::RE2::ErrorBadNamedCapture:
      return "invalid named capture";
    default:
      return "expression too large";
  }
}

enum class Bad : std::uint8_t { panics, fails };

// regexp.MustCompile tells the pattern as well, in backquotes where it can stand in them.
std::string complaint(std::string_view pattern, const re2::RE2& regex, Bad bad) {
  const bool whole = regex.error_code() == re2::RE2::ErrorMissingParen ||
                     regex.error_code() == re2::RE2::ErrorUnexpectedParen ||
                     regex.error_code() == re2::RE2::ErrorTrailingBackslash;
  std::string text = "error parsing regexp: " + std::string(mistake(regex.error_code()));
  if (regex.error_code() == re2::RE2::ErrorTrailingBackslash) {
    text += ": ``";
  } else {
    text += ": `" + (whole ? std::string(pattern) : regex.error_arg()) + "`";
  }
  if (bad == Bad::fails) return text;
  const std::string quoted = go::can_backquote(pattern) ? "`" + std::string(pattern) + "`" : go::quote(pattern);
  return "regexp: Compile(" + quoted + "): " + text;
}

// Calls `found` with each match, left to right, until it says stop. An empty match right behind a match does not count.
template <class Found>
void for_each_match(const re2::RE2& regex, std::string_view text, Found found) {
  const re2::StringPiece subject(text.data(), text.size());
  Groups groups(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
  std::size_t at = 0;
  std::size_t last_end = std::string_view::npos;
  while (at <= text.size()) {
    if (!regex.Match(subject, at, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size())))
      return;
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    const std::size_t end = begin + groups[0].size();
    const bool counts = begin != end || begin != last_end;
    at = end;
    if (begin == end) at += std::max<std::size_t>(go::decode_rune(text.substr(end)).size, 1);
    last_end = end;
    if (counts && !found(begin, end, groups)) return;
  }
}

Value match(Call& call, Bad bad) {
  const Pattern regex = compiled(call.text_arg(0));
  if (!regex->ok() && bad == Bad::fails) return call.fail(complaint(call.text_arg(0), *regex, bad));
  const std::string_view text = call.text_arg(1);
  return Value::boolean(regex->ok() && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex));
}

Value find(Call& call, Bad bad) {
  const Pattern regex = compiled(call.text_arg(0));
  if (!regex->ok()) return call.fail(complaint(call.text_arg(0), *regex, bad));
  Value out = Value::text("");
  for_each_match(*regex, call.text_arg(1), [&](std::size_t begin, std::size_t end, const Groups&) {
    out = Value::text(call.text_arg(1).substr(begin, end - begin));
    return false;
  });
  return out;
}

Value find_all(Call& call, Bad bad) {
  const Pattern regex = compiled(call.text_arg(0));
  if (!regex->ok()) return call.fail(complaint(call.text_arg(0), *regex, bad));
  const std::int64_t most = call.int_arg(2);
  std::vector<Value> out;
  for_each_match(*regex, call.text_arg(1), [&](std::size_t begin, std::size_t end, const Groups&) {
    if (most >= 0 && static_cast<std::int64_t>(out.size()) >= most) return false;
    out.push_back(Value::text(call.text_arg(1).substr(begin, end - begin)));
    return true;
  });
  return out.empty() ? call.heap.zero(kStringSlice) : call.heap.slice(std::move(out), kStringSlice);
}

// What stands for $name or ${name} in a replacement.
struct Reference {
  std::string_view name;
  std::size_t size = 0;  // 0: no reference
};

Reference reference_in(std::string_view text) {
  const bool braces = text.size() > 1 && text[1] == '{';
  const std::size_t begin = braces ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size()) {
    const go::Rune rune = go::decode_rune(text.substr(end));
    if (!go::is_letter(rune.value) && !go::is_digit(rune.value) && rune.value != '_') break;
    end += rune.size;
  }
  if (end == begin || (braces && (end == text.size() || text[end] != '}'))) return {};
  return {text.substr(begin, end - begin), braces ? end + 1 : end};
}

std::string_view group_named(const re2::RE2& regex, const Groups& groups, std::string_view name) {
  std::size_t index = 0;
  if (name.size() > 1 && name[0] == '0') index = 100'000'000;  // what begins with zero is a name, not a number
  for (const char c : name) {
    if (c < '0' || c > '9' || index >= 100'000'000) {
      index = std::string_view::npos;
      break;
    }
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  if (index == std::string_view::npos) {
    const auto& names = regex.NamedCapturingGroups();
    const auto found = names.find(std::string(name));
    if (found == names.end()) return {};
    index = static_cast<std::size_t>(found->second);
  }
  if (index >= groups.size() || groups[index].data() == nullptr) return {};
  return {groups[index].data(), groups[index].size()};
}

std::string expanded(const re2::RE2& regex, const Groups& groups, std::string_view replacement) {
  std::string out;
  while (!replacement.empty()) {
    const std::size_t dollar = std::min(replacement.find('$'), replacement.size());
    out += replacement.substr(0, dollar);
    replacement.remove_prefix(dollar);
    if (replacement.empty()) break;
    if (replacement.starts_with("$$")) {
      out += '$';
      replacement.remove_prefix(2);
      continue;
    }
    const Reference reference = reference_in(replacement);
    if (reference.size > 0) out += group_named(regex, groups, reference.name);
    if (reference.size == 0) out += '$';
    replacement.remove_prefix(std::max<std::size_t>(reference.size, 1));
  }
  return out;
}

enum class Dollars : std::uint8_t { expand, keep };

Value replace_all(Call& call, Bad bad, Dollars dollars) {
  const Pattern regex = compiled(call.text_arg(0));
  if (!regex->ok()) return call.fail(complaint(call.text_arg(0), *regex, bad));
  const std::string_view text = call.text_arg(1);
  std::string out;
  std::size_t copied = 0;
  for_each_match(*regex, text, [&](std::size_t begin, std::size_t end, const Groups& groups) {
    out += text.substr(copied, begin - copied);
    out += dollars == Dollars::expand ? expanded(*regex, groups, call.text_arg(2)) : std::string(call.text_arg(2));
    copied = end;
    return out.size() <= kMaxTextBytes;
  });
  return call.text(out.append(text.substr(copied)));
}

Value split(Call& call, Bad bad) {
  const Pattern regex = compiled(call.text_arg(0));
  if (!regex->ok()) return call.fail(complaint(call.text_arg(0), *regex, bad));
  const std::string_view text = call.text_arg(1);
  const std::int64_t most = call.int_arg(2);
  if (most == 0) return call.heap.zero(kStringSlice);
  std::vector<Value> out;
  if (!call.text_arg(0).empty() && text.empty()) return call.heap.slice({Value::text("")}, kStringSlice);
  std::size_t begin = 0;
  std::size_t last_end = 0;
  for_each_match(*regex, text, [&](std::size_t from, std::size_t to, const Groups&) {
    if (most > 0 && static_cast<std::int64_t>(out.size()) == most - 1) return false;
    last_end = from;
    if (to != 0) {
      out.push_back(Value::text(text.substr(begin, from - begin)));
      begin = to;
    }
    return true;
  });
  if (last_end != text.size()) out.push_back(Value::text(text.substr(begin)));
  return call.heap.slice(std::move(out), kStringSlice);
}

Value quote_meta(Call& call) {
  constexpr std::string_view kSpecial = "\\.+*?()|[]{}^$";
  std::string out;
  for (const char c : call.text_arg(0)) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return call.text(std::move(out));
}

template <Bad WhenBad>
Value match(Call& call) {
  return match(call, WhenBad);
}
template <Bad WhenBad>
Value find(Call& call) {
  return find(call, WhenBad);
}
template <Bad WhenBad>
Value find_all(Call& call) {
  return find_all(call, WhenBad);
}
template <Bad WhenBad, Dollars HowDollars>
Value replace_all(Call& call) {
  return replace_all(call, WhenBad, HowDollars);
}
template <Bad WhenBad>
Value split(Call& call) {
  return split(call, WhenBad);
}

constexpr FuncDef kRegex[] = {
    {"mustRegexFind", find<Bad::fails>, {&kString, &kString}},
    {"mustRegexFindAll", find_all<Bad::fails>, {&kString, &kString, &kInt}},
    {"mustRegexMatch", match<Bad::fails>, {&kString, &kString}},
    {"mustRegexReplaceAll", replace_all<Bad::fails, Dollars::expand>, {&kString, &kString, &kString}},
    {"mustRegexReplaceAllLiteral", replace_all<Bad::fails, Dollars::keep>, {&kString, &kString, &kString}},
    {"mustRegexSplit", split<Bad::fails>, {&kString, &kString, &kInt}},
    {"regexFind", find<Bad::panics>, {&kString, &kString}},
    {"regexFindAll", find_all<Bad::panics>, {&kString, &kString, &kInt}},
    {"regexMatch", match<Bad::panics>, {&kString, &kString}},
    {"regexQuoteMeta", quote_meta, {&kString}},
    {"regexReplaceAll", replace_all<Bad::panics, Dollars::expand>, {&kString, &kString, &kString}},
    {"regexReplaceAllLiteral", replace_all<Bad::panics, Dollars::keep>, {&kString, &kString, &kString}},
    {"regexSplit", split<Bad::panics>, {&kString, &kString, &kInt}},
};

}  // namespace

std::span<const FuncDef> regex() { return kRegex; }

}  // namespace sidelint::gotmpl::sprig
