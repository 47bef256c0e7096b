// A cycle as text and as JSON.
#ifndef STILLHELD_REPORT_CYCLE_TEXT_H_
#define STILLHELD_REPORT_CYCLE_TEXT_H_

#include <optional>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "report/json_text.h"
#include "report/text_style.h"

namespace stillheld {

// One line for each object, the last leading back to the first; indented by four.
std::string CycleDrawing(const std::vector<CycleStep>& cycle, const TextStyle& style, bool with_locals);

// null for no cycle.
Json CycleJson(const std::vector<CycleStep>& cycle);
Json BreakJson(const std::optional<BreakProposal>& proposal);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_CYCLE_TEXT_H_
