#include "linter/lsp/server.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <unistd.h>

#include "engine/source/file_system.h"
#include "linter/output.h"
#include "linter/version.h"
#include "reporters/machine/path.h"

namespace sidelint::linter::lsp {
namespace {

// How long a writer must pause before everything is read again.
constexpr std::chrono::milliseconds kPause(150);

// The protocol's own numbers.
constexpr int kParseError = -32700;
constexpr int kNotInitialised = -32002;
constexpr int kUnknownMethod = -32601;
constexpr int kWholeText = 1;

Json error(int code, std::string_view words) { return {{"code", code}, {"message", words}}; }

std::string real_path(const std::string& path) {
  const Result<std::string> real = DiskFileSystem().real_path(path);
  return real ? *real : path;
}

Encoding chosen_encoding(const Json& parameters) {
  const Json& offered = at(parameters, {"capabilities", "general", "positionEncodings"});
  const bool takes_utf8 = offered.is_array() && std::ranges::find(offered, Json("utf-8")) != offered.end();
  return takes_utf8 ? Encoding::utf8 : Encoding::utf16;
}

// The folder that the client opened; empty if it names none.
std::string root_of(const Json& parameters) {
  const Json& folders = at(parameters, {"workspaceFolders"});
  if (folders.is_array() && !folders.empty()) return path_of(text_at(folders.front(), {"uri"}));
  return path_of(text_at(parameters, {"rootUri"}));
}

}  // namespace

ExitCode Server::serve() {
  while (!is_over_) {
    const std::optional<std::chrono::milliseconds> patience =
        is_stale_ ? std::optional(kPause) : std::optional<std::chrono::milliseconds>();
    const Channel::Received received = channel_.receive(patience);
    if (received.state == Channel::State::closed) break;
    if (received.state == Channel::State::nothing_yet) {
      refresh();
    } else {
      handle(received.message);
    }
  }
  return is_shut_down_ ? ExitCode::clean : ExitCode::findings;  // as the protocol wants it
}

void Server::handle(const Json& message) {
  Json reply = {{"jsonrpc", "2.0"}, {"id", at(message, {"id"})}};
  if (!message.is_object()) {
    reply["error"] = error(kParseError, "this is no message");
    channel_.send(reply);
    return;
  }
  const std::string method = text_at(message, {"method"});
  const Json& parameters = at(message, {"params"});
  if (!message.contains("id")) {
    notified(method, parameters);
    return;
  }
  if (method.empty()) return;  // an answer to a question of ours; there are none
  if (!is_initialised_ && method != "initialize") {
    reply["error"] = error(kNotInitialised, "the first request is `initialize`");
  } else if (std::optional<Json> result = answer(method, parameters)) {
    reply["result"] = std::move(*result);
  } else {
    reply["error"] = error(kUnknownMethod, "sidelint knows no `" + method + "`");
  }
  channel_.send(reply);
}

void Server::notified(std::string_view method, const Json& parameters) {
  if (method == "exit") {
    is_over_ = true;
  } else if (method == "textDocument/didOpen") {
    text_changed(parameters, at(parameters, {"textDocument", "text"}));
  } else if (method == "textDocument/didChange") {
    const Json& changes = at(parameters, {"contentChanges"});
    if (changes.is_array() && !changes.empty()) text_changed(parameters, at(changes.back(), {"text"}));
  } else if (method == "initialized" || method == "textDocument/didSave" ||
             method == "workspace/didChangeWatchedFiles") {
    is_stale_ = true;
  } else if (method == "textDocument/didClose") {
    const std::string path = real_path(path_of(text_at(parameters, {"textDocument", "uri"})));
    workspace_.close(path);
    uris_.erase(path);
    is_stale_ = true;
  }
}

void Server::text_changed(const Json& parameters, const Json& text) {
  const std::string uri = text_at(parameters, {"textDocument", "uri"});
  const std::string path = path_of(uri);
  if (path.empty() || !text.is_string()) return;
  const std::string real = real_path(path);
  workspace_.open(real, text.get<std::string>());
  uris_[real] = uri;
  is_stale_ = true;
}

std::optional<Json> Server::answer(std::string_view method, const Json& parameters) {
  if (method == "initialize") return initialise(parameters);
  if (method == "shutdown") {
    is_shut_down_ = true;
    return Json(nullptr);
  }
  const bool is_known =
      method == "textDocument/hover" || method == "textDocument/codeAction" || method == "textDocument/documentSymbol";
  if (!is_known) return std::nullopt;
  const std::optional<Asked> file = asked(parameters);
  if (!file) return Json(nullptr);
  if (method == "textDocument/documentSymbol") return symbols(*file);
  if (method == "textDocument/hover") {
    return hover(*file, offset_of(file->text(), at(parameters, {"position"}), encoding_));
  }
  return actions(*file, offset_of(file->text(), at(parameters, {"range", "start"}), encoding_),
                 offset_of(file->text(), at(parameters, {"range", "end"}), encoding_));
}

Json Server::initialise(const Json& parameters) {
  encoding_ = chosen_encoding(parameters);
  is_initialised_ = true;
  const std::string root = root_of(parameters);
  if (!root.empty() && chdir(root.c_str()) != 0) log("there is no folder " + root);
  return {{"capabilities",
           {{"positionEncoding", encoding_ == Encoding::utf8 ? "utf-8" : "utf-16"},
            {"textDocumentSync", {{"openClose", true}, {"change", kWholeText}, {"save", true}}},
            {"hoverProvider", true},
            {"codeActionProvider", {{"codeActionKinds", Json::array({"quickfix"})}}},
            {"documentSymbolProvider", true}}},
          {"serverInfo", {{"name", "sidelint"}, {"version", kVersion}}}};
}

void Server::publish(const std::string& path, const Json& found) {
  const auto open = uris_.find(path);
  const std::string uri = open == uris_.end() ? reporters::file_uri(path, "/") : open->second;
  channel_.send({{"jsonrpc", "2.0"},
                 {"method", "textDocument/publishDiagnostics"},
                 {"params", {{"uri", uri}, {"diagnostics", found}}}});
}

void Server::log(std::string_view words) {
  constexpr int kError = 1;
  channel_.send(
      {{"jsonrpc", "2.0"}, {"method", "window/logMessage"}, {"params", {{"type", kError}, {"message", words}}}});
}

void Server::refresh() {
  if (!is_stale_) return;
  is_stale_ = false;
  Result<Inspected> found = workspace_.inspect();
  if (!found) {
    log(found.failure().text);
    return;
  }
  inspected_ = std::move(found).value();
  std::map<std::string, Json> found_now;
  for (const auto& [path, source] : inspected_->sources) {
    Json list = diagnostics({*inspected_, source, encoding_});
    if (!list.empty() || uris_.contains(path)) found_now.emplace(path, std::move(list));
  }
  for (const auto& [path, list] : found_now) {
    const auto told = told_.find(path);
    if (told == told_.end() || told->second != list) publish(path, list);
  }
  for (const auto& [path, list] : told_) {
    if (!found_now.contains(path) && !list.empty()) publish(path, Json::array());
  }
  told_ = std::move(found_now);
}

std::optional<Asked> Server::asked(const Json& parameters) {
  refresh();
  if (!inspected_) return std::nullopt;
  const std::optional<SourceId> source =
      inspected_->find(real_path(path_of(text_at(parameters, {"textDocument", "uri"}))));
  if (!source) return std::nullopt;
  return Asked{*inspected_, *source, encoding_};
}

ExitCode serve(const Options& options) {
  Options silent = options;
  silent.quiet = true;
  silent.paths = {"."};
  return Server(Channel(STDIN_FILENO, STDOUT_FILENO), silent).serve();
}

}  // namespace sidelint::linter::lsp
