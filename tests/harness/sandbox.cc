#include "tests/harness/sandbox.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <sys/wait.h>

namespace sidelint::testing {
namespace {

namespace fs = std::filesystem;

std::string slurp(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string quoted(const std::string& text) { return "'" + std::regex_replace(text, std::regex("'"), "'\\''") + "'"; }

}  // namespace

Sandbox::Sandbox(const std::string& program) {
  fs::create_directories(root_ / "bin");
  fs::create_symlink(program, root_ / "bin/sidelint");
  fs::create_directories(root_ / "repo/.git");  // where the search for a configuration ends
}

void Sandbox::write(const std::string& path, const std::string& text) const { root_.write("repo/" + path, text); }

Sandbox::Printed Sandbox::run(const std::string& command) const {
  const std::string out = root_ / "out";
  const std::string err = root_ / "err";
  const std::string line = "cd " + quoted(root_ / "repo") + " && PATH=" + quoted(root_ / "bin") +
                           ":$PATH NO_COLOR=1 sh -c " + quoted(command) + " >" + quoted(out) + " 2>" + quoted(err) +
                           " </dev/null";
  const int status = std::system(line.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe): the tests' own commands
  const std::regex duration(" in (less than )?[0-9.]+ m?s\\b");
  return {slurp(out), std::regex_replace(slurp(err), duration, " in TIME"),
          WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace sidelint::testing
