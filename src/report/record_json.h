// Records that several documents share, as JSON.
#ifndef STILLHELD_REPORT_RECORD_JSON_H_
#define STILLHELD_REPORT_RECORD_JSON_H_

#include <string>
#include <vector>

#include "findings/finding.h"
#include "findings/hunt_result.h"
#include "report/json_text.h"

namespace stillheld {

Json TargetJson(const TargetRecord& target);
Json SnapshotJson(const SnapshotRecord& snapshot);
Json StepJson(const PathStep& step);

// null for the empty text.
Json TextOrNull(const std::string& text);

// Measured to a few digits; more would be noise.
double Rounded(double value);

template <class T, class ToJson>
Json ArrayOf(const std::vector<T>& values, ToJson to_json) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(to_json(value));
  return json;
}

}  // namespace stillheld

#endif  // STILLHELD_REPORT_RECORD_JSON_H_
