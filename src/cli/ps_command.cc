#include <CLI/CLI.hpp>

#include "app/ps.h"
#include "cli/commands.h"

namespace stillheld {

Command AddPs(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("ps", "List the Python processes of this machine");
  parser->footer("Example: stillheld ps\n         stillheld ps --json - | jq '.processes[].pid'");
  return {.parser = parser, .run = [](const Surroundings&) {
            const std::vector<ProcessRow> rows = ListForPs();
            Answer answer{.text = ProcessListText(rows), .json = ProcessListJson(rows), .next = {}};
            if (rows.empty()) answer.text = "No Python process can be seen here.\n";
            for (const ProcessRow& row : rows) {
              if (row.trouble.empty() && !row.listening.empty()) {
                answer.next = "stillheld hunt " + std::to_string(row.pid);
                break;
              }
            }
            return answer;
          }};
}

}  // namespace stillheld
