#include <CLI/CLI.hpp>
#include <memory>

#include "app/doctor.h"
#include "app/target.h"
#include "cli/commands.h"

namespace stillheld {

Command AddDoctor(CLI::App& root) {
  CLI::App* parser =
      root.add_subcommand("doctor", "Say whether this machine, or a process on it, can be read, and how");
  parser->footer("Example: stillheld doctor\n         stillheld doctor 4242");
  const auto target = std::make_shared<std::string>();
  parser->add_option("TARGET", *target, "A pid, a supervisor's pid, or part of a command line");
  return {.parser = parser, .run = [target](const Surroundings& here) {
            const DoctorReport report =
                target->empty() ? DiagnoseMachine() : DiagnoseProcess(ResolveForDoctor(*target));
            Answer answer{.text = DoctorText(report, here.color), .json = DoctorJson(report), .next = {}};
            const bool bad = report.health() == Health::kBad;
            answer.status = bad ? 2 : 0;
            if (!report.mode.empty()) {
              answer.next = "stillheld hunt " + std::to_string(report.pid);
            } else if (!bad) {
              answer.next = "stillheld ps";
            }
            return answer;
          }};
}

}  // namespace stillheld
