#include "report/record_json.h"

#include <cmath>

namespace stillheld {

double Rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json StepJson(const PathStep& step) {
  Json json = {{"kind", step.kind}, {"name", step.name}};
  if (!step.type.empty()) json["type"] = step.type;
  if (!step.file.empty()) json["file"] = step.file;
  if (step.line != 0) json["line"] = step.line;
  if (step.suspect) json["suspect"] = true;
  return json;
}

Json SnapshotJson(const SnapshotRecord& snapshot) {
  return {{"stop_ms", Rounded(snapshot.stop_ms)},
          {"mode", snapshot.mode},
          {"mode_reason", snapshot.mode_reason},
          {"objects", snapshot.objects},
          {"coverage", snapshot.coverage > 0 ? Json(Rounded(snapshot.coverage)) : Json()},
          {"faults", snapshot.faults}};
}

Json TargetJson(const TargetRecord& target) {
  return {{"pid", target.pid},
          {"python", target.python},
          {"framework", TextOrNull(target.framework)},
          {"server", TextOrNull(target.server)},
          {"workers", target.workers}};
}

}  // namespace stillheld
