// OutputTail: reads what a process prints, on a thread of its own so that the process never waits, and keeps the end.
#ifndef STILLHELD_LOAD_OUTPUT_TAIL_H_
#define STILLHELD_LOAD_OUTPUT_TAIL_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/fd.h"

namespace stillheld {

class OutputTail {
 public:
  static constexpr size_t kKeptBytes = size_t{64} << 10;

  // `pipe` is the reading end; with `pass_on`, everything goes to our standard error as well.
  OutputTail(UniqueFd pipe, bool pass_on);
  ~OutputTail();

  // The last kKeptBytes of what was printed so far.
  std::string Text() const;
  // The last `lines` lines, without control characters: fit to be shown in a message.
  std::string LastLines(size_t lines) const;

  // Whether everyone who held the pipe has closed it within the time.
  bool WaitForEnd(std::chrono::milliseconds timeout) const;

 private:
  void Read();

  UniqueFd pipe_;
  UniqueFd stop_;             // an eventfd
  bool pass_on_;              // of the thread alone
  mutable std::mutex mutex_;  // guards what follows
  mutable std::condition_variable changed_;
  std::string kept_;
  bool ended_ = false;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace stillheld

#endif  // STILLHELD_LOAD_OUTPUT_TAIL_H_
