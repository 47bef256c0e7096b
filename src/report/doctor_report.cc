#include "report/doctor_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/json_text.h"

namespace stillheld {
namespace {

const char* Name(Health health) {
  switch (health) {
    case Health::kGood:
      return "good";
    case Health::kLimited:
      return "limited";
    case Health::kBad:
      return "bad";
  }
  return "";
}

const char* Color(Health health) {
  switch (health) {
    case Health::kGood:
      return "\x1b[32m";
    case Health::kLimited:
      return "\x1b[33m";
    case Health::kBad:
      return "\x1b[31m";
  }
  return "";
}

}  // namespace

Health DoctorReport::health() const {
  Health worst = Health::kGood;
  for (const DoctorCheck& check : checks) worst = std::max(worst, check.health);
  return worst;
}

std::string DoctorText(const DoctorReport& report, bool color) {
  std::string text;
  for (const DoctorCheck& check : report.checks) {
    text += fmt::format("{}{:8}{} {:12} {}\n", color ? Color(check.health) : "", Name(check.health),
                        color ? "\x1b[0m" : "", check.name, check.found);
    if (!check.todo.empty()) text += fmt::format("{:21} → {}\n", "", check.todo);
  }
  if (!report.mode.empty()) {
    text += fmt::format("\nProcess {} can be read: in {} mode ({}).\n", report.pid, report.mode, report.mode_reason);
  } else if (report.pid != 0) {
    text += fmt::format("\nProcess {} cannot be read.\n", report.pid);
  }
  return text;
}

std::string DoctorJson(const DoctorReport& report) {
  Json checks = Json::array();
  for (const DoctorCheck& check : report.checks) {
    checks.push_back(
        {{"name", check.name}, {"health", Name(check.health)}, {"found", check.found}, {"todo", check.todo}});
  }
  Json json = {{"schema", 1}, {"health", Name(report.health())}, {"checks", checks}};
  if (report.pid != 0) {
    json["target"] = {{"pid", report.pid},
                      {"readable", !report.mode.empty()},
                      {"mode", report.mode},
                      {"mode_reason", report.mode_reason}};
  }
  return JsonText(json);
}

}  // namespace stillheld
