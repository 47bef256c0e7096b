// HuntResult: all that one hunt found out, ready to be printed or written as JSON (docs/hunt.schema.json).
#ifndef STILLHELD_FINDINGS_HUNT_RESULT_H_
#define STILLHELD_FINDINGS_HUNT_RESULT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "findings/hunt_comparison.h"

namespace stillheld {

struct PhaseRecord {
  std::map<std::string, uint64_t> requests;  // by endpoint, as sent
  uint64_t failed = 0;
  uint64_t rss_bytes = 0;  // at the end of the phase
  bool idle = false;       // the control phase
  double seconds = 0;      // from the snapshot before it to the one after; 0 if unknown
};

struct SnapshotRecord {
  double stop_ms = 0;
  std::string mode;  // "fork" or "copy"
  std::string mode_reason;
  uint64_t objects = 0;
  uint64_t faults = 0;
  double coverage = 0;  // 0 to 1; 0 if it was not measured
};

struct TargetRecord {
  int pid = 0;
  std::string python;
  std::string framework;  // "flask", empty if unknown
  std::string server;     // "gunicorn", empty if unknown
  std::vector<int> workers;
};

struct HuntResult {
  TargetRecord target;
  std::vector<PhaseRecord> phases;
  std::vector<SnapshotRecord> snapshots;
  std::vector<Finding> findings;             // leaks first, then "grows, bound not yet seen"; by bytes per request
  std::vector<Finding> innocents;            // what grew and is not a leak, with its reason
  std::optional<HuntComparison> comparison;  // with an earlier hunt, if one was named
  std::string check_command;                 // that proves a fix: "stillheld hunt --against hunt-1.json -- flask run"
  std::string next_command;                  // the next useful one
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_HUNT_RESULT_H_
