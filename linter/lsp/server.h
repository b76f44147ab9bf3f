// `sidelint lsp`: a language server on standard input and output.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "linter/exit_code.h"
#include "linter/lsp/answers.h"
#include "linter/lsp/channel.h"
#include "linter/lsp/workspace.h"

namespace sidelint::linter::lsp {

class Server {
 public:
  Server(Channel channel, const Options& options) : channel_(std::move(channel)), workspace_(options) {}

  // Until the client says `exit`, or is gone.
  ExitCode serve();

 private:
  void handle(const Json& message);
  void notified(std::string_view method, const Json& parameters);
  // The result; nothing if there is no such request.
  std::optional<Json> answer(std::string_view method, const Json& parameters);
  Json initialise(const Json& parameters);
  void text_changed(const Json& parameters, const Json& text);

  // Reads again if something changed, and tells the client what is found now.
  void refresh();
  void log(std::string_view words);
  void publish(const std::string& path, const Json& found);
  std::optional<Asked> asked(const Json& parameters);

  Channel channel_;
  Workspace workspace_;
  Encoding encoding_ = Encoding::utf16;
  std::map<std::string, std::string> uris_;  // of open files as the client writes them, by real path
  std::map<std::string, Json> told_;         // diagnostics that are shown, by real path
  std::optional<Inspected> inspected_;
  bool is_stale_ = false;
  bool is_initialised_ = false;
  bool is_shut_down_ = false;
  bool is_over_ = false;
};

// `options`: of the command line. The client names the folder, which becomes the working directory.
ExitCode serve(const Options& options);

}  // namespace sidelint::linter::lsp
