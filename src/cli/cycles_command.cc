#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/garbage_report_of.h"
#include "app/opened_heap.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/picture_option.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddCycles(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("cycles", "Draw the cycles of references, and say which reference to break");
  parser->footer(
      "Example: stillheld cycles 4242\n"
      "         stillheld cycles 4242 --live\n"
      "         stillheld cycles before.held --svg cycle.svg");
  struct Options {
    std::string target;
    size_t limit = 10;
    bool live = false;
    size_t drawn = 1;
    PictureOptions pictures;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, part of a command line, or a .held file")->required();
  parser->add_option("--limit", options->limit, "How many shapes of cycles to show")->capture_default_str();
  parser->add_flag("--live", options->live, "Those that something holds, instead of those that are garbage");
  AddPictureOptions(*parser, options->pictures);
  parser->add_option("--draw", options->drawn, "Which of the shapes to draw: 1 is the first")
      ->type_name("N")
      ->capture_default_str();
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const Progress progress = here.progress.AsBriefProgress();
            const OpenedHeap heap = OpenHeap(ResolveTarget(options->target), options->mode, progress);
            progress.Say("Looking for cycles");
            GarbageReport report = options->live ? ReportLiveCycles(heap) : ReportGarbage(heap);
            report.shown = options->limit;
            const std::vector<CycleGroup>& groups = report.garbage.groups;
            const bool is_there = options->drawn >= 1 && options->drawn <= groups.size();
            WritePictures(
                is_there ? groups[options->drawn - 1].picture : Picture{.title = "no cycle", .nodes = {}, .edges = {}},
                options->pictures);
            const TextStyle style{.color = here.color, .base_directory = std::filesystem::current_path().string()};
            Answer answer{.text = CyclesText(report, style), .json = GarbageJson(report), .next = {}};
            if (!options->live) answer.next = "stillheld cycles --live " + options->target;
            return answer;
          }};
}

}  // namespace stillheld
