#include "engine/helm/error_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/functions/functions.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kTemplate = "template: ";

// One link of a chain of errors, each of which is the message of the one before.
struct Link {
  std::string location;
  std::string executing;
  std::string message;

  bool operator==(const Link&) const = default;
};

std::optional<std::string_view> behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  return text.substr(at + mark.size());
}

// "LOCATION: executing "NAME" at <WHAT>: MESSAGE"
std::optional<Link> executing_link(std::string_view text) {
  const std::size_t at = text.find(": executing \"");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view after = text.substr(at + std::string_view(": executing ").size());
  const std::size_t quote = after.find('"', 1);
  if (quote == std::string_view::npos || !after.substr(quote + 1).starts_with(" at <")) return std::nullopt;
  const std::size_t end = after.find(">: ", quote);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view message = after.substr(end + 3);
  message = message.substr(0, message.find(" template:"));
  return Link{std::string(text.substr(0, at)),
              "executing " + std::string(after.substr(0, end)) + ">:", std::string(message)};
}

std::optional<Link> link_of(std::string_view text) {
  if (!text.starts_with(kTemplate)) return std::nullopt;
  const std::string_view rest = text.substr(kTemplate.size());
  if (rest.starts_with("no template ")) return Link{{}, {}, std::string(text)};
  if (std::optional<Link> link = executing_link(rest)) return link;
  const std::size_t colon = rest.rfind(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view message = rest.substr(colon + 2);
  return Link{std::string(rest.substr(0, colon)), {}, std::string(message.substr(0, message.find(" template:")))};
}

// What the error wraps; nothing at the end of the chain.
std::optional<std::string_view> wrapped(std::string_view text) {
  const std::optional<std::string_view> message = behind(text, ">: ");
  constexpr std::string_view kCalling = "error calling ";
  if (!message || !message->starts_with(kCalling)) return std::nullopt;
  return behind(*message, ": ");
}

std::string chain_text(std::string_view text) {
  std::vector<Link> links;
  for (std::optional<std::string_view> at = text; at; at = wrapped(*at)) {
    std::optional<Link> link = link_of(*at);
    if (!link) return std::string(text);
    if (links.empty() || links.back() != *link) links.push_back(*std::move(link));
  }
  std::string out;
  for (const Link& link : links) {
    if (!link.location.empty()) (out += link.location) += "\n  ";
    if (!link.executing.empty()) (out += link.executing) += "\n    ";
    if (!link.message.empty()) (out += link.message) += "\n";
  }
  return std::string(gotmpl::go::trim_space(out));
}

}  // namespace

std::string parse_error_text(std::string_view file, std::string_view text) {
  const std::optional<std::string_view> rest = behind(text, ": ");
  if (!rest) return "parse error in (" + std::string(file) + "): " + std::string(text);
  const std::string_view location = rest->substr(0, rest->find(": "));
  const std::size_t last = text.rfind(": ");
  return "parse error at (" + std::string(location) + "): " + std::string(text.substr(last + 2));
}

std::string exec_error_text(std::string_view text, HelmMajor helm) {
  const std::optional<std::string_view> rest = behind(text, ": ");
  const std::optional<std::string_view> message = rest ? behind(*rest, ": ") : std::nullopt;
  if (!message) return std::string(text);
  const std::optional<std::string_view> warning = behind(*message, kWarningBegin);
  const std::size_t end = warning ? warning->rfind(kWarningEnd) : std::string_view::npos;
  if (end != std::string_view::npos) {
    const std::string_view location = rest->substr(0, rest->find(": "));
    return "execution error at (" + std::string(location) + "): " + std::string(warning->substr(0, end));
  }
  return helm == HelmMajor::three ? std::string(text) : chain_text(text);
}

// The innermost expression: as far as the field that the message names.
std::string missing_value(std::string_view text) {
  constexpr std::string_view kNil = ": nil pointer evaluating interface {}.";
  const std::size_t at = text.rfind(kNil);
  const std::size_t open = text.substr(0, std::min(at, text.size())).rfind(" at <");
  if (at == std::string_view::npos || open == std::string_view::npos) return {};
  std::string_view expression = text.substr(open + 5, at - open - 6);
  const std::string field = "." + std::string(text.substr(at + kNil.size()));
  const std::size_t found = expression.rfind(field);
  const bool is_path = expression.find_first_of(" ()\"") == std::string_view::npos;
  return is_path && found != std::string_view::npos ? std::string(expression.substr(0, found + field.size()))
                                                    : std::string();
}

}  // namespace sidelint::helm
