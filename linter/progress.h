// A sign of life on a terminal while a run takes long.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "linter/options.h"

namespace sidelint::linter {

// From a second on there is a line on standard error that says what is being done and for how long; it is gone when
// this ends. Nothing of the kind in CI, in a pipe, or with --quiet.
class Progress {
 public:
  Progress(const Options& options, std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void tell();

  std::string what_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_over_ = false;
  std::thread teller_;  // none where nothing is to be told
};

}  // namespace sidelint::linter
