#include "findings/hunt_comparison.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/growth_trend.h"
#include "findings/hunt_result.h"

namespace stillheld {
namespace {

// Of all requests if the endpoint is not known.
uint64_t RequestsTo(const HuntResult& hunt, const std::string& endpoint) {
  uint64_t count = 0;
  for (const PhaseRecord& phase : hunt.phases) {
    for (const auto& [name, requests] : phase.requests) count += endpoint.empty() || name == endpoint ? requests : 0;
  }
  return count;
}

const Finding* FindById(const std::vector<Finding>& findings, const std::string& id) {
  const auto found = std::ranges::find(findings, id, &Finding::id);
  return found == findings.end() ? nullptr : &*found;
}

ComparedLeak Compare(const EarlierLeak& earlier, const HuntResult& now) {
  ComparedLeak compared{.earlier = earlier};
  if (const Finding* leak = FindById(now.findings, earlier.id)) {
    compared.fate = LeakFate::kStill;
    compared.objects_per_request = leak->slope;
    compared.error = leak->slope_error;
    for (const EndpointRate& rate : leak->endpoints) {
      if (rate.endpoint != earlier.endpoint) continue;
      compared.objects_per_request = rate.objects_per_request;
      compared.error = (rate.high - rate.low) / 2;
    }
    return compared;
  }
  const uint64_t requests = RequestsTo(now, earlier.endpoint);
  if (requests == 0) {
    compared.fate = LeakFate::kNotAsked;
    return compared;
  }
  if (const Finding* innocent = FindById(now.innocents, earlier.id)) {
    compared.fate = LeakFate::kInnocent;
    compared.why = innocent->why;
    return compared;
  }
  // Whatever grows by less than this over the whole hunt is not seen as growth.
  compared.error = static_cast<double>(kLeastGrowth) / static_cast<double>(requests);
  return compared;
}

}  // namespace

bool HuntComparison::is_proof() const {
  return new_holders.empty() && std::ranges::all_of(leaks, [](const ComparedLeak& leak) {
           return leak.fate == LeakFate::kGone || leak.fate == LeakFate::kInnocent;
         });
}

HuntComparison CompareHunts(std::string file, const std::vector<EarlierLeak>& earlier, const HuntResult& now) {
  HuntComparison comparison{.file = std::move(file)};
  std::set<std::string> known;
  for (const EarlierLeak& leak : earlier) {
    if (!known.insert(leak.id).second) continue;
    comparison.leaks.push_back(Compare(leak, now));
  }
  for (const Finding& finding : now.findings) {
    if (finding.verdict == Verdict::kLeak && !known.contains(finding.id))
      comparison.new_holders.push_back(finding.holder);
  }
  return comparison;
}

}  // namespace stillheld
