#include "findings/finding_order.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace stillheld {
namespace {

double BytesPerRequest(const Finding& finding) {
  double bytes = 0;
  for (const EndpointRate& rate : finding.endpoints) bytes += rate.bytes_per_request;
  return finding.endpoints.empty() ? finding.slope * finding.kept_size_bytes : bytes;
}

}  // namespace

void SortFindings(std::vector<Finding>& findings) {
  std::ranges::sort(findings, {}, [](const Finding& finding) {
    return std::tuple(finding.verdict != Verdict::kLeak, -BytesPerRequest(finding), finding.holder);
  });
  // Two causes of one rate exist, and so do consequences that share no object with their cause: both are said.
  for (size_t i = 0; i < findings.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const Finding &smaller = findings[i], &larger = findings[j];
      if (smaller.verdict == larger.verdict &&
          smaller.lengths.back() - smaller.lengths.front() == larger.lengths.back() - larger.lengths.front()) {
        findings[i].same_rate_as.push_back(larger.holder);
      }
    }
  }
}

void DropRepeated(std::vector<Finding>& sorted) {
  std::set<std::pair<std::string, std::string>> seen;  // holder, and the endpoint that feeds it most
  std::erase_if(sorted, [&](const Finding& finding) {
    const std::string endpoint = finding.endpoints.empty() ? "" : finding.endpoints.front().endpoint;
    return !seen.emplace(finding.holder, endpoint).second;
  });
}

}  // namespace stillheld
