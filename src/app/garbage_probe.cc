#include "app/garbage_probe.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/garbage_groups.h"
#include "analysis/uncollected.h"

namespace stillheld {
namespace {

constexpr size_t kMostEndpoints = 12;
constexpr uint64_t kFirstRequests = 4;
constexpr uint64_t kRequestsWithoutCollector = 20;
constexpr int kMostTries = 3;

// Describes the suspicious shapes that are in this graph and were not described yet.
void Describe(const HeapGraph& graph, const std::vector<uint64_t>& shapes, GarbageEvidence& evidence) {
  const auto is_missing = [&](uint64_t shape) { return !evidence.described.contains(shape); };
  if (std::ranges::none_of(shapes, is_missing)) return;
  const NodeId ignored = FilledGarbageList(graph);
  const Uncollected all = FindUncollected(graph, ignored, Frozen::kIncluded);
  for (const GarbageGroup& group : GroupGarbage(graph, all.is_garbage, Guesses::kIgnored, ignored)) {
    if (std::ranges::find(shapes, group.shape) == shapes.end() || !is_missing(group.shape)) continue;
    evidence.described.emplace(group.shape, DescribeGroup(graph, group, GarbagePlace::kUncollected));
  }
  if (std::ranges::none_of(shapes, is_missing)) return;
  for (const GarbageGroup& group : UnseeableGroups(graph, all)) {
    if (std::ranges::find(shapes, group.shape) == shapes.end() || !is_missing(group.shape)) continue;
    evidence.described.emplace(group.shape, DescribeUnseeable(graph, group));
  }
}

}  // namespace

GarbageEvidence GatherGarbage(Measurement& measurement, const std::vector<std::string>& endpoints,
                              const Progress& progress) {
  GarbageEvidence evidence;
  evidence.looks = measurement.garbage();
  evidence.requests = measurement.experiment().total_requests();
  evidence.phases = static_cast<uint32_t>(measurement.experiment().requests().phases);
  for (const OutsideCount& count : measurement.experiment().outside) evidence.descriptors.push_back(count.descriptors);
  const std::vector<uint64_t> shapes = SuspiciousShapes(evidence.looks);
  if (shapes.empty()) return evidence;
  progress.Say("Cyclic garbage waits: a few requests to each endpoint tell which leaves it");
  Describe(measurement.last_graph(), shapes, evidence);
  for (size_t e = 0; e < std::min(endpoints.size(), kMostEndpoints); ++e) {
    uint64_t requests = evidence.looks.back().collector.runs() ? kFirstRequests : kRequestsWithoutCollector;
    for (int tries = 0; tries < kMostTries; ++tries) {
      GarbageProbe probe{
          .endpoint = endpoints[e], .requests = requests, .before = measurement.last_garbage(), .after = {}};
      std::vector<uint64_t> counts(endpoints.size());
      counts[e] = requests;
      measurement.Glance(counts);
      probe.after = measurement.last_garbage();
      Describe(measurement.last_graph(), shapes, evidence);
      if (!probe.was_collected()) {
        evidence.probes.push_back(std::move(probe));
        break;
      }
      requests = std::max<uint64_t>(1, requests / 2);
    }
  }
  return evidence;
}

}  // namespace stillheld
