#include "engine/x509/certificates.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::x509 {
namespace {

// Made with openssl: two self-signed roots, and a serving certificate that the first has signed.
constexpr std::string_view kRootOne = R"(-----BEGIN CERTIFICATE-----
MIHmMIGZoAMCAQICAQEwBQYDK2VwMBMxETAPBgNVBAMMCHJvb3Qgb25lMCAXDTI2
MTEyMzAxNTgwMVoYDzIxMjYxMDMwMDE1ODAxWjATMREwDwYDVQQDDAhyb290IG9u
ZTAqMAUGAytlcAMhAKvvhrqLm6E19pPp7e1N8qGUSjRw5jcnH7IcbeCtZNtVoxAw
DjAMBgNVHRMEBTADAQH/MAUGAytlcANBAFgqQIE62b2P00KSb0MGlRWNr75hYz3D
OPq8E0iWY8sb9obkguT6wDr2BbHn1zBfpibdXgeC8YzF4hdFHBo6Owk=
-----END CERTIFICATE-----
)";
constexpr std::string_view kRootTwo = R"(-----BEGIN CERTIFICATE-----
MIHmMIGZoAMCAQICAQEwBQYDK2VwMBMxETAPBgNVBAMMCHJvb3QgdHdvMCAXDTI2
MTEyMzAxNTgwMVoYDzIxMjYxMDMwMDE1ODAxWjATMREwDwYDVQQDDAhyb290IHR3
bzAqMAUGAytlcAMhAJVqCquZ6wuEjiHQvbyInFicq0Qp3YVXnfXhxoD92S72oxAw
DjAMBgNVHRMEBTADAQH/MAUGAytlcANBACXcfl5YDbJ8WT4dLUX3110d0TxTm9q8
rAyqK4gd8hv2boQt6jLKsyt7SNqKfFeZ4vyDQDy+Kbvm7tX5Yxu2lg0=
-----END CERTIFICATE-----
)";
constexpr std::string_view kLeaf = R"(-----BEGIN CERTIFICATE-----
MIHhMIGUoAMCAQICAQIwBQYDK2VwMBMxETAPBgNVBAMMCHJvb3Qgb25lMCAXDTI2
MTEyMzAxNTgwMVoYDzIxMjYxMDMwMDE1ODAxWjARMQ8wDQYDVQQDDAZpc3Rpb2Qw
KjAFBgMrZXADIQDBb8RyZyPmhfJ7MIgrBeEC8jlx9kTgpC4+p0piYgRgJKMNMAsw
CQYDVR0TBAIwADAFBgMrZXADQQBoJ8l23lY80AtNlhIC6ZKQMjx02Dq+F9eP/qXf
qt4mXJXfbD9o8v3uNX+3Mj7i2GY4COK8xHbWGaPLMcwstlwA
-----END CERTIFICATE-----
)";

std::string operator+(std::string_view a, std::string_view b) { return std::string(a).append(b); }

TEST(Pem, CertificatesAreReadInOrder) {
  const Bundle bundle = read_pem("roots of the mesh\n" + (kRootOne + kLeaf));
  ASSERT_EQ(bundle.certificates.size(), 2U);
  EXPECT_EQ(bundle.error, "");
  EXPECT_EQ(bundle.certificates[0].subject, "CN=root one");
  EXPECT_TRUE(bundle.certificates[0].is_authority);
  EXPECT_TRUE(bundle.certificates[0].is_self_issued);
  EXPECT_EQ(bundle.certificates[1].subject, "CN=istiod");
  EXPECT_FALSE(bundle.certificates[1].is_authority);
  EXPECT_FALSE(bundle.certificates[1].is_self_issued);
}

TEST(Pem, WhatIsNoCertificateIsNamedAndTheRestIsRead) {
  struct Case {
    std::string text;
    std::string_view error;
    std::size_t certificates;
  };
  const std::string cut = kRootOne.substr(0, 100) + "\n-----END CERTIFICATE-----\n";
  const std::array<Case, 9> cases{{
      {"", "", 0},
      {" \n", "", 0},
      {"MIIB", "it holds no PEM block", 0},
      {"-----BEGIN CERTIFICATE-----\n", "it holds no PEM block", 0},
      {"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "block 1 holds no X.509 certificate", 0},
      {"-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n", "block 1 is no CERTIFICATE but a PUBLIC KEY", 0},
      {cut, "block 1 holds no X.509 certificate", 0},
      {cut + kRootOne, "block 1 holds no X.509 certificate", 1},
      {"see -----BEGIN CERTIFICATE-----\n" + std::string(kRootOne), "", 1},
  }};
  for (const Case& one : cases) {
    const Bundle bundle = read_pem(one.text);
    EXPECT_EQ(bundle.error, one.error) << one.text;
    EXPECT_EQ(bundle.certificates.size(), one.certificates) << one.text;
  }
}

TEST(Pem, LinesMayEndAsOnWindows) {
  std::string text;
  for (const char c : kRootOne) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_TRUE(share_certificate(read_pem(text), read_pem(kRootOne)));
}

TEST(Bundle, AreComparedAsSets) {
  const Bundle both = read_pem(kRootTwo + kRootOne);
  EXPECT_TRUE(share_certificate(both, read_pem(kRootOne)));
  EXPECT_TRUE(share_certificate(read_pem(kRootTwo), both));
  EXPECT_FALSE(share_certificate(read_pem(kRootTwo), read_pem(kRootOne)));
  EXPECT_FALSE(share_certificate(read_pem(""), both));
}

}  // namespace
}  // namespace sidelint::x509
