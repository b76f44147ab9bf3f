#include "linter/lsp/channel.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace sidelint::linter::lsp {
namespace {

constexpr std::size_t kLongest = std::size_t{256} << 20U;  // of a message; a longer one is no manifest

// The number behind `Content-Length:`; nothing if no line of the header has one.
std::optional<std::size_t> content_length(std::string_view header) {
  constexpr std::string_view kName = "content-length:";
  while (!header.empty()) {
    std::string_view line = header.substr(0, header.find("\r\n"));
    header.remove_prefix(std::min(line.size() + 2, header.size()));
    const auto same = [](char known, char given) { return known == std::tolower(static_cast<unsigned char>(given)); };
    if (line.size() < kName.size() || !std::equal(kName.begin(), kName.end(), line.begin(), same)) continue;
    line.remove_prefix(kName.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    std::size_t length = 0;
    if (std::from_chars(line.data(), line.data() + line.size(), length).ec == std::errc() && length <= kLongest)
      return length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Channel::take() {
  const std::size_t end = buffer_.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  const std::optional<std::size_t> length = content_length(std::string_view(buffer_).substr(0, end));
  const std::size_t begin = end + 4;
  if (!length) {
    buffer_.erase(0, begin);
    return "";  // no JSON: the server says so
  }
  if (buffer_.size() - begin < *length) return std::nullopt;
  std::string text = buffer_.substr(begin, *length);
  buffer_.erase(0, begin + *length);
  return text;
}

Channel::Received Channel::receive(std::optional<std::chrono::milliseconds> patience) {
  while (true) {
    if (const std::optional<std::string> text = take()) return {State::message, Json::parse(*text, nullptr, false)};
    pollfd watched{in_, POLLIN, 0};
    const int ready = poll(&watched, 1, patience ? static_cast<int>(patience->count()) : -1);
    if (ready == 0) return {State::nothing_yet, {}};
    std::array<char, 1U << 16U> piece{};
    const ssize_t count = ready < 0 ? ready : read(in_, piece.data(), piece.size());
    if (count == 0 || (count < 0 && errno != EINTR)) return {State::closed, {}};
    if (count > 0) buffer_.append(piece.data(), static_cast<std::size_t>(count));
  }
}

void Channel::send(const Json& message) {
  const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string whole = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  for (std::string_view rest = whole; !rest.empty();) {
    const ssize_t count = write(out_, rest.data(), rest.size());
    if (count < 0 && errno != EINTR) return;  // the client is gone; reading says so
    if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace sidelint::linter::lsp
