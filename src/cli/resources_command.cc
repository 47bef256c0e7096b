#include <CLI/CLI.hpp>
#include <memory>

#include "app/patience.h"
#include "app/resources.h"
#include "app/target.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddResources(CLI::App& root) {
  CLI::App* parser =
      root.add_subcommand("resources", "List descriptors, threads, tasks and caches, each with who holds it");
  parser->footer("Example: stillheld resources 4242\n         stillheld resources 4242 --every 10s");
  struct Options {
    std::string target, every;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, part of a command line, or a .held file")->required();
  parser->add_option("--every", options->every, "Look twice, with this much time in between")->type_name("TIME");
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            ResourcesOptions resources{.pid = 0, .file = {}, .mode = options->mode, .interrupted = &InterruptFlag()};
            if (!options->every.empty()) resources.every_seconds = ParseSeconds(options->every);
            const Target target = ResolveTarget(options->target);
            const Progress progress = here.progress.AsProgress();
            if (!target.note.empty()) progress.Say(target.note);
            resources.pid = target.pid;
            resources.file = target.file;
            const ResourcesReport report = ShowResources(resources, progress);
            return Answer{.text = ResourcesText(report, {.color = here.color, .base_directory = ""}),
                          .json = ResourcesJson(report),
                          .next = target.is_file() ? "stillheld top " + options->target
                                  : report.first   ? "stillheld hunt " + options->target
                                                   : "stillheld resources " + options->target + " --every 10s"};
          }};
}

}  // namespace stillheld
