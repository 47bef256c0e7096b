#include "report/snapshot_report.h"

#include <fmt/format.h>

#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {

std::string SnapshotText(const SnapshotReport& report) {
  std::string text = fmt::format("Process {}, Python {}: {} objects ({}), {} references", report.pid,
                                 Printable(report.python), FormatCount(report.objects),
                                 FormatBytes(static_cast<double>(report.object_bytes)), FormatCount(report.edges));
  if (report.coverage > 0) text += fmt::format(", {:.1f} % of its Python memory", 100 * report.coverage);
  text += fmt::format("\nStopped for {:.1f} ms, {} mode ({})", report.stop_ms, Printable(report.mode),
                      Printable(report.mode_reason));
  if (report.faults > 0) text += fmt::format("; {} objects could not be read", FormatCount(report.faults));
  text += "\n";
  return text;
}

std::string KeptText(const SnapshotReport& report) {
  return fmt::format("Kept in {} ({}): names only, no values, readable by you alone\n", report.file,
                     FormatBytes(static_cast<double>(report.file_bytes)));
}

Json SnapshotFacts(const SnapshotReport& report) {
  return {{"pid", report.pid},
          {"python", report.python},
          {"file", report.file},
          {"file_bytes", report.file_bytes},
          {"time_ns", report.time_ns},
          {"stop_ms", report.stop_ms},
          {"mode", report.mode},
          {"mode_reason", report.mode_reason},
          {"objects", report.objects},
          {"references", report.edges},
          {"object_bytes", report.object_bytes},
          {"rss_bytes", report.rss_bytes},
          {"coverage", report.coverage},
          {"faults", report.faults}};
}

std::string SnapshotJson(const SnapshotReport& report) {
  return JsonText({{"schema", 1}, {"snapshot", SnapshotFacts(report)}});
}

}  // namespace stillheld
