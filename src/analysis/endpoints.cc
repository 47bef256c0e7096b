#include "analysis/endpoints.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace stillheld {
namespace {

using Support = std::vector<size_t>;
// The unknowns: rates of the support, and one for what every phase adds.
constexpr size_t kMostUnknowns = kLargestSupport + 1;
using Square = std::array<std::array<double, kMostUnknowns>, kMostUnknowns>;

// More candidates than this are not tried: the support that is looked for becomes smaller instead.
constexpr double kMostSupports = 50'000;
// Lengths are integers: a sum of requests times rates is off by half an object at most, by 0.29 in the mean.
constexpr double kRoundingObjects = 0.29;
// A residual that asks for no further explanation, and how much a constant must lower the squares to be believed.
constexpr double kExactResidual = 0.25;
constexpr double kMuchLess = 0.1;
constexpr double kNormal95 = 1.96;

// The inverse of the upper left size × size part, by Gauss and Jordan with pivoting. False if it is singular.
bool Invert(Square a, size_t size, Square& inverse) {
  inverse = {};
  double scale = 0;
  for (size_t i = 0; i < size; ++i) {
    inverse[i][i] = 1;
    scale = std::max(scale, a[i][i]);
  }
  for (size_t column = 0; column < size; ++column) {
    size_t pivot = column;
    for (size_t row = column + 1; row < size; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    }
    if (std::abs(a[pivot][column]) <= 1e-9 * scale) return false;
    std::swap(a[column], a[pivot]);
    std::swap(inverse[column], inverse[pivot]);
    double divisor = a[column][column];
    for (size_t k = 0; k < size; ++k) {
      a[column][k] /= divisor;
      inverse[column][k] /= divisor;
    }
    for (size_t row = 0; row < size; ++row) {
      if (row == column) continue;
      double factor = a[row][column];
      for (size_t k = 0; k < size; ++k) {
        a[row][k] -= factor * a[column][k];
        inverse[row][k] -= factor * inverse[column][k];
      }
    }
  }
  return true;
}

struct Fit {
  std::array<double, kMostUnknowns> rates = {};
  std::array<double, kMostUnknowns> errors = {};
  double worst_residual = 0;
  double squares = 0;
};

// Least squares on the columns of `support`; nullopt if a rate is not positive or a residual too large.
std::optional<Fit> FitSupport(const RequestMatrix& matrix, std::span<const double> growth, const Support& support,
                              double residual_share) {
  Square gram = {}, inverse;
  std::array<double, kMostUnknowns> right = {};
  for (size_t phase = 0; phase < matrix.phases; ++phase) {
    for (size_t i = 0; i < support.size(); ++i) {
      double requests = matrix.at(phase, support[i]);
      right[i] += requests * growth[phase];
      for (size_t j = 0; j < support.size(); ++j) gram[i][j] += requests * matrix.at(phase, support[j]);
    }
  }
  if (!Invert(gram, support.size(), inverse)) return std::nullopt;
  Fit fit;
  for (size_t i = 0; i < support.size(); ++i) {
    for (size_t j = 0; j < support.size(); ++j) fit.rates[i] += inverse[i][j] * right[j];
    if (fit.rates[i] <= 0) return std::nullopt;
  }
  for (size_t phase = 0; phase < matrix.phases; ++phase) {
    double predicted = 0;
    for (size_t i = 0; i < support.size(); ++i) predicted += fit.rates[i] * matrix.at(phase, support[i]);
    double residual = std::abs(predicted - growth[phase]);
    if (residual > std::max(kResidualObjects, residual_share * std::abs(growth[phase]))) return std::nullopt;
    fit.worst_residual = std::max(fit.worst_residual, residual);
    fit.squares += residual * residual;
  }
  double degrees = static_cast<double>(matrix.phases - support.size());
  double sigma = std::max(kRoundingObjects, std::sqrt(fit.squares / std::max(degrees, 1.0)));
  for (size_t i = 0; i < support.size(); ++i) fit.errors[i] = kNormal95 * sigma * std::sqrt(std::abs(inverse[i][i]));
  return fit;
}

// Steps `support` to the next combination of its size out of `count`; false after the last one.
bool NextSupport(Support& support, size_t count) {
  for (size_t i = support.size(); i-- > 0;) {
    if (support[i] + (support.size() - i) < count) {
      ++support[i];
      for (size_t j = i + 1; j < support.size(); ++j) support[j] = support[j - 1] + 1;
      return true;
    }
  }
  return false;
}

std::vector<size_t> UsedEndpoints(const RequestMatrix& matrix) {
  std::vector<size_t> used;
  for (size_t endpoint = 0; endpoint < matrix.endpoints; ++endpoint) {
    for (size_t phase = 0; phase < matrix.phases; ++phase) {
      if (matrix.at(phase, endpoint) > 0) {
        used.push_back(endpoint);
        break;
      }
    }
  }
  return used;
}

// As many unknowns as phases fit anything: one phase must remain as a witness.
size_t LargestSupport(size_t phases, size_t endpoints) {
  size_t largest = std::min({kLargestSupport, endpoints, phases > 1 ? phases - 1 : 1});
  double supports = 1, total = 0;
  for (size_t size = 1; size <= largest; ++size) {
    supports = supports * static_cast<double>(endpoints - size + 1) / static_cast<double>(size);
    total += supports;
    if (total > kMostSupports) return std::max<size_t>(size - 1, 1);
  }
  return largest;
}

EndpointSolution MakeSolution(const Support& support, const std::vector<size_t>& used, const Fit& fit) {
  EndpointSolution solution{.worst_residual = fit.worst_residual};
  for (size_t i = 0; i < support.size(); ++i) {
    if (support[i] == used.size()) {
      solution.per_phase = fit.rates[i];
      continue;
    }
    solution.shares.push_back({.endpoint = used[support[i]],
                               .objects_per_request = fit.rates[i],
                               .low = std::max(0.0, fit.rates[i] - fit.errors[i]),
                               .high = fit.rates[i] + fit.errors[i]});
  }
  std::ranges::sort(solution.shares, std::ranges::greater(), &EndpointShare::objects_per_request);
  return solution;
}

struct Search {
  std::optional<Fit> best;
  Support support;
  size_t fitting = 0;
};

// The best support of this size. `matrix` has a column of ones after those of the endpoints; it is an unknown more.
Search SearchSupports(const RequestMatrix& matrix, std::span<const double> growth, size_t size, bool with_constant,
                      double residual_share) {
  Search search;
  const size_t endpoints = matrix.endpoints - 1;
  Support chosen(size);
  std::iota(chosen.begin(), chosen.end(), 0);
  do {
    Support support = chosen;
    if (with_constant) support.push_back(endpoints);
    std::optional<Fit> fit = FitSupport(matrix, growth, support, residual_share);
    if (!fit) continue;
    ++search.fitting;
    if (!search.best || fit->squares < search.best->squares) {
      search.best = fit;
      search.support = support;
    }
  } while (NextSupport(chosen, endpoints));
  return search;
}

// What each phase adds may explain a residual, but must not carry the growth.
bool CarriesGrowth(const Search& search, std::span<const double> growth) {
  const double total = std::accumulate(growth.begin(), growth.end(), 0.0);
  return search.best->rates[search.support.size() - 1] * static_cast<double>(growth.size()) > 0.3 * total;
}

// Each phase beyond the unknowns refutes a wrong support unless it comes as near as this one by chance. What a wrong
// one predicts lies within about half of the growth to both sides.
double ExpectedRivals(size_t unknowns, size_t size, size_t endpoints, std::span<const double> growth, const Fit& fit) {
  double supports = 1;
  for (size_t i = 0; i < size; ++i)
    supports = supports * static_cast<double>(endpoints - i) / static_cast<double>(i + 1);
  const double mean = std::accumulate(growth.begin(), growth.end(), 0.0) / static_cast<double>(growth.size());
  const double near = std::min(1.0, 2 * std::max(fit.worst_residual, kExactResidual) / std::max(mean, 1.0));
  return (supports - 1) * std::pow(near, static_cast<double>(growth.size() - unknowns));
}

// Eigenvalues of a symmetric matrix by cyclic Jacobi rotations.
std::vector<double> Eigenvalues(std::vector<std::vector<double>> a) {
  size_t size = a.size();
  for (int sweep = 0; sweep < 50; ++sweep) {
    double off_diagonal = 0;
    for (size_t p = 0; p < size; ++p) {
      for (size_t q = p + 1; q < size; ++q) {
        off_diagonal += a[p][q] * a[p][q];
        if (std::abs(a[p][q]) < 1e-300) continue;
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1.0 : -1.0) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        double c = 1 / std::sqrt(t * t + 1), s = t * c;
        for (size_t k = 0; k < size; ++k) {
          double kp = a[k][p], kq = a[k][q];
          a[k][p] = c * kp - s * kq;
          a[k][q] = s * kp + c * kq;
        }
        for (size_t k = 0; k < size; ++k) {
          double pk = a[p][k], qk = a[q][k];
          a[p][k] = c * pk - s * qk;
          a[q][k] = s * pk + c * qk;
        }
      }
    }
    if (off_diagonal < 1e-24) break;
  }
  std::vector<double> values;
  for (size_t i = 0; i < size; ++i) values.push_back(a[i][i]);
  return values;
}

}  // namespace

