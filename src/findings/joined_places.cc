#include "findings/joined_places.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace stillheld {
namespace {

bool GrowsExactly(const OutsideHistory& history, const CodedPhases& load) {
  return ExplainGrowth(history.counts, load).growth.kind == GrowthClass::kCertain;
}

int64_t NewObjects(const OutsideHistory& history) {
  return int64_t{history.counts.back()} - int64_t{history.counts.front()};
}

OutsideHistory Sum(const std::vector<OutsideHistory>& parts) {
  OutsideHistory sum = *std::ranges::max_element(parts, {}, NewObjects);
  std::ranges::fill(sum.counts, 0);
  for (const OutsideHistory& part : parts) {
    for (size_t i = 0; i < sum.counts.size(); ++i) sum.counts[i] += part.counts[i];
  }
  return sum;
}

}  // namespace

std::vector<OutsideHistory> JoinPlaces(std::vector<OutsideHistory> histories, const CodedPhases& load) {
  std::map<std::string, std::vector<OutsideHistory>> parts_by_type;
  std::vector<OutsideHistory> joined;
  for (OutsideHistory& history : histories) {
    const bool is_countable = !history.type.empty() && history.counts.size() == load.phases.size() + 1;
    (is_countable ? parts_by_type[history.type] : joined).push_back(std::move(history));
  }
  for (auto& [type, parts] : parts_by_type) {
    const auto grows_exactly = [&](const OutsideHistory& part) { return GrowsExactly(part, load); };
    if (parts.size() > 1 && std::ranges::none_of(parts, grows_exactly)) {
      OutsideHistory sum = Sum(parts);
      if (grows_exactly(sum)) parts = {std::move(sum)};
    }
    std::ranges::move(parts, std::back_inserter(joined));
  }
  return joined;
}

}  // namespace stillheld
