#include "report/earlier_report.h"

#include <fmt/format.h>

#include "base/error.h"
#include "report/json_text.h"

namespace stillheld {
namespace {

constexpr size_t kMostLeaks = 10'000;

[[noreturn]] void Refuse(const std::string& file, std::string_view why) {
  throw Error(ErrorCode::kUsage, fmt::format("'{}' is no report of a hunt: {}.", file, why),
              "Give the file that an earlier hunt wrote with --json FILE.");
}

// Empty for what is missing, null or of another type.
std::string TextAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double NumberAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

}  // namespace

std::vector<EarlierLeak> LeaksOfReport(std::string_view text, const std::string& file) {
  const Json report = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (report.is_discarded() || !report.is_object()) Refuse(file, "it is no JSON object");
  if (!report.contains("schema") || report["schema"] != 1) Refuse(file, "it has no \"schema\": 1");
  const auto findings = report.find("findings");
  if (findings == report.end() || !findings->is_array()) Refuse(file, "it has no list of findings");
  std::vector<EarlierLeak> leaks;
  for (const Json& finding : *findings) {
    if (!finding.is_object()) Refuse(file, "a finding is no object");
    if (TextAt(finding, "verdict") != "leak" || leaks.size() == kMostLeaks) continue;
    EarlierLeak leak{.id = TextAt(finding, "id"),
                     .holder = TextAt(finding, "holder"),
                     .endpoint = TextAt(finding, "endpoint"),
                     .objects_per_request = NumberAt(finding, "objects_per_request")};
    if (leak.id.empty()) Refuse(file, "a leak has no id");
    leaks.push_back(std::move(leak));
  }
  return leaks;
}

}  // namespace stillheld
