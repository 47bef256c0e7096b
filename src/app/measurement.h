// Measurement: phases of load with a look at the heap after each, and what is kept of them for the judge.
#ifndef STILLHELD_APP_MEASUREMENT_H_
#define STILLHELD_APP_MEASUREMENT_H_

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/growth_series.h"
#include "app/heap_capture.h"
#include "app/progress.h"
#include "findings/experiment.h"
#include "findings/garbage_series.h"
#include "findings/hunt_result.h"
#include "load/load_generator.h"
#include "memory/capture.h"

namespace stillheld {

struct MeasurementOptions {
  pid_t pid = 0;
  CaptureMode mode = CaptureMode::kAuto;
  std::string snapshot_directory;            // empty: keep none
  std::function<std::string()> last_output;  // of the server, for errors
  // Throws Error kServer if it was started here and has ended, or ends within the time.
  std::function<void(std::chrono::milliseconds patience)> require_running;
};

// Between two looks lies exactly one phase. One graph is in memory at a time.
class Measurement {
 public:
  // `load` and `progress` must outlive this.
  Measurement(MeasurementOptions options, LoadGenerator& load, const Progress& progress);

  // Sends requests that are not measured; throws Error kServer as RequireAnswers does.
  void WarmUp(std::span<const uint64_t> counts);
  // The look before the first phase.
  void Begin();
  // counts: requests by endpoint. Throws Error kServer if an endpoint answered nothing usable or the server is gone.
  void RunPhase(std::span<const uint64_t> counts);
  // The control: as long as a phase is at least, without a request.
  void RunIdlePhase();
  // Sends requests and looks, and adds nothing to the experiment: only last_graph() and last_garbage() are new.
  void Glance(std::span<const uint64_t> counts);

  const Experiment& experiment() const { return experiment_; }
  const GrowthSeries& series() const { return series_; }
  const HeapGraph& last_graph() const { return heap_.graph; }
  // One per look of the series.
  const std::vector<GarbageLook>& garbage() const { return garbage_; }
  const GarbageLook& last_garbage() const { return last_garbage_; }
  const std::vector<SnapshotRecord>& snapshots() const { return snapshots_; }
  // Whether so many requests more, if they leave behind what those of the phases have, keep the target away from the
  // limits that a server does not survive: its own of descriptors, that of select(), a thousand threads.
  bool CanBear(uint64_t requests) const;
  // Since Begin().
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  LoadReport Send(std::span<const uint64_t> counts);
  void Look();
  void Capture();
  void EndPhase(PhaseRecord phase);

  MeasurementOptions options_;
  LoadGenerator& load_;
  const Progress& progress_;
  Experiment experiment_;
  GrowthSeries series_;
  CapturedHeap heap_;  // the last one
  std::vector<GarbageLook> garbage_;
  GarbageLook last_garbage_;
  std::vector<SnapshotRecord> snapshots_;
  Clock::time_point begin_, last_look_;
};

}  // namespace stillheld

#endif  // STILLHELD_APP_MEASUREMENT_H_
