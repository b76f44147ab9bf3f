// Messages between a client and this server: a header with the length, then JSON, on standard input and output.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "linter/lsp/json.h"

namespace sidelint::linter::lsp {

class Channel {
 public:
  Channel(int in, int out) : in_(in), out_(out) {}

  enum class State : std::uint8_t { message, nothing_yet, closed };
  struct Received {
    State state = State::closed;
    Json message;  // discarded if it is no JSON
  };
  // Waits for the next message, as long as `patience` lasts; without one, until there is one or the client is gone.
  Received receive(std::optional<std::chrono::milliseconds> patience);
  void send(const Json& message);

 private:
  std::optional<std::string> take();  // a whole message out of the buffer, if there is one

  int in_;
  int out_;
  std::string buffer_;
};

}  // namespace sidelint::linter::lsp
