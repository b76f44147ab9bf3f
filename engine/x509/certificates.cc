#include "engine/x509/certificates.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace sidelint::x509 {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "-----END ";
constexpr std::string_view kDashes = "-----";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kCertificate = "CERTIFICATE";

struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeContext {
  void operator()(EVP_ENCODE_CTX* context) const { EVP_ENCODE_CTX_free(context); }
};

struct Block {
  std::string_view type;
  std::string_view body;  // base64, with possible headers
};

// The next block that is closed by the line its opening asks for, and the text after it.
std::optional<Block> next_block(std::string_view& text) {
  for (;;) {
    const std::size_t begin = text.find(kBegin);
    if (begin == std::string_view::npos) return std::nullopt;
    const bool starts_line = begin == 0 || text[begin - 1] == '\n';
    text.remove_prefix(begin + kBegin.size());
    const std::size_t type_end = std::min(text.find(kDashes), text.find('\n'));
    if (!starts_line || type_end == std::string_view::npos || text[type_end] == '\n') continue;
    const std::string_view type = text.substr(0, type_end);
    std::string end = "\n";
    end.append(kEnd).append(type).append(kDashes);
    const std::size_t end_at = text.find(end, type_end);
    if (end_at == std::string_view::npos) continue;
    const std::size_t body = type_end + kDashes.size();
    const Block block{type, text.substr(body, std::max(end_at, body) - body)};
    text.remove_prefix(end_at + end.size());
    return block;
  }
}

// Empty if it is no base64.
std::string decoded(std::string_view base64) {
  const std::unique_ptr<EVP_ENCODE_CTX, FreeContext> context(EVP_ENCODE_CTX_new());
  EVP_DecodeInit(context.get());
  const auto* in = reinterpret_cast<const unsigned char*>(base64.data());
  std::string out(base64.size() + 3, '\0');
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  int length = 0;
  int rest = 0;
  if (EVP_DecodeUpdate(context.get(), to, &length, in, static_cast<int>(base64.size())) < 0) return {};
  if (EVP_DecodeFinal(context.get(), to + length, &rest) < 0) return {};
  out.resize(static_cast<std::size_t>(length) + static_cast<std::size_t>(rest));
  return out;
}

std::string printed(const X509_NAME* name) {
  const std::unique_ptr<BIO, FreeBio> bio(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253);
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &bytes);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(length));
}

std::optional<Certificate> parsed(std::string der) {
  const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
  const auto* at = begin;
  const std::unique_ptr<X509, FreeCertificate> x509(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (x509 == nullptr || at != begin + der.size()) return std::nullopt;
  Certificate certificate;
  certificate.subject = printed(X509_get_subject_name(x509.get()));
  certificate.is_authority = X509_check_ca(x509.get()) != 0;
  certificate.is_self_issued = X509_NAME_cmp(X509_get_subject_name(x509.get()), X509_get_issuer_name(x509.get())) == 0;
  certificate.der = std::move(der);
  return certificate;
}

}  // namespace

// The API server takes what certificates there are (crypto/x509 AppendCertsFromPEM), so reading goes on after an error.
Bundle read_pem(std::string_view text) {
  Bundle bundle;
  if (text.find_first_not_of(kSpace) == std::string_view::npos) return bundle;
  const auto refuse = [&](std::size_t block, std::string_view why) {
    if (bundle.error.empty()) bundle.error = "block " + std::to_string(block) + std::string(why);
  };
  std::size_t count = 0;
  while (const std::optional<Block> block = next_block(text)) {
    ++count;
    if (block->type != kCertificate) {
      refuse(count, " is no CERTIFICATE but a " + std::string(block->type));
    } else if (std::optional<Certificate> certificate = parsed(decoded(block->body))) {
      bundle.certificates.push_back(std::move(*certificate));
    } else {
      refuse(count, " holds no X.509 certificate");
    }
  }
  if (count == 0) bundle.error = "it holds no PEM block";
  return bundle;
}

bool share_certificate(const Bundle& a, const Bundle& b) {
  return std::ranges::any_of(a.certificates, [&](const Certificate& certificate) {
    return std::ranges::find(b.certificates, certificate.der, &Certificate::der) != b.certificates.end();
  });
}

}  // namespace sidelint::x509
