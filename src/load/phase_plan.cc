#include "load/phase_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "base/check.h"

namespace stillheld {
namespace {

using Matrix = std::vector<std::vector<double>>;  // by column

// Sizes of the phases, relative to each other; verdict by slope needs small and large ones in no order.
constexpr double kScaleOfPhase[] = {60, 140, 80, 120};
constexpr int kTrials = 400;
constexpr uint64_t kMaxWeight = 9;

double Scale(uint64_t phase) { return kScaleOfPhase[phase % std::size(kScaleOfPhase)]; }

Matrix UnitColumns(const std::vector<RequestCounts>& phases) {
  Matrix columns(phases.front().size() + 1, std::vector<double>(phases.size(), 1));
  for (size_t p = 0; p < phases.size(); ++p) {
    for (size_t e = 0; e < phases[p].size(); ++e) columns[e][p] = static_cast<double>(phases[p][e]);
  }
  for (auto& column : columns) {
    const double length = std::sqrt(std::inner_product(column.begin(), column.end(), column.begin(), 0.0));
    for (double& value : column) value /= std::max(length, 1e-300);
  }
  return columns;
}

Matrix Gram(const Matrix& columns) {
  Matrix gram(columns.size(), std::vector<double>(columns.size()));
  for (size_t i = 0; i < columns.size(); ++i) {
    for (size_t j = 0; j < columns.size(); ++j) {
      gram[i][j] = std::inner_product(columns[i].begin(), columns[i].end(), columns[j].begin(), 0.0);
    }
  }
  return gram;
}

// The sine of the smallest angle between two columns.
double Separation(const Matrix& gram) {
  double largest_cosine = 0;
  for (size_t i = 0; i < gram.size(); ++i) {
    for (size_t j = 0; j < i; ++j) largest_cosine = std::max(largest_cosine, gram[i][j]);
  }
  return std::sqrt(std::max(0.0, 1 - largest_cosine * largest_cosine));
}

// Eigenvalues of a symmetric matrix by Jacobi's rotations: each sweep turns every off-diagonal entry to zero once.
std::vector<double> Eigenvalues(Matrix a) {
  const size_t n = a.size();
  for (int sweep = 0; sweep < 30; ++sweep) {
    for (size_t p = 0; p < n; ++p) {
      for (size_t q = p + 1; q < n; ++q) {
        if (std::abs(a[p][q]) < 1e-15) continue;
        const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const double t = std::copysign(1, theta) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1), s = t * c;
        for (size_t k = 0; k < n; ++k) {
          const double kp = a[k][p], kq = a[k][q];
          a[k][p] = c * kp - s * kq;
          a[k][q] = s * kp + c * kq;
        }
        for (size_t k = 0; k < n; ++k) {
          const double pk = a[p][k], qk = a[q][k];
          a[p][k] = c * pk - s * qk;
          a[q][k] = s * pk + c * qk;
        }
      }
    }
  }
  std::vector<double> values(n);
  for (size_t i = 0; i < n; ++i) values[i] = a[i][i];
  return values;
}

double ConditionNumber(const Matrix& gram, size_t phases) {
  if (gram.size() > phases) return std::numeric_limits<double>::infinity();
  const std::vector<double> values = Eigenvalues(gram);
  const auto [smallest, largest] = std::ranges::minmax(values);
  if (smallest <= 1e-12) return std::numeric_limits<double>::infinity();
  return std::sqrt(largest / smallest);
}

// `total` divided in proportion to `weights` (not all 0), at least kMinRequests each: the floor first, then the largest
// remainders.
RequestCounts Divide(uint64_t total, const std::vector<uint64_t>& weights) {
  const uint64_t floor_total = kMinRequests * weights.size();
  const uint64_t spare = total > floor_total ? total - floor_total : 0;
  const uint64_t weight_total = std::accumulate(weights.begin(), weights.end(), uint64_t{0});
  RequestCounts counts(weights.size());
  std::vector<std::pair<double, size_t>> remainders;
  uint64_t given = 0;
  for (size_t i = 0; i < weights.size(); ++i) {
    const double share =
        static_cast<double>(spare) * static_cast<double>(weights[i]) / static_cast<double>(weight_total);
    counts[i] = kMinRequests + static_cast<uint64_t>(share);
    given += static_cast<uint64_t>(share);
    remainders.emplace_back(std::floor(share) - share, i);
  }
  std::ranges::sort(remainders);
  for (size_t i = 0; i < remainders.size() && given < spare; ++i, ++given) ++counts[remainders[i].second];
  return counts;
}

// So many requests in the smallest phase that the floor leaves half of them to vary.
uint64_t RequestsPerPhase(uint64_t endpoints, const PhaseSizes& sizes) {
  double scale_total = 0, smallest = Scale(0);
  for (uint64_t p = 0; p < sizes.phases; ++p) {
    scale_total += Scale(p);
    smallest = std::min(smallest, Scale(p));
  }
  const double mean = scale_total / static_cast<double>(sizes.phases);
  const double least =
      static_cast<double>(endpoints > 1 ? 2 * kMinRequests * endpoints : kMinRequests) * mean / smallest;
  return std::max(sizes.requests_per_phase, static_cast<uint64_t>(std::ceil(least)));
}

std::vector<uint64_t> PhaseTotals(uint64_t requests_per_phase, uint64_t phases) {
  double scale_total = 0;
  for (uint64_t p = 0; p < phases; ++p) scale_total += Scale(p);
  const double all = static_cast<double>(requests_per_phase * phases);
  std::vector<uint64_t> totals;
  double scale_so_far = 0;
  uint64_t given = 0;
  for (uint64_t p = 0; p < phases; ++p) {
    scale_so_far += Scale(p);
    const auto end = static_cast<uint64_t>(std::llround(all * scale_so_far / scale_total));
    totals.push_back(end - given);
    given = end;
  }
  return totals;
}

}  // namespace

