#include "findings/growth_figures.h"

namespace stillheld {

void SetGrowthFigures(const GrowthCause& cause, const Experiment& experiment, Finding& finding) {
  finding.slope = cause.growth.slope;
  finding.slope_error = cause.growth.slope_error;
  finding.requests = experiment.total_requests();
  finding.phases = static_cast<uint32_t>(experiment.requests().phases);
}

std::vector<EndpointRate> EndpointRates(const GrowthCause& cause, const std::vector<std::string>& endpoints,
                                        double size_bytes) {
  std::vector<EndpointRate> rates;
  if (!cause.endpoints) return rates;
  for (const EndpointShare& share : cause.endpoints->shares) {
    rates.push_back({.endpoint = endpoints[share.endpoint],
                     .objects_per_request = share.objects_per_request,
                     .bytes_per_request = share.objects_per_request * size_bytes,
                     .low = share.low,
                     .high = share.high});
  }
  return rates;
}

void CountAsOne(EndpointRate& rate) {
  rate.low /= rate.objects_per_request;
  rate.high /= rate.objects_per_request;
  rate.objects_per_request = 1;
}

}  // namespace stillheld
