// URLs: the part of Go's package net/url that urlParse and urlJoin need.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sidelint::gotmpl {

struct Url {
  std::string scheme;
  std::string opaque;
  std::optional<std::string> userinfo;  // escaped
  std::string host;
  std::string path;
  std::string written_path;  // if it is not what escaping the path gives
  std::string query;
  std::string fragment;
  bool empty_query = false;  // a question mark with nothing behind it
  bool omits_host = false;

  std::string text() const;
  std::string hostname() const;
};

struct UrlResult {
  std::optional<Url> url;
  std::string error;  // parse "…": …
};
UrlResult read_url(std::string_view text);

}  // namespace sidelint::gotmpl
