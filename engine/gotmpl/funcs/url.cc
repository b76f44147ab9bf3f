#include "engine/gotmpl/funcs/url.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl {
namespace {

// What may stand unescaped besides letters, digits and -_.~
constexpr std::string_view kInPath = "$&+,/:;=@";
constexpr std::string_view kInUser = "$&+,;=";
constexpr std::string_view kInHost = "!$&'()*+,;=:[]<>\"";
constexpr std::string_view kInFragment = "$&+,/:;=?@!()*";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~'; }

bool may_stand(char c, std::string_view allowed) { return is_plain(c) || allowed.find(c) != std::string_view::npos; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string escaped(std::string_view text, std::string_view allowed) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (may_stand(c, allowed)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

struct Unescaped {
  std::string text;
  std::string error;
};

enum class Where : unsigned char { host, elsewhere };

Unescaped unescaped(std::string_view text, Where where) {
  Unescaped out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (where == Where::host && static_cast<unsigned char>(text[i]) < 0x80 && !may_stand(text[i], kInHost))
        return {{}, "invalid character " + go::quote(text.substr(i, 1)) + " in host name"};
      out.text += text[i];
      continue;
    }
    const std::string_view escape = text.substr(i, 3);
    const int high = escape.size() == 3 ? hex_value(escape[1]) : -1;
    const int low = escape.size() == 3 ? hex_value(escape[2]) : -1;
    const bool refused = where == Where::host && high < 8 && escape != "%25";  // only non-ASCII bytes, and the percent
    if (high < 0 || low < 0 || refused) return {{}, "invalid URL escape " + go::quote(escape)};
    out.text += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

bool is_port(std::string_view text) {
  if (text.empty()) return true;
  return text[0] == ':' && std::all_of(text.begin() + 1, text.end(), is_digit);
}

struct Cut {
  std::string_view before;
  std::string_view after;
  bool found;
};

Cut cut(std::string_view text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, at), text.substr(at + 1), true};
}

// Groups of hexadecimal digits and colons; the rest of what makes an IPv6 address is left to whoever connects to it.
bool looks_like_ipv6(std::string_view text) {
  text = cut(text, '%').before;
  return std::count(text.begin(), text.end(), ':') >= 2 && text.find(":::") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == ':' || c == '.' || hex_value(c) >= 0; });
}

// Takes the authority apart; the error is empty if all is well.
class AuthorityReader {
 public:
  explicit AuthorityReader(Url& url) : url_(url) {}

  std::string read(std::string_view authority) {
    const std::size_t at = authority.rfind('@');
    const bool user = at != std::string_view::npos;
    std::string error = read_host(user ? authority.substr(at + 1) : authority);
    if (error.empty() && user) error = read_user(authority.substr(0, at));
    return error;
  }

 private:
  std::string read_user(std::string_view text) {
    constexpr std::string_view kAllowed = ":!$&'()*+,;=%@";
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return may_stand(c, kAllowed); }))
      return "net/url: invalid userinfo";
    const Cut parts = cut(text, ':');
    Unescaped name = unescaped(parts.before, Where::elsewhere);
    if (!name.error.empty()) return name.error;
    Unescaped password = unescaped(parts.after, Where::elsewhere);
    if (!password.error.empty()) return password.error;
    url_.userinfo = escaped(name.text, kInUser);
    if (parts.found) *url_.userinfo += ":" + escaped(password.text, kInUser);
    return {};
  }

  std::string read_host(std::string_view host) {
    const std::size_t bracket = host.rfind('[');
    if (bracket != std::string_view::npos) return read_literal(host, bracket);
    const std::size_t first = host.find(':');
    const std::size_t last = host.rfind(':');
    const bool strict = url_.scheme == "http" || url_.scheme == "https";
    if (first != std::string_view::npos) {
      const std::string_view port = host.substr(strict ? first : last);
      if (!is_port(port)) return bad_port(port);
    }
    return store(host);
  }

  std::string read_literal(std::string_view host, std::size_t bracket) {
    if (bracket > 0) return "invalid IP-literal";
    const std::size_t close = host.rfind(']');
    if (close == std::string_view::npos) return "missing ']' in host";
    const std::string_view port = host.substr(close + 1);
    if (!is_port(port)) return bad_port(port);
    const std::string_view name = host.substr(1, close - 1);
    if (!looks_like_ipv6(name)) return "invalid host: ParseAddr(" + go::quote(name) + "): unable to parse IP";
    return store(host);
  }

  static std::string bad_port(std::string_view port) { return "invalid port " + go::quote(port) + " after host"; }

  std::string store(std::string_view host) {
    Unescaped name = unescaped(host, Where::host);
    url_.host = std::move(name.text);
    return name.error;
  }

  Url& url_;
};

