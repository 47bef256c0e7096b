#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/garbage_report_of.h"
#include "app/opened_heap.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddGarbage(CLI::App& root) {
  CLI::App* parser =
      root.add_subcommand("garbage", "Show which objects wait for the collector, and which cycles keep them");
  parser->footer("Example: stillheld garbage 4242\n         stillheld garbage before.held --json");
  struct Options {
    std::string target;
    size_t limit = 10;
    bool addresses = false;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, part of a command line, or a .held file")->required();
  parser->add_option("--limit", options->limit, "How many shapes of cycles to show")->capture_default_str();
  parser->add_flag("--addresses", options->addresses, "In JSON, the address of every unreachable object as well");
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const Progress progress = here.progress.AsBriefProgress();
            const OpenedHeap heap = OpenHeap(ResolveTarget(options->target), options->mode, progress);
            progress.Say("Replaying the collector's arithmetic");
            GarbageReport report = ReportGarbage(heap);
            report.shown = options->limit;
            report.with_addresses = options->addresses;
            const TextStyle style{.color = here.color, .base_directory = std::filesystem::current_path().string()};
            Answer answer{.text = GarbageText(report, style), .json = GarbageJson(report), .next = {}};
            if (!report.garbage.groups.empty()) answer.next = "stillheld cycles " + options->target;
            return answer;
          }};
}

}  // namespace stillheld
