// Coded load, decoded: which endpoints explain the growth of a container, and how much does one request to each add?
//
// Every phase sends a different number of requests to each endpoint. With M the matrix of those numbers (phases by
// endpoints) and d the growth per phase, M·x = d is solved for x ≥ 0 with the smallest support that leaves no more than
// kResidualObjects or kResidualShare of any phase's growth. Growth that no endpoint causes (a full cache turning over,
// a timer) fits nothing, and the residual alone rejects it.
#ifndef STILLHELD_ANALYSIS_ENDPOINTS_H_
#define STILLHELD_ANALYSIS_ENDPOINTS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace stillheld {

inline constexpr double kResidualObjects = 1.5;
inline constexpr double kResidualShare = 0.02;

// Requests sent: one row per phase, one column per endpoint.
struct RequestMatrix {
  size_t phases = 0;
  size_t endpoints = 0;
  std::vector<double> requests = {};  // by phase, then by endpoint

  double at(size_t phase, size_t endpoint) const { return requests[phase * endpoints + endpoint]; }
};

struct EndpointShare {
  size_t endpoint = 0;
  double objects_per_request = 0;
  double low = 0, high = 0;  // 95 % interval; counts are integers, so it is never narrower than rounding allows
};

struct EndpointSolution {
  std::vector<EndpointShare> shares = {};  // the support, largest rate first
  double worst_residual = 0;               // objects
  double per_phase = 0;                    // objects that each phase adds besides: for a connection, a task
  // How many supports of this size would fit as well, as seen and as expected by chance: with few phases and many
  // endpoints, combinations that have nothing to do with the growth come close to it.
  double rivals = 0;
};
// With more rivals than these, which endpoints it was is a guess: another phase decides.
inline constexpr double kFewRivals = 0.02;

// nullopt if no support of at most kLargestSupport endpoints explains the growth.
inline constexpr size_t kLargestSupport = 4;
std::optional<EndpointSolution> SolveEndpoints(const RequestMatrix& matrix, std::span<const double> growth,
                                               double residual_share = kResidualShare);

// Of the matrix with its columns scaled to length 1. Infinite if some endpoints always get the same share: then their
// growth cannot be told apart. Endpoints that got no request are left out.
double ConditionNumber(const RequestMatrix& matrix);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_ENDPOINTS_H_
