// LoadReport: what became of the requests of one phase, as facts.
#ifndef STILLHELD_LOAD_LOAD_REPORT_H_
#define STILLHELD_LOAD_LOAD_REPORT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stillheld {

struct EndpointReport {
  std::string label;
  uint64_t asked = 0;
  uint64_t sent = 0;    // went out as a whole
  uint64_t failed = 0;  // no answer, or an answer that is an error (4xx, 5xx) and was not expected
  std::map<int, uint64_t> count_by_status;
  std::string location;  // where the last redirect led
  std::optional<int> expected_status;
};

struct LoadReport {
  std::vector<EndpointReport> endpoints;  // in the order of the specs
  // Requests without an answer: "connection refused", "connection closed", "timeout", "not HTTP", "unknown host",
  // "accepted by another process".
  std::map<std::string, uint64_t> count_by_fault;
  std::string last_fault;  // the system's words for the last of them
  uint64_t resent = 0;     // idempotent requests that went out twice, as a kept connection had been closed
  uint64_t connections = 0;
  double p50_ms = 0, p99_ms = 0, max_ms = 0;  // of the answers
  double seconds = 0;                         // from first to last
  bool interrupted = false;
  bool gave_up = false;  // nothing but faults for so long that the rest was not sent

  uint64_t asked() const;
  uint64_t sent() const;
  uint64_t failed() const;
};

// Throws Error kServer if an endpoint got no answer, or only permanent redirects, for which the view behind it was
// never run, or if every endpoint got only 4xx or 5xx; kInterrupted if the load was interrupted. `server_output`: the
// last lines of the server if it is ours, for the message; may be empty.
void RequireAnswers(const LoadReport& report, const std::string& server_output);

// A sentence for each endpoint that got only 4xx or 5xx without having been expected to. Beside endpoints that work
// this may well be meant: errors leak too.
std::vector<std::string> RefusedEndpoints(const LoadReport& report);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_LOAD_REPORT_H_
