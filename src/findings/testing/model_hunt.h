// ModelHunt: a hunt over a model heap: requests are calls of a function that changes the heap. For tests.
#ifndef STILLHELD_FINDINGS_TESTING_MODEL_HUNT_H_
#define STILLHELD_FINDINGS_TESTING_MODEL_HUNT_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/growth_series.h"
#include "analysis/testing/model_heap.h"
#include "findings/experiment.h"
#include "findings/judge.h"

namespace stillheld {

class ModelHunt {
 public:
  using Handler = std::function<void()>;

  ModelHeap heap;
  ModelHeap::Ref app = heap.Module("app", "app.py");

  void Serve(const std::string& endpoint, Handler handler) { handlers_[endpoint] = std::move(handler); }
  void WhileIdle(Handler handler) { idle_ = std::move(handler); }
  void AtEachPhase(Handler handler) { phase_ = std::move(handler); }

  // Warms up, sends phases of different sizes, rests, and judges.
  Judgement Run(std::vector<uint64_t> phases = {60, 140, 80, 120}) {
    Send(50, 0, nullptr);
    Photograph();
    for (size_t i = 0; i < phases.size(); ++i) {
      PhaseRecord record;
      if (phase_) phase_();
      Send(phases[i], i, &record);
      experiment_.phases.push_back(record);
      Photograph();
    }
    if (idle_) idle_();
    PhaseRecord rest;
    rest.idle = true;
    experiment_.phases.push_back(rest);
    Photograph();
    return Judge(experiment_, series_, last_);
  }

  const HeapGraph& last() const { return last_; }
  const Experiment& experiment() const { return experiment_; }

 private:
  // Each endpoint gets another share in each phase.
  void Send(uint64_t requests, size_t phase, PhaseRecord* record) {
    size_t turn = 0;
    for (const auto& [endpoint, handler] : handlers_) {
      const uint64_t count = handlers_.size() == 1 ? requests : requests * (1 + (turn + 2 * phase) % 5) / 5 + turn;
      for (uint64_t i = 0; i < count; ++i) handler();
      if (record != nullptr) record->requests[endpoint] = count;
      ++turn;
    }
  }

  void Photograph() {
    heap.Collect();
    last_ = heap.Photograph();
    series_.Add(last_);
  }

  std::map<std::string, Handler> handlers_;
  Handler idle_, phase_;
  Experiment experiment_;
  GrowthSeries series_;
  HeapGraph last_;
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_TESTING_MODEL_HUNT_H_
