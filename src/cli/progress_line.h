// ProgressLine: progress on standard error. On a terminal, counts are one line that is written over; in a file or pipe
// only steps appear, one line each.
#ifndef STILLHELD_CLI_PROGRESS_LINE_H_
#define STILLHELD_CLI_PROGRESS_LINE_H_

#include <chrono>
#include <cstdint>
#include <string_view>

#include "app/progress.h"

namespace stillheld {

class ProgressLine {
 public:
  ProgressLine(bool enabled, bool is_terminal) : enabled_(enabled), is_terminal_(is_terminal) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Both are to be used no longer than this.
  Progress AsProgress();
  // For what is mostly done within a second: steps are written over as well, and in a file or pipe they appear only
  // when more than a second has passed.
  Progress AsBriefProgress();
  // Before anything else is written.
  void Clear();

 private:
  void Step(std::string_view line);
  void BriefStep(std::string_view line);
  void Requests(uint64_t done, uint64_t total);

  bool enabled_;
  bool is_terminal_;
  bool shown_ = false;  // a line that can be written over
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace stillheld

#endif  // STILLHELD_CLI_PROGRESS_LINE_H_