std::optional<EndpointSolution> SolveEndpoints(const RequestMatrix& matrix, std::span<const double> growth,
                                               double residual_share) {
  CHECK(growth.size() == matrix.phases);
  CHECK(matrix.requests.size() == matrix.phases * matrix.endpoints);
  const std::vector<size_t> used = UsedEndpoints(matrix);
  if (used.empty()) return std::nullopt;
  RequestMatrix extended{.phases = matrix.phases, .endpoints = used.size() + 1};
  for (size_t phase = 0; phase < matrix.phases; ++phase) {
    for (const size_t endpoint : used) extended.requests.push_back(matrix.at(phase, endpoint));
    extended.requests.push_back(1);
  }

  const size_t largest = LargestSupport(matrix.phases, used.size());
  for (size_t size = 1; size <= largest; ++size) {
    Search search = SearchSupports(extended, growth, size, false, residual_share);
    if (matrix.phases >= size + 2 && (!search.best || search.best->worst_residual > kExactResidual)) {
      Search with_constant = SearchSupports(extended, growth, size, true, residual_share);
      const bool better =
          with_constant.best && (!search.best || with_constant.best->squares < kMuchLess * search.best->squares);
      if (better && !CarriesGrowth(with_constant, growth)) search = std::move(with_constant);
    }
    if (!search.best) continue;
    EndpointSolution solution = MakeSolution(search.support, used, *search.best);
    solution.rivals = std::max(static_cast<double>(search.fitting - 1),
                               ExpectedRivals(search.support.size(), size, used.size(), growth, *search.best));
    return solution;
  }
  return std::nullopt;
}

double ConditionNumber(const RequestMatrix& matrix) {
  std::vector<size_t> used = UsedEndpoints(matrix);
  if (used.empty() || used.size() > matrix.phases) return std::numeric_limits<double>::infinity();
  auto product = [&](size_t i, size_t j) {
    double sum = 0;
    for (size_t phase = 0; phase < matrix.phases; ++phase) sum += matrix.at(phase, used[i]) * matrix.at(phase, used[j]);
    return sum;
  };
  std::vector<std::vector<double>> gram(used.size(), std::vector<double>(used.size()));
  for (size_t i = 0; i < used.size(); ++i) {
    for (size_t j = 0; j < used.size(); ++j) gram[i][j] = product(i, j) / std::sqrt(product(i, i) * product(j, j));
  }
  auto [smallest, largest] = std::ranges::minmax(Eigenvalues(gram));
  if (smallest <= 1e-12 * largest) return std::numeric_limits<double>::infinity();
  return std::sqrt(largest / smallest);
}

}  // namespace stillheld
