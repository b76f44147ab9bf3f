// The functions semver and semverCompare, and the version that semver returns.
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/funcs/version.h"
#include "engine/gotmpl/go/quote.h"

namespace sidelint::gotmpl::sprig {
namespace {

constexpr Field kFields[] = {{"major", &kUint64}, {"minor", &kUint64},    {"patch", &kUint64},
                             {"pre", &kString},   {"metadata", &kString}, {"original", &kString}};

Version version_in(const Value& value) {
  const Value target = value.kind() == Kind::pointer ? *value.as_pointer() : value;
  const std::vector<Value>& fields = target.as_struct()->fields;
  return {fields[0].as_uint(),
          fields[1].as_uint(),
          fields[2].as_uint(),
          std::string(fields[3].as_text()),
          std::string(fields[4].as_text()),
          std::string(fields[5].as_text())};
}

std::string version_text(const Value& value) { return version_in(value).text(); }
std::string version_json(const Value& value) { return go::quote(version_text(value)); }

extern const Type kVersionPointer;

template <auto Version::*Member>
Value part(Call& call) {
  const Version version = version_in(call.self);
  if constexpr (std::is_same_v<std::remove_cvref_t<decltype(version.*Member)>, std::string>) {
    return call.text(version.*Member);
  } else {
    return Value::natural(version.*Member, kUint64);
  }
}

Value text(Call& call) { return call.text(version_text(call.self)); }

enum class Relation : std::uint8_t { less, less_or_equal, equal, greater_or_equal, greater };

template <Relation Asked>
Value compare(Call& call) {
  if (call.args[0].is_nil()) return call.fail("runtime error: invalid memory address or nil pointer dereference");
  const int order = compare_versions(version_in(call.self), version_in(call.args[0]));
  switch (Asked) {
    case Relation::less:
      return Value::boolean(order < 0);
    case Relation::less_or_equal:
      return Value::boolean(order <= 0);
    case Relation::equal:
      return Value::boolean(order == 0);
    case Relation::greater_or_equal:
      return Value::boolean(order >= 0);
    default:
      return Value::boolean(order > 0);
  }
}

Value order(Call& call) {
  if (call.args[0].is_nil()) return call.fail("runtime error: invalid memory address or nil pointer dereference");
  return Value::integer(compare_versions(version_in(call.self), version_in(call.args[0])));
}

Value next_patch(Call& call);
Value next_minor(Call& call);
Value next_major(Call& call);

constexpr FuncDef kMethods[] = {
    {"Compare", order, {&kVersionPointer}},
    {"Equal", compare<Relation::equal>, {&kVersionPointer}},
    {"GreaterThan", compare<Relation::greater>, {&kVersionPointer}},
    {"GreaterThanEqual", compare<Relation::greater_or_equal>, {&kVersionPointer}},
    {"IncMajor", next_major},
    {"IncMinor", next_minor},
    {"IncPatch", next_patch},
    {"LessThan", compare<Relation::less>, {&kVersionPointer}},
    {"LessThanEqual", compare<Relation::less_or_equal>, {&kVersionPointer}},
    {"Major", part<&Version::major>},
    {"Metadata", part<&Version::metadata>},
    {"Minor", part<&Version::minor>},
    {"Original", part<&Version::original>},
    {"Patch", part<&Version::patch>},
    {"Prerelease", part<&Version::prerelease>},
    {"String", text},
};

// Methods of the value itself are those that do not ask for a pointer, but a template cannot tell: what it holds is
// either the pointer or comes out of a method. The list is shared.
constexpr Type kVersion{.kind = Kind::structure,
                        .name = "semver.Version",
                        .fields = kFields,
                        .methods = kMethods,
                        .pointer = &kVersionPointer,
                        .text = version_text,
                        .json = version_json};
constexpr Type kVersionPointer{.kind = Kind::pointer,
                               .name = "*semver.Version",
                               .elem = &kVersion,
                               .methods = kMethods,
                               .text = version_text,
                               .json = version_json};

Value version_value(Call& call, const Version& version) {
  return call.heap.structure(kVersion, {Value::natural(version.major, kUint64), Value::natural(version.minor, kUint64),
                                        Value::natural(version.patch, kUint64), call.heap.text(version.prerelease),
                                        call.heap.text(version.metadata), call.heap.text(version.original)});
}

// The next version after self; what it was written as keeps its v.
Value next(Call& call, Version version) {
  const bool v = version.original.starts_with('v');
  version.prerelease.clear();
  version.metadata.clear();
  version.original = (v ? "v" : "") + version.text();
  return version_value(call, version);
}

Value next_patch(Call& call) {
  Version version = version_in(call.self);
  if (version.prerelease.empty()) ++version.patch;
  return next(call, std::move(version));
}

Value next_minor(Call& call) {
  Version version = version_in(call.self);
  ++version.minor;
  version.patch = 0;
  return next(call, std::move(version));
}

Value next_major(Call& call) {
  Version version = version_in(call.self);
  ++version.major;
  version.minor = version.patch = 0;
  return next(call, std::move(version));
}

Value semver_of(Call& call) {
  VersionResult read = read_version(call.text_arg(0));
  if (!read.version) return call.fail(std::move(read.error));
  return call.heap.pointer(version_value(call, *read.version), kVersionPointer);
}

Value semver_compare(Call& call) {
  if (std::string error = constraint_error(call.text_arg(0)); !error.empty()) return call.fail(std::move(error));
  VersionResult read = read_version(call.text_arg(1));
  if (!read.version) return call.fail(std::move(read.error));
  return Value::boolean(check_constraint(call.text_arg(0), *read.version).holds);
}

constexpr FuncDef kSemver[] = {
    {"semver", semver_of, {&kString}},
    {"semverCompare", semver_compare, {&kString, &kString}},
};

}  // namespace

std::span<const FuncDef> semver() { return kSemver; }

}  // namespace sidelint::gotmpl::sprig
