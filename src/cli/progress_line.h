// ProgressLine: progress on standard error. On a terminal, the count of a phase is one line that is written over; in a
// file or pipe only the steps appear, one line each.
#ifndef STILLHELD_CLI_PROGRESS_LINE_H_
#define STILLHELD_CLI_PROGRESS_LINE_H_

#include "app/progress.h"

namespace stillheld {

class ProgressLine {
 public:
  ProgressLine(bool enabled, bool is_terminal) : enabled_(enabled), is_terminal_(is_terminal) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // To be used no longer than this.
  Progress AsProgress();
  // Before anything else is written.
  void Clear();

 private:
  void Step(std::string_view line);
  void Requests(uint64_t done, uint64_t total);

  bool enabled_;
  bool is_terminal_;
  bool shown_ = false;  // a line that can be written over
};

}  // namespace stillheld

#endif  // STILLHELD_CLI_PROGRESS_LINE_H_
