// Semantic versions and constraints on them: Masterminds/semver v3.5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sidelint::gotmpl {

struct Version {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string prerelease;
  std::string metadata;
  std::string original;

  std::string text() const;
};

struct VersionResult {
  std::optional<Version> version;
  std::string error;
};
// Lenient: a leading v, and missing parts, which count as zero.
VersionResult read_version(std::string_view text);

// By precedence: negative, zero or positive. Metadata does not count.
int compare_versions(const Version& a, const Version& b);

struct ConstraintResult {
  bool holds = false;
  std::string error;  // the constraint cannot be read
};
ConstraintResult check_constraint(std::string_view constraint, const Version& version);
// Why a constraint cannot be read; empty if it can.
std::string constraint_error(std::string_view constraint);

}  // namespace sidelint::gotmpl
