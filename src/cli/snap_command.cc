#include <CLI/CLI.hpp>
#include <memory>

#include "app/snap.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddSnap(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("snap", "Keep the heap of a process in a file: names and shapes, no values");
  parser->footer("Example: stillheld snap 4242 -o before.held");
  struct Options {
    std::string target, file;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, a supervisor's pid, or part of a command line")->required();
  parser->add_option("-o,--output", options->file, "The file; else PID-DATE-TIME.held")->type_name("FILE.held");
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const Target target = ResolveProcess(options->target);
            const SnapshotReport report = Snap(target, options->file, options->mode, here.progress.AsBriefProgress());
            return Answer{.text = SnapshotText(report) + KeptText(report),
                          .json = SnapshotJson(report),
                          .next = "stillheld top " + report.file};
          }};
}

}  // namespace stillheld
