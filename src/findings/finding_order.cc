#include "findings/finding_order.h"

#include <fmt/format.h>

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

void ExcuseBesideWhatExpires(const std::set<std::string>& emptied, std::vector<Finding>& findings) {
  constexpr size_t kModuleGlobalAttributeElement = 4;  // steps of a path; globals of one module have no owner in common
  const auto owner = [](const Finding& finding) { return finding.holder.substr(0, finding.holder.rfind('.')); };
  const auto grow_alike = [](const Finding& a, const Finding& b) {
    for (size_t i = 1; i < std::min(a.lengths.size(), b.lengths.size()); ++i) {
      if (a.lengths[i] - a.lengths[i - 1] != b.lengths[i] - b.lengths[i - 1]) return false;
    }
    return a.lengths.size() == b.lengths.size();
  };
  bool excused = false;
  for (Finding& finding : findings) {
    if (finding.verdict != Verdict::kLeak || !finding.bound.empty()) continue;
    if (finding.path.size() < kModuleGlobalAttributeElement || !emptied.contains(finding.holder)) continue;
    const auto expires = std::ranges::find_if(findings, [&](const Finding& other) {
      return other.verdict == Verdict::kUnboundedYet && other.bound.starts_with(kBoundByAge) &&
             owner(other) == owner(finding) && grow_alike(other, finding);
    });
    if (expires == findings.end()) continue;
    finding.verdict = Verdict::kUnboundedYet;
    finding.why += fmt::format("; {} grows with it, and loses what is too old", expires->holder);
    excused = true;
  }
  if (!excused) return;
  for (Finding& finding : findings) finding.same_rate_as.clear();
  SortFindings(findings);
}

void DropRepeated(std::vector<Finding>& sorted) {
  std::set<std::pair<std::string, std::string>> seen;  // holder, and the endpoint that feeds it most
  std::erase_if(sorted, [&](const Finding& finding) {
    const std::string endpoint = finding.endpoints.empty() ? "" : finding.endpoints.front().endpoint;
    return !seen.emplace(finding.holder, endpoint).second;
  });
}

}  // namespace stillheld
