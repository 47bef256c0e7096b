#include "findings/garbage_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace stillheld {
namespace {

constexpr double kMostUnexplained = 0.1;  // of the change of the count
constexpr double kFewUnexplained = 3;     // descriptors: connections come and go

double OpenObjectsAt(const GarbageLook& look) {
  double open = 0;
  for (const auto& [shape, amount] : look.by_shape) open += static_cast<double>(amount.open_objects);
  return open;
}

// Whether the kernel's count, without what all garbage holds, is the same at each look.
bool CountFollowsGarbage(const GarbageEvidence& evidence) {
  if (evidence.descriptors.size() != evidence.looks.size() || evidence.looks.size() < 3) return false;
  std::vector<double> rest, open;
  for (size_t i = 0; i < evidence.looks.size(); ++i) {
    open.push_back(OpenObjectsAt(evidence.looks[i]));
    rest.push_back(static_cast<double>(evidence.descriptors[i]) - open.back());
  }
  const auto [least, most] = std::ranges::minmax(rest);
  const auto [fewest, all] = std::ranges::minmax(open);
  return all - fewest >= static_cast<double>(kLeastOpenObjects) &&
         most - least <= std::max(kFewUnexplained, kMostUnexplained * (all - fewest));
}

}  // namespace

uint64_t DescriptorsHeldOpen(const GarbageEvidence& evidence, uint64_t shape) {
  uint64_t peak = 0;
  for (const GarbageLook& look : evidence.looks) {
    const auto found = look.by_shape.find(shape);
    if (found != look.by_shape.end()) peak = std::max(peak, found->second.open_objects);
  }
  return peak >= kLeastOpenObjects && CountFollowsGarbage(evidence) ? peak : 0;
}

std::string WhyGarbageHoldsFiles(uint64_t peak, double per_request, const std::string& endpoint) {
  const std::string who = endpoint.empty() ? "something" : endpoint;
  const std::string how_many = per_request > 0 ? fmt::format("{:.2g} of them per request", per_request) : "some";
  return fmt::format(
      "{} leaves descriptors open in cycles, {}: only the collector closes them, and it counts containers, not "
      "descriptors: up to {} stood open at a time",
      who, how_many, peak);
}

std::string HowToCloseFiles() {
  return "close it when the request is done (with …), instead of leaving that to the end of its object's life";
}

}  // namespace stillheld
