// Drives a fuzz target without libFuzzer, so that every compiler can run it among the tests: replays the seeds, then
// mutations of them in a fixed order until the time is over. It has no coverage feedback; `--preset fuzz` has.
//
// Usage: fuzz_NAME_smoke SEED_DIR [SECONDS]. The input at hand stands in fuzz_NAME_smoke.last, so a crash leaves it
// there.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxInput = std::size_t{64} * 1024;
constexpr double kSlowestInput = 5.0;  // seconds; generous for a sanitized build on a busy machine
constexpr double kDefaultSeconds = 10.0;

// Text that readers of manifests, templates and ignore files treat specially.
constexpr std::array<std::string_view, 36> kTokens = {"---\n",
                                                      "...\n",
                                                      "- ",
                                                      "? ",
                                                      ": ",
                                                      "\n",
                                                      "  ",
                                                      "\t",
                                                      "\r\n",
                                                      "&a ",
                                                      "*a",
                                                      "<<: *a\n",
                                                      "!!str ",
                                                      "!!binary ",
                                                      "!",
                                                      "|\n",
                                                      ">-\n",
                                                      "\"",
                                                      "'",
                                                      "{",
                                                      "}",
                                                      "[",
                                                      "]",
                                                      ",",
                                                      "# ",
                                                      "%YAML 1.1\n",
                                                      "{{",
                                                      "}}",
                                                      "${",
                                                      "**/",
                                                      "!\\",
                                                      "kind: List\nitems:\n",
                                                      "\xEF\xBB\xBF",
                                                      "\xFF\xFE",
                                                      "\xC3",
                                                      std::string_view("\0", 1)};

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<std::string> read_seeds(const char* folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code ignored;  // a folder that does not exist gives no entry
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

// std::mt19937_64 and this reduction give the same numbers everywhere; the standard distributions do not.
class Dice {
 public:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(generator_() % bound); }
  template <class Container>
  const auto& pick(const Container& from) {
    return from[below(from.size())];
  }

 private:
  std::mt19937_64 generator_{0x51DE11A7};
};

void mutate(std::string& text, const std::vector<std::string>& seeds, Dice& dice) {
  const std::size_t at = dice.below(text.size() + 1);
  const std::size_t length = std::min(text.size() - at, 1 + dice.below(64));
  switch (dice.below(7)) {
    case 0:
      text.insert(at, dice.pick(kTokens));
      break;
    case 1:
      text.erase(at, length);
      break;
    case 2:
      text.insert(at, text.substr(at, length));
      break;
    case 3:
      text.replace(at, length, dice.pick(kTokens));
      break;
    case 4:
      if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
      break;
    case 5: {  // splice the rest of another seed
      const std::string& other = dice.pick(seeds);
      text.replace(at, std::string::npos, other, dice.below(other.size() + 1), std::string::npos);
      break;
    }
    default: {  // depth: one token many times
      std::string repeated;
      const std::string_view token = dice.pick(kTokens);
      for (std::size_t count = dice.below(2000); count > 0; --count) repeated += token;
      text.insert(at, repeated);
    }
  }
  if (text.size() > kMaxInput) text.resize(kMaxInput);
}

void run_one(const std::string& input, const std::string& last_file) {
  std::ofstream(last_file, std::ios::binary) << input;
  const Clock::time_point start = Clock::now();
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  if (const double took = seconds_since(start); took > kSlowestInput) {
    std::fprintf(stderr, "an input of %zu bytes took %.1f s; it is in %s\n", input.size(), took, last_file.c_str());
    std::exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s SEED_DIR [SECONDS]\n", argv[0]);
    return 2;
  }
  const Clock::time_point start = Clock::now();
  const double seconds = argc > 2 ? std::atof(argv[2]) : kDefaultSeconds;
  const std::string last_file = std::filesystem::path(argv[0]).filename().string() + ".last";
  const std::vector<std::string> seeds = read_seeds(argv[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds in %s\n", argv[1]);
    return 1;
  }
  for (const std::string& seed : seeds) run_one(seed, last_file);
  std::size_t runs = 0;
  for (Dice dice; seconds_since(start) < seconds; ++runs) {
    std::string input = dice.pick(seeds);
    for (std::size_t steps = 1 + dice.below(6); steps > 0; --steps) mutate(input, seeds, dice);
    run_one(input, last_file);
  }
  std::filesystem::remove(last_file);
  std::printf("%zu seeds and %zu mutations of them in %.1f s\n", seeds.size(), runs, seconds_since(start));
  return 0;
}