uint64_t PhasePlan::total() const {
  uint64_t sum = 0;
  for (const RequestCounts& counts : phases) sum = std::accumulate(counts.begin(), counts.end(), sum);
  return sum;
}

PhasePlan PlanPhases(uint64_t endpoints, const PhaseSizes& sizes) {
  CHECK(endpoints >= 1 && sizes.phases >= 1);
  const std::vector<uint64_t> totals = PhaseTotals(RequestsPerPhase(endpoints, sizes), sizes.phases);

  // Random weights, the best of many: for such small matrices this comes within a few per cent of the best design, and
  // a fixed seed makes every run the same.
  std::mt19937 random(20240229);
  PhasePlan best;
  double best_score = -1;
  for (int trial = 0; trial < kTrials; ++trial) {
    PhasePlan plan;
    for (uint64_t total : totals) {
      std::vector<uint64_t> weights(endpoints);
      for (uint64_t& weight : weights) weight = random() % (kMaxWeight + 1);
      weights[random() % endpoints] = kMaxWeight;
      plan.phases.push_back(Divide(total, weights));
    }
    const Matrix gram = Gram(UnitColumns(plan.phases));
    plan.separation = Separation(gram);
    plan.condition_number = ConditionNumber(gram, sizes.phases);
    const double score = std::isinf(plan.condition_number) ? plan.separation : 1 + 1 / plan.condition_number;
    if (score > best_score) {
      best_score = score;
      best = std::move(plan);
    }
    if (endpoints == 1) break;
  }
  const uint64_t each = (sizes.warmup + endpoints - 1) / endpoints;
  best.warmup.assign(endpoints, sizes.warmup == 0 ? 0 : std::max(kMinRequests, each));
  return best;
}

RequestCounts ExtraPhase(const PhasePlan& plan, uint64_t extra) {
  // A row of the plan with its columns moved on by one: a new direction for each endpoint, of a size that is known.
  RequestCounts counts = plan.phases[extra % plan.phases.size()];
  const uint64_t shift = (extra / plan.phases.size() + 1) % counts.size();
  std::ranges::rotate(counts, counts.begin() + static_cast<std::ptrdiff_t>(shift));
  return counts;
}

}  // namespace stillheld
