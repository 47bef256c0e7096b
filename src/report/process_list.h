// The Python processes of a machine, as `stillheld ps` shows them.
#ifndef STILLHELD_REPORT_PROCESS_LIST_H_
#define STILLHELD_REPORT_PROCESS_LIST_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace stillheld {

struct ProcessRow {
  int pid = 0;
  int parent = 0;
  std::string python;     // "3.12.1"; empty if unknown
  std::string trouble;    // why it cannot be read; empty if it can
  std::string framework;  // a guess
  std::string server;     // a guess
  std::string command;
  uint64_t rss_bytes = 0;
  double age_seconds = 0;
  std::vector<std::string> listening;  // "127.0.0.1:5000"
  std::vector<int> workers;            // its children that run Python
};

// A table; children stand below their parents, indented.
std::string ProcessListText(std::span<const ProcessRow> rows);
// docs/ps.schema.json
std::string ProcessListJson(std::span<const ProcessRow> rows);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_PROCESS_LIST_H_
