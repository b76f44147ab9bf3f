// PEM certificates, read as Go's encoding/pem and crypto/x509 do; OpenSSL stays behind this header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelint::x509 {

struct Certificate {
  std::string der;
  std::string subject;        // "O=cluster.local"
  bool is_authority = false;  // may sign others: basicConstraints CA:TRUE, or a version 1 certificate
  bool is_self_issued = false;
};

struct Bundle {
  std::vector<Certificate> certificates;
  std::string error;  // of the first block that is no certificate: "block 2 is no CERTIFICATE but a PRIVATE KEY"

  bool is_blank() const { return certificates.empty() && error.empty(); }
};

// The certificates of a PEM text; text between blocks is skipped. A text of spaces only is an empty bundle without an
// error. The contents of a block that is no certificate are never decoded.
Bundle read_pem(std::string_view text);

// Whether both have a certificate, byte for byte.
bool share_certificate(const Bundle& a, const Bundle& b);

}  // namespace sidelint::x509
