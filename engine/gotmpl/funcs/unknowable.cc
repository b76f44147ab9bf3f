// Functions of Sprig whose results differ from run to run or machine to machine.
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

constexpr std::string_view kRandom = "random";
constexpr std::string_view kClock = "the time of rendering";
constexpr std::string_view kKeys = "a newly made key or certificate";
constexpr std::string_view kEnvironment = "the environment of the renderer";
constexpr std::string_view kNetwork = "a look-up in the network";

template <const std::string_view& Why>
Value unknown(Call&) {
  return Value::unknown(Why);
}

constexpr FuncDef kUnknowable[] = {
    {"ago", unknown<kClock>, {&kAny}},
    {"bcrypt", unknown<kRandom>, {&kString}},
    {"buildCustomCert", unknown<kKeys>, {&kString, &kString}},
    {"decryptAES", unknown<kKeys>, {&kString, &kString}},
    {"derivePassword", unknown<kKeys>, {&kUint32, &kString, &kString, &kString, &kString}},
    {"encryptAES", unknown<kRandom>, {&kString, &kString}},
    {"env", unknown<kEnvironment>, {&kString}},
    {"expandenv", unknown<kEnvironment>, {&kString}},
    {"genCA", unknown<kKeys>, {&kString, &kInt}},
    {"genCAWithKey", unknown<kKeys>, {&kString, &kInt, &kString}},
    {"genPrivateKey", unknown<kKeys>, {&kString}},
    {"genSelfSignedCert", unknown<kKeys>, {&kString, &kAnySlice, &kAnySlice, &kInt}},
    {"genSelfSignedCertWithKey", unknown<kKeys>, {&kString, &kAnySlice, &kAnySlice, &kInt, &kString}},
    {"genSignedCert", unknown<kKeys>, {&kString, &kAnySlice, &kAnySlice, &kInt, &kAny}},
    {"genSignedCertWithKey", unknown<kKeys>, {&kString, &kAnySlice, &kAnySlice, &kInt, &kAny, &kString}},
    {"getHostByName", unknown<kNetwork>, {&kString}},
    {"htpasswd", unknown<kRandom>, {&kString, &kString}},
    {"now", unknown<kClock>},
    {"randAlpha", unknown<kRandom>, {&kInt}},
    {"randAlphaNum", unknown<kRandom>, {&kInt}},
    {"randAscii", unknown<kRandom>, {&kInt}},
    {"randBytes", unknown<kRandom>, {&kInt}},
    {"randInt", unknown<kRandom>, {&kInt, &kInt}},
    {"randNumeric", unknown<kRandom>, {&kInt}},
    {"shuffle", unknown<kRandom>, {&kString}},
    {"uuidv4", unknown<kRandom>},
};

}  // namespace

std::span<const FuncDef> unknowable() { return kUnknowable; }

void add_all(FuncMap& functions) {
  for (const auto table : {strings, letter_case, conversion, math, defaults, lists, list_items, dicts, encoding, json,
                           reflection, paths, urls, regex, semver, dates, unknowable})
    functions.add(table());
}

}  // namespace sidelint::gotmpl::sprig
