// Constraints on versions: constraints.go of Masterminds/semver v3.5.
//
// Groups joined by || are alternatives, each a conjunction. A version with a prerelease satisfies a group only if one
// of the group's own versions has a prerelease. A part that is x, X, * or missing makes a constraint "dirty": a range.
#include "engine/gotmpl/funcs/version_range.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "engine/gotmpl/funcs/version.h"
#include "engine/gotmpl/go/quote.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kLongest = 512;
constexpr std::size_t kMostGroups = 32;

std::string version_pattern() {
  return R"(v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?)"
         R"((-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?)"
         R"((\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?)";
}

constexpr char kOperators[] = R"(=||!=|>|<|>=|=>|<=|=<|~|~>|\^)";

struct Constraint {
  Version version;
  std::string operation;
  bool dirty = false;
  bool minor_dirty = false;
  bool patch_dirty = false;
};

struct Group {
  std::vector<Constraint> all;
  bool prereleases = false;
};

struct Parsed {
  std::vector<Group> groups;
  std::string error;
};

std::string improper(std::string_view text) { return "improper constraint: " + go::quote(text); }

bool is_any(std::string_view part) { return part.empty() || part == "x" || part == "X" || part == "*"; }

std::string_view undotted(re2::StringPiece part) {
  std::string_view out(part.data(), part.size());
  if (out.starts_with('.')) out.remove_prefix(1);
  return out;
}

// "1.2 - 2.3" is ">= 1.2, <= 2.3".
std::string with_ranges_rewritten(std::string text) {
  constexpr std::size_t kFirst = 1;
  constexpr std::size_t kSecond = 11;
  // Charts ask of versions all the time, and a pattern takes far longer to compile than to match.
  static const re2::RE2 kRange("\\s*(" + version_pattern() + ")\\s+-\\s+(" + version_pattern() + ")\\s*",
                               re2::RE2::Quiet);
  std::array<re2::StringPiece, kSecond + 1> groups;
  const std::string original = text;
  const re2::StringPiece subject(original);
  std::size_t at = 0;
  while (at <= original.size() && kRange.Match(subject, at, original.size(), re2::RE2::UNANCHORED, groups.data(),
                                               static_cast<int>(groups.size()))) {
    const std::string whole = groups[0].as_string();
    const std::string replacement = ">= " + groups[kFirst].as_string() + ", <= " + groups[kSecond].as_string() + " ";
    text.replace(text.find(whole), whole.size(), replacement);
    at = static_cast<std::size_t>(groups[0].data() - original.data()) + groups[0].size();
  }
  return text;
}

struct ParsedConstraint {
  Constraint constraint;
  std::string error;
};

ParsedConstraint parse_one(const std::string& text) {
  ParsedConstraint out;
  if (text.empty()) {
    out.constraint.dirty = true;
    return out;
  }
  static const re2::RE2 kConstraint("^\\s*(" + std::string(kOperators) + ")\\s*(" + version_pattern() + ")\\s*$",
                                    re2::RE2::Quiet);
  std::array<re2::StringPiece, 7> groups;
  if (!kConstraint.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
    out.error = improper(text);
    return out;
  }
  out.constraint.operation = groups[1].as_string();
  const std::string prerelease = groups[6].as_string();
  std::string version = groups[2].as_string();
  if (is_any(undotted(groups[3]))) {
    version = "0.0.0" + prerelease;
    out.constraint.dirty = true;
  } else if (is_any(undotted(groups[4]))) {
    version = groups[3].as_string() + ".0.0" + prerelease;
    out.constraint.dirty = out.constraint.minor_dirty = true;
  } else if (is_any(undotted(groups[5]))) {
    version = groups[3].as_string() + groups[4].as_string() + ".0" + prerelease;
    out.constraint.dirty = out.constraint.patch_dirty = true;
  }
  VersionResult read = read_version(version);
  if (read.version) {
    out.constraint.version = std::move(*read.version);
  } else {
    out.error = "constraint parser error";
  }
  return out;
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t found = text.find("||");
    out.emplace_back(text.substr(0, found));
    if (found == std::string_view::npos) return out;
    text.remove_prefix(found + 2);
  }
}

// The constraints of one conjunction as texts; the whole text if none can be made out.
std::vector<std::string> conjuncts(const std::string& text) {
  static const re2::RE2 kConjunct("((" + std::string(kOperators) + ")\\s*(" + version_pattern() + "))",
                                  re2::RE2::Quiet);
  re2::StringPiece rest(text);
  std::vector<std::string> out;
  for (std::string found; re2::RE2::FindAndConsume(&rest, kConjunct, &found);) out.push_back(found);
  if (out.empty()) out.push_back(text);
  return out;
}

