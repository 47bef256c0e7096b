// Of processor time: what is measured runs in one thread, and other programs may share the machine.
#ifndef STILLHELD_BENCH_PROCESSOR_TIME_H_
#define STILLHELD_BENCH_PROCESSOR_TIME_H_

#include <ctime>

namespace stillheld {

// How many seconds `work` took.
double Seconds(auto&& work) {
  const auto now = [] {
    timespec time;
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double begin = now();
  work();
  return now() - begin;
}

}  // namespace stillheld

#endif  // STILLHELD_BENCH_PROCESSOR_TIME_H_
