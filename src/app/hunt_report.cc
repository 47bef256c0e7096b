#include "app/hunt_report.h"

#include <algorithm>
#include <filesystem>

#include "report/hunt_json.h"
#include "report/hunt_text.h"

namespace stillheld {

std::string HuntReportText(const HuntResult& result, bool color) {
  std::error_code ignored;
  return HuntText(result, {.color = color, .base_directory = std::filesystem::current_path(ignored).string()});
}

std::string HuntReportJson(const HuntResult& result) { return HuntJson(result, "stillheld " STILLHELD_VERSION); }

bool FoundLeak(const HuntResult& result) {
  return std::ranges::any_of(result.findings, [](const Finding& f) { return f.verdict == Verdict::kLeak; });
}

}  // namespace stillheld
