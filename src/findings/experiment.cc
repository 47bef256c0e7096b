#include "findings/experiment.h"

#include <set>

namespace stillheld {

std::vector<std::string> Experiment::endpoints() const {
  std::set<std::string> names;
  for (const PhaseRecord& phase : phases) {
    for (const auto& [endpoint, count] : phase.requests) names.insert(endpoint);
  }
  return {names.begin(), names.end()};
}

RequestMatrix Experiment::requests() const {
  std::vector<std::string> names = endpoints();
  RequestMatrix matrix{.endpoints = names.size()};
  for (const PhaseRecord& phase : phases) {
    if (phase.idle) continue;
    ++matrix.phases;
    for (const std::string& name : names) {
      auto count = phase.requests.find(name);
      matrix.requests.push_back(count == phase.requests.end() ? 0.0 : static_cast<double>(count->second));
    }
  }
  return matrix;
}

uint64_t Experiment::total_requests() const {
  uint64_t total = 0;
  for (const PhaseRecord& phase : phases) {
    for (const auto& [endpoint, count] : phase.requests) total += count;
  }
  return total;
}

CodedPhases Experiment::coded_phases() const {
  CodedPhases load{.phases = {}, .requests = requests()};
  for (const PhaseRecord& phase : phases) {
    double requests = 0;
    for (const auto& [endpoint, count] : phase.requests) requests += static_cast<double>(count);
    load.phases.push_back({.requests = requests, .idle = phase.idle, .seconds = phase.seconds});
  }
  return load;
}

}  // namespace stillheld
