#include "report/cycle_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/path_text.h"
#include "report/printable.h"

namespace stillheld {

std::string CycleDrawing(const std::vector<CycleStep>& cycle, const TextStyle& style, bool with_locals) {
  std::string text;
  for (size_t i = 0; i < cycle.size(); ++i) {
    const CycleStep& step = cycle[i];
    std::string line = i == 0 ? "╭→ " : "│  ";
    line += Printable(step.type);
    if (!step.name.empty()) line += " " + Printable(step.name);
    if (step.has_del) line += style.Red(" __del__");
    if (step.lacks_gc) line += style.Red(" no collector support");
    if (!step.file.empty()) line += "   " + style.Dim(FileAndLine(style, step.file, step.line));
    text += "    " + line + "\n";
    if (with_locals && !step.locals.empty()) {
      text += fmt::format("    │      locals {}\n", Printable(fmt::format("{}", fmt::join(step.locals, ", ")), 400));
    }
    text += fmt::format("    {}  {}{}\n", i + 1 == cycle.size() ? "╰─" : "│ ", style.Bold("." + Printable(step.edge)),
                        step.is_guess ? " (a guess)" : "");
  }
  return text;
}

Json CycleJson(const std::vector<CycleStep>& cycle) {
  if (cycle.empty()) return Json();
  Json json = Json::array();
  for (const CycleStep& step : cycle) {
    Json entry = {{"type", step.type}, {"edge", step.edge}};
    if (!step.name.empty()) entry["name"] = step.name;
    if (!step.file.empty()) entry["file"] = step.file;
    if (step.line > 0) entry["line"] = step.line;
    if (!step.locals.empty()) entry["locals"] = step.locals;
    if (step.has_del) entry["del"] = true;
    if (step.lacks_gc) entry["lacks_gc"] = true;
    if (step.is_guess) entry["guess"] = true;
    json.push_back(std::move(entry));
  }
  return json;
}

Json BreakJson(const std::optional<BreakProposal>& proposal) {
  if (!proposal) return Json();
  Json json = {{"edge", proposal->edge}, {"how", proposal->how}, {"bytes_freed", proposal->bytes_freed}};
  json["edges"] = proposal->edges;
  json["rest"] = proposal->rest;
  json["advice"] = proposal->advice;
  return json;
}

}  // namespace stillheld
