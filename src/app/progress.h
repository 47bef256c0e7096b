// Progress: what a command that takes longer than a second tells the person who waits. Never part of the answer.
#ifndef STILLHELD_APP_PROGRESS_H_
#define STILLHELD_APP_PROGRESS_H_

#include <functional>
#include <string>
#include <string_view>

namespace stillheld {

// Both may be empty: then nobody is told.
struct Progress {
  std::function<void(std::string_view)> step;                        // one line: what is done now
  std::function<void(uint64_t done, uint64_t total)> requests = {};  // of the phase that runs

  void Say(std::string_view line) const {
    if (step) step(line);
  }
};

}  // namespace stillheld

#endif  // STILLHELD_APP_PROGRESS_H_
