#include "linter/man/man.h"

#include <ostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "linter/call/command.h"
#include "linter/call/flag.h"
#include "linter/version.h"
#include "reporters/reporter.h"

namespace sidelint::linter {
namespace {

// The text as troff prints it: a hyphen is a minus sign to copy, and no line begins with a control character.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (text.substr(at).starts_with("…")) {
      out += "\\&...";
      at += std::string_view("…").size() - 1;
    } else {
      out += c;
    }
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string commands_that_take(const Flag& flag) {
  std::string names;
  for (const CommandInfo& info : all_commands()) {
    if (takes(info.command, flag)) names.append(names.empty() ? "" : ", ").append(info.name);
  }
  return names;
}

std::string formats() {
  std::string names;
  for (const Reporter* reporter : all_reporters()) names.append(names.empty() ? "" : ", ").append(reporter->format);
  return names;
}

void write_commands(std::ostream& out) {
  out << ".SH COMMANDS\n";
  for (const CommandInfo& info : all_commands()) {
    out << fmt::format(".TP\n.B {}\n{}.\n", escaped(info.usage), escaped(info.summary));
  }
}

void write_flags(std::ostream& out) {
  out << ".SH OPTIONS\nIn brackets stand the commands that take a flag, and its twin in the environment.\n";
  for (const Flag& flag : all_flags()) {
    const std::string letter = flag.letter == 0 ? "" : fmt::format("\\-{}, ", flag.letter);
    const std::string value = flag.value.empty() ? "" : fmt::format(" \\fI{}\\fR", escaped(flag.value));
    const std::string listed = flag.name == "format" ? ": " + formats() : "";
    const std::string_view repeated = flag.use == Flag::Use::repeated ? "; repeatable" : "";
    out << fmt::format(".TP\n\\fB{}\\-\\-{}\\fR{}\n{}{}{}.\n[{}; {}]\n", letter, escaped(flag.name), value,
                       escaped(flag.help), listed, repeated, commands_that_take(flag), variable_of(flag));
  }
  out << ".TP\n\\fB\\-h, \\-\\-help\\fR\nsay what a command does and takes.\n"
         ".TP\n\\fB\\-\\-version\\fR\nname the release.\n";
}

constexpr std::string_view kEnd = R"(.SH ENVIRONMENT
Every flag has a twin, named with it above: 1 or true turns a switch on, a repeatable flag takes a comma list.
Flags come before the environment, and both before the configuration.
.TP
.BR NO_COLOR ", " FORCE_COLOR ", " CLICOLOR_FORCE
turn colours off or on; \-\-color comes before them.
.SH FILES
.TP
.I .sidelint.yaml
The configuration, searched for from the first path upwards to the root of the repository.
\fBsidelint config schema\fR prints its JSON Schema, \fBsidelint config show \-\-docs\fR what every key means.
.TP
.I .sidelint\-baseline.json
Findings that are known, if the configuration or \-\-baseline names it.
.SH EXIT STATUS
.TP
.B 0
Nothing at or above \-\-fail\-on.
.TP
.B 1
Findings at or above \-\-fail\-on.
.TP
.B 2
A wrong call, a wrong configuration, or input or output that cannot be read or written.
.TP
.B 3
A mistake of the program itself.
.SH EXAMPLES
.TP
.B sidelint clusters/prod
What is wrong in a folder.
.TP
.B sidelint why deploy/shop/cart
Why the pods of a Deployment do or do not get a sidecar.
.TP
.B kustomize build overlays/prod | sidelint \-
What is wrong in what another program makes.
.TP
.B sidelint \-\-format text \-\-format sarif=sidelint.sarif .
Two reports of one run.
)";

}  // namespace

void write_manual(std::ostream& out) {
  out << fmt::format(
      ".TH SIDELINT 1 \"\" \"sidelint {}\" \"User Commands\"\n"
      ".SH NAME\nsidelint \\- predict Istio sidecar injection from manifests\n"
      ".SH SYNOPSIS\n.B sidelint\n[\\fICOMMAND\\fR] [\\fIFLAGS\\fR] [\\fIPATHS\\fR\\&...|\\-]\n"
      ".SH DESCRIPTION\nReads the manifests of a repository and says of every workload whether its pods get a "
      "sidecar, with the lines that decide it, and what is wrong.\nIt asks no cluster and no network.\n"
      "PATHS are files or folders and default to the working directory; \\- is standard input.\n",
      kVersion);
  write_commands(out);
  write_flags(out);
  out << kEnd;
}

}  // namespace sidelint::linter
