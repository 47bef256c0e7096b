#include "report/holder_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

constexpr size_t kMostSteps = 20;

// ".global_var", "['name']", "[*]", "module app"
std::string StepText(const PathStep& step) {
  const std::string name = Printable(step.name);
  if (step.kind == "attribute") return "." + name;
  if (step.kind == "key" || step.kind == "element") return name.starts_with('[') ? name : fmt::format("[{}]", name);
  return name.empty() ? step.kind : fmt::format("{} {}", step.kind, name);
}

std::string StepLine(const PathStep& step, size_t depth, bool is_last, const TextStyle& style) {
  std::string line = (is_last && depth > 0 ? "╰→" : "│ ") + std::string(depth, ' ') + StepText(step);
  if (depth > 0 && !step.type.empty()) line += " → " + Printable(step.type);
  if (!step.file.empty()) {
    line += "   " +
            style.Dim(step.line > 0 ? fmt::format("{}:{}", style.File(step.file), step.line) : style.File(step.file));
  }
  return line + "\n";
}

std::string GroupText(const HeldGroup& group, const TextStyle& style) {
  std::string text = fmt::format("{} {} ({}", FormatCount(group.objects), Printable(group.type),
                                 FormatBytes(static_cast<double>(group.bytes)));
  if (group.length > 0) text += fmt::format(", {} items", FormatCount(group.length));
  if (group.retained_bytes > group.bytes) {
    text += fmt::format(", {} retained", FormatBytes(static_cast<double>(group.retained_bytes)));
  }
  text += ")";
  if (!group.is_held) {
    return style.Bold(text) + " held by nobody: garbage that waits for the collector, or in use at that very moment\n";
  }
  if (!group.path.empty() && group.path.front().kind == "C") {
    text = style.Bold(text) + (group.native.empty()
                                   ? " held by one reference that no pointer in the process shows: missing Py_DECREF\n"
                                   : fmt::format(" held by {}\n", Printable(group.native)));
  } else {
    text = style.Bold(text) + " held as " + Printable(group.holder) + "\n";
  }
  for (size_t i = 0; i < group.path.size(); ++i) {
    if (group.path.size() > kMostSteps && i == kMostSteps / 2) {
      const size_t left_out = group.path.size() - kMostSteps;
      text += fmt::format("│ {}… {} more steps\n", std::string(i, ' '), left_out);
      i += left_out;
    }
    const size_t depth =
        group.path.size() > kMostSteps && i > kMostSteps / 2 ? i - (group.path.size() - kMostSteps) + 1 : i;
    text += StepLine(group.path[i], depth, i + 1 == group.path.size(), style);
  }
  if (group.has_guess)
    text += "  (a step was guessed: an object of a C type whose fields are not known points there)\n";
  return text;
}

}  // namespace

std::string HolderText(const HolderReport& report, const TextStyle& style) {
  std::string text = SnapshotText(report.snapshot);
  if (report.objects > 1) {
    text += fmt::format("\n{}: {} objects, held in {}{} ways\n", Printable(report.asked), FormatCount(report.objects),
                        report.groups_complete ? "" : "more than ", FormatCount(report.groups.size()));
  }
  const size_t shown = std::min(report.shown, report.groups.size());
  for (size_t i = 0; i < shown; ++i) text += "\n" + GroupText(report.groups[i], style);
  if (shown < report.groups.size())
    text += fmt::format("\n… and {} more ways\n", FormatCount(report.groups.size() - shown));
  return text;
}

std::string HolderJson(const HolderReport& report) {
  Json groups = Json::array();
  for (const HeldGroup& group : report.groups) {
    Json path = Json::array();
    for (const PathStep& step : group.path) {
      Json entry = {{"kind", step.kind}, {"name", step.name}};
      if (!step.type.empty()) entry["type"] = step.type;
      if (!step.file.empty()) entry["file"] = step.file;
      if (step.line > 0) entry["line"] = step.line;
      path.push_back(std::move(entry));
    }
    groups.push_back({{"objects", group.objects},
                      {"bytes", group.bytes},
                      {"retained_bytes", group.retained_bytes},
                      {"type", group.type},
                      {"address", fmt::format("{:#x}", group.address)},
                      {"length", group.length},
                      {"held", group.is_held},
                      {"native", group.native.empty() ? Json() : Json(group.native)},
                      {"unexplained_references", group.unexplained},
                      {"holder", group.holder},
                      {"guess", group.has_guess},
                      {"path", std::move(path)}});
  }
  return JsonText({{"schema", 1},
                   {"snapshot", SnapshotFacts(report.snapshot)},
                   {"asked", report.asked},
                   {"objects", report.objects},
                   {"complete", report.groups_complete},
                   {"groups", std::move(groups)}});
}

}  // namespace stillheld