struct Scheme {
  std::string_view name;
  std::string_view rest;
  bool missing = false;
};

Scheme scheme_of(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_letter(text[i])) continue;
    if (text[i] == ':') return {text.substr(0, i), text.substr(i + 1), i == 0};
    const bool inner = is_digit(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.';
    if (!inner || i == 0) break;
  }
  return {{}, text};
}

std::string read_query(Url& url, std::string_view& rest) {
  if (rest.ends_with('?') && std::count(rest.begin(), rest.end(), '?') == 1) {
    url.empty_query = true;
    rest.remove_suffix(1);
  } else {
    const Cut parts = cut(rest, '?');
    rest = parts.before;
    url.query = std::string(parts.after);
  }
  return {};
}

std::string read_path(Url& url, std::string_view rest) {
  if (rest.starts_with("//") && (!url.scheme.empty() || !rest.starts_with("///"))) {
    const std::string_view authority = rest.substr(2);
    const std::size_t slash = std::min(authority.find('/'), authority.size());
    std::string error = AuthorityReader(url).read(authority.substr(0, slash));
    if (!error.empty()) return error;
    rest = authority.substr(slash);
  } else if (!url.scheme.empty()) {
    url.omits_host = true;
  }
  Unescaped path = unescaped(rest, Where::elsewhere);
  url.path = std::move(path.text);
  if (escaped(url.path, kInPath) != rest) url.written_path = std::string(rest);
  return path.error;
}

std::string read_without_fragment(Url& url, std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) return "net/url: invalid control character in URL";
  if (text == "*") {
    url.path = "*";
    return {};
  }
  const Scheme scheme = scheme_of(text);
  if (scheme.missing) return "missing protocol scheme";
  url.scheme = go::to_lower(scheme.name);
  std::string_view rest = scheme.rest;
  read_query(url, rest);
  if (!rest.starts_with('/')) {
    if (!url.scheme.empty()) {
      url.opaque = std::string(rest);
      return {};
    }
    if (cut(rest, '/').before.find(':') != std::string_view::npos)
      return "first path segment in URL cannot contain colon";
  }
  return read_path(url, rest);
}

bool is_validly_escaped(std::string_view path) {
  constexpr std::string_view kAlso = "!$&'()*+,;=:@[]%/";
  return std::all_of(path.begin(), path.end(), [&](char c) { return may_stand(c, kAlso); });
}

// User and host with the slashes before them.
std::string authority_of(const Url& url) {
  const bool empty = url.host.empty() && !url.userinfo;
  if (empty && (url.scheme.empty() || url.omits_host)) return {};
  std::string out = empty && url.path.empty() ? "" : "//";
  if (url.userinfo) out += *url.userinfo + "@";
  out += escaped(url.host, kInHost);
  return out;
}

}  // namespace

UrlResult read_url(std::string_view text) {
  const Cut parts = cut(text, '#');
  Url url;
  const std::string error = read_without_fragment(url, parts.before);
  if (!error.empty()) return {std::nullopt, "parse " + go::quote(parts.before) + ": " + error};
  Unescaped fragment = unescaped(parts.after, Where::elsewhere);
  if (!fragment.error.empty()) return {std::nullopt, "parse " + go::quote(text) + ": " + fragment.error};
  url.fragment = std::move(fragment.text);
  return {std::move(url), {}};
}

std::string Url::hostname() const {
  std::string_view name = host;
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos && is_port(name.substr(colon))) name = name.substr(0, colon);
  if (name.size() > 1 && name.front() == '[' && name.back() == ']') name = name.substr(1, name.size() - 2);
  return std::string(name);
}

std::string Url::text() const {
  std::string out = scheme.empty() ? "" : scheme + ":";
  if (!opaque.empty()) {
    out += opaque;
  } else {
    out += authority_of(*this);
    std::string shown = path == "*" ? path : escaped(path, kInPath);
    if (!written_path.empty() && is_validly_escaped(written_path)) shown = written_path;
    if (!shown.empty() && shown[0] != '/' && !host.empty()) out += '/';
    if (out.empty() && cut(shown, '/').before.find(':') != std::string_view::npos) out += "./";
    out += shown;
  }
  if (empty_query || !query.empty()) out += "?" + query;
  if (!fragment.empty()) out += "#" + escaped(fragment, kInFragment);
  return out;
}

}  // namespace sidelint::gotmpl
