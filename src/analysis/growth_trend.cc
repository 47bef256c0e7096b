#include "analysis/growth_trend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/check.h"

namespace stillheld {
namespace {

struct Step {
  double requests;
  double growth;
  double rate() const { return growth / requests; }
};

// growth ≈ slope · requests + constant
struct Line {
  double slope = 0;
  double constant = 0;
  double worst_residual = 0;
  double slope_error = 0;
};

// Two-sided 95 % points of Student's t distribution for 1, 2, … degrees of freedom.
double StudentT(size_t degrees) {
  constexpr std::array kPoints = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
  if (degrees == 0) return 0;
  return degrees <= kPoints.size() ? kPoints[degrees - 1] : 1.96;
}

void AddResiduals(const std::vector<Step>& steps, double spread, size_t parameters, Line& line) {
  double squares = 0;
  for (const Step& step : steps) {
    double residual = step.growth - line.slope * step.requests - line.constant;
    squares += residual * residual;
    line.worst_residual = std::max(line.worst_residual, std::abs(residual));
  }
  if (steps.size() <= parameters) return;
  size_t degrees = steps.size() - parameters;
  line.slope_error = StudentT(degrees) * std::sqrt(squares / static_cast<double>(degrees) / spread);
}

Line FitProportional(const std::vector<Step>& steps) {
  double product = 0, spread = 0;
  for (const Step& step : steps) {
    product += step.growth * step.requests;
    spread += step.requests * step.requests;
  }
  Line line{.slope = product / spread};
  AddResiduals(steps, spread, 1, line);
  return line;
}

// Requests that hardly differ between the phases say nothing about the constant: the line then goes through 0.
Line FitLine(const std::vector<Step>& steps) {
  double count = static_cast<double>(steps.size()), requests = 0, growth = 0;
  for (const Step& step : steps) {
    requests += step.requests / count;
    growth += step.growth / count;
  }
  double product = 0, spread = 0;
  for (const Step& step : steps) {
    product += (step.requests - requests) * (step.growth - growth);
    spread += (step.requests - requests) * (step.requests - requests);
  }
  if (steps.size() < 3 || std::sqrt(spread / count) < 0.1 * requests) return FitProportional(steps);
  Line line{.slope = product / spread};
  line.constant = growth - line.slope * requests;
  AddResiduals(steps, spread, 2, line);
  return line;
}

double MedianRate(const std::vector<Step>& steps) {
  std::vector<double> rates;
  for (const Step& step : steps) rates.push_back(step.rate());
  std::ranges::sort(rates);
  size_t middle = rates.size() / 2;
  return rates.size() % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
}

// Each phase adds less per request than the one before, the last less than half of the first.
bool RatesFall(const std::vector<Step>& steps) {
  for (size_t i = 1; i < steps.size(); ++i) {
    if (steps[i].rate() >= steps[i - 1].rate()) return false;
  }
  return steps.size() >= 3 && steps.back().rate() < 0.5 * steps.front().rate();
}

// A phase in which so few objects are due that none is no surprise.
bool MayAddNothing(const Step& step, double slope) { return slope * step.requests < 1.5; }

bool GrowsWhileIdle(const GrowthVerdict& verdict, double busy_seconds, double idle_seconds) {
  if (verdict.idle_growth <= 1) return false;
  double idle = static_cast<double>(verdict.idle_growth), busy = static_cast<double>(verdict.growth);
  if (4 * idle > busy + idle) return true;
  // A short idle phase after long busy ones: compare by the second.
  return busy_seconds > 0 && idle_seconds > 0 && 2 * idle / idle_seconds > busy / busy_seconds;
}

GrowthClass Classify(const std::vector<Step>& steps, const Line& through_zero, const Line& line,
                     GrowthVerdict& verdict) {
  auto adds_nothing = [&](const Step& step) { return step.growth <= 0 && !MayAddNothing(step, through_zero.slope); };
  if (adds_nothing(steps.back())) {
    bool fell = std::ranges::any_of(steps, [](const Step& step) { return step.growth < 0; });
    return fell ? GrowthClass::kIrregular : GrowthClass::kSaturated;
  }
  if (std::ranges::any_of(steps, adds_nothing) ||
      std::ranges::any_of(steps, [](const Step& step) { return step.growth < 0; })) {
    return GrowthClass::kIrregular;
  }
  if (RatesFall(steps)) return GrowthClass::kSaturating;

  auto use = [&verdict](const Line& fit) {
    verdict.slope = fit.slope;
    verdict.slope_error = fit.slope_error;
    verdict.per_phase = fit.constant;
    verdict.worst_residual = fit.worst_residual;
  };
  if (steps.size() >= 2 && through_zero.worst_residual <= 1) {
    // One object more in each phase, say for its connection, is not the requests' doing.
    const bool each_phase_adds = steps.size() >= 4 && through_zero.worst_residual > 0.25 && line.worst_residual <= 0.25;
    use(each_phase_adds ? line : through_zero);
    return GrowthClass::kCertain;
  }
  double requests = 0, growth = 0;
  for (const Step& step : steps) {
    requests += step.requests;
    growth += step.growth;
  }
  if (line.slope * requests < 0.3 * growth) {
    use(line);
    return GrowthClass::kPerPhase;
  }
  if (steps.size() >= 4 && line.worst_residual <= 1) {
    use(line);
    return GrowthClass::kCertain;
  }
  double median = MedianRate(steps);
  bool even = std::ranges::all_of(
      steps, [&](const Step& step) { return step.rate() >= 0.6 * median && step.rate() <= 1.7 * median; });
  return even ? GrowthClass::kLikely : GrowthClass::kIrregular;
}

}  // namespace

GrowthVerdict TestGrowth(std::span<const uint32_t> lengths, std::span<const GrowthPhase> phases) {
  CHECK(lengths.size() == phases.size() + 1);
  GrowthVerdict verdict;
  std::vector<Step> steps;
  double busy_seconds = 0, idle_seconds = 0;
  for (size_t i = 0; i < phases.size(); ++i) {
    int64_t growth = int64_t{lengths[i + 1]} - int64_t{lengths[i]};
    if (phases[i].requests > 0) {
      verdict.growth += growth;
      busy_seconds += phases[i].seconds;
      steps.push_back({phases[i].requests, static_cast<double>(growth)});
    } else if (phases[i].idle) {
      verdict.idle_growth += growth;
      idle_seconds += phases[i].seconds;
    }
  }
  if (steps.empty()) return verdict;
  if (verdict.growth < 0) {
    verdict.kind = GrowthClass::kShrinks;
    return verdict;
  }
  Line through_zero = FitProportional(steps);
  verdict.slope = through_zero.slope;
  verdict.slope_error = through_zero.slope_error;
  verdict.worst_residual = through_zero.worst_residual;
  if (verdict.growth + std::max<int64_t>(verdict.idle_growth, 0) < kLeastGrowth) return verdict;
  if (GrowsWhileIdle(verdict, busy_seconds, idle_seconds)) {
    verdict.kind = GrowthClass::kByTime;
  } else if (verdict.growth >= kLeastGrowth) {
    verdict.kind = Classify(steps, through_zero, FitLine(steps), verdict);
    if (GrowsPerRequest(verdict.kind) && verdict.slope < kLeastSlope) verdict.kind = GrowthClass::kNone;
  }
  return verdict;
}

}  // namespace stillheld
