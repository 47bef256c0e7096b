// LoadGenerator: sends exactly the counts asked for, in an interleaved order that is the same in every run.
#ifndef STILLHELD_LOAD_LOAD_GENERATOR_H_
#define STILLHELD_LOAD_LOAD_GENERATOR_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "load/connection_filter.h"
#include "load/cookie_jar.h"
#include "load/load_report.h"
#include "load/request_spec.h"

namespace stillheld {

struct LoadOptions {
  size_t concurrency = 1;  // clients, each with one connection and one cookie jar
  std::chrono::milliseconds timeout{30'000};
  const std::atomic<bool>* interrupted = nullptr;  // must outlive the generator; may be null
  ConnectionFilter filter = {};
  std::function<void(uint64_t done, uint64_t asked)> progress = {};  // called on the thread of Run, some times a second
};

// Not for several threads at once. Connections are kept within a phase and closed at its end, so that each snapshot
// finds the server without any of ours; cookies are kept for all phases.
class LoadGenerator {
 public:
  LoadGenerator(std::vector<RequestSpec> specs, LoadOptions options);

  // One phase: counts[i] requests of specs[i]. Returns when each one is answered or has failed; stops early only if
  // interrupted, or if so many fail in a row to get any answer that the server must be gone.
  LoadReport Run(std::span<const uint64_t> counts);

  const std::vector<RequestSpec>& specs() const { return specs_; }

 private:
  std::vector<RequestSpec> specs_;
  LoadOptions options_;
  std::vector<CookieJar> jars_;        // by client
  std::vector<uint64_t> next_number_;  // by spec, for {n}
  uint64_t phase_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_LOAD_LOAD_GENERATOR_H_