std::string conjunction_pattern() {
  const std::string one = "(" + std::string(kOperators) + ")\\s*(" + version_pattern() + ")\\s*";
  return "^(\\s*" + one + ")((?:\\s+|,\\s*)" + one + ")*$";
}

Parsed parse_constraints(std::string_view text) {
  if (text.size() > kLongest) return {{}, "constraint string is too long (max " + std::to_string(kLongest) + " bytes)"};
  const std::vector<std::string> parts = alternatives(with_ranges_rewritten(std::string(text)));
  if (parts.size() > kMostGroups) return {{}, "too many constraint groups (max " + std::to_string(kMostGroups) + ")"};
  static const re2::RE2 kConjunction(conjunction_pattern(), re2::RE2::Quiet);
  Parsed out;
  for (const std::string& part : parts) {
    if (!re2::RE2::PartialMatch(part, kConjunction)) return {{}, improper(part)};
    Group group;
    for (const std::string& conjunct : conjuncts(part)) {
      ParsedConstraint parsed = parse_one(conjunct);
      if (!parsed.error.empty()) return {{}, std::move(parsed.error)};
      group.prereleases = group.prereleases || !parsed.constraint.version.prerelease.empty();
      group.all.push_back(std::move(parsed.constraint));
    }
    out.groups.push_back(std::move(group));
  }
  return out;
}

bool not_equal(const Version& version, const Constraint& constraint) {
  const Version& bound = constraint.version;
  if (constraint.dirty) {
    if (bound.major != version.major) return true;
    if (bound.minor != version.minor && !constraint.minor_dirty) return true;
    if (constraint.minor_dirty) return false;
    if (bound.patch != version.patch && !constraint.patch_dirty) return true;
    if (constraint.patch_dirty) {
      if (version.prerelease.empty() && bound.prerelease.empty()) return false;
      return compare_prereleases(version.prerelease, bound.prerelease) != 0;
    }
  }
  return compare_versions(version, bound) != 0;
}

bool greater(const Version& version, const Constraint& constraint) {
  const Version& bound = constraint.version;
  if (!constraint.dirty) return compare_versions(version, bound) > 0;
  if (version.major != bound.major) return version.major > bound.major;
  if (constraint.minor_dirty) return false;
  if (constraint.patch_dirty) return version.minor > bound.minor;
  return compare_versions(version, bound) > 0;
}

bool less_or_equal(const Version& version, const Constraint& constraint) {
  const Version& bound = constraint.version;
  if (!constraint.dirty) return compare_versions(version, bound) <= 0;
  if (version.major > bound.major) return false;
  return version.major != bound.major || version.minor <= bound.minor || constraint.minor_dirty;
}

bool tilde(const Version& version, const Constraint& constraint) {
  const Version& bound = constraint.version;
  if (compare_versions(version, bound) < 0) return false;
  const bool zero = bound.major == 0 && bound.minor == 0 && bound.patch == 0;
  if (zero && !constraint.minor_dirty && !constraint.patch_dirty) return true;
  return version.major == bound.major && (version.minor == bound.minor || constraint.minor_dirty);
}

bool caret(const Version& version, const Constraint& constraint) {
  const Version& bound = constraint.version;
  if (compare_versions(version, bound) < 0) return false;
  if (bound.major > 0 || constraint.minor_dirty) return version.major == bound.major;
  if (version.major > 0) return false;
  if (bound.minor > 0 || constraint.patch_dirty) return version.minor == bound.minor;
  return version.minor == 0 && version.patch == bound.patch;
}

bool satisfies(const Version& version, const Constraint& constraint, bool prereleases) {
  if (!version.prerelease.empty() && !prereleases) return false;
  const std::string& operation = constraint.operation;
  const int order = compare_versions(version, constraint.version);
  if (operation == "!=") return not_equal(version, constraint);
  if (operation == ">") return greater(version, constraint);
  if (operation == "<") return order < 0;
  if (operation == ">=" || operation == "=>") return order >= 0;
  if (operation == "<=" || operation == "=<") return less_or_equal(version, constraint);
  if (operation == "~" || operation == "~>") return tilde(version, constraint);
  if (operation == "^") return caret(version, constraint);
  return constraint.dirty ? tilde(version, constraint) : order == 0;
}

}  // namespace

std::string constraint_error(std::string_view constraint) { return parse_constraints(constraint).error; }

ConstraintResult check_constraint(std::string_view constraint, const Version& version) {
  const Parsed parsed = parse_constraints(constraint);
  if (!parsed.error.empty()) return {false, parsed.error};
  for (const Group& group : parsed.groups) {
    bool all = true;
    for (const Constraint& one : group.all) all = all && satisfies(version, one, group.prereleases);
    if (all) return {true, {}};
  }
  return {false, {}};
}

}  // namespace sidelint::gotmpl
