#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/opened_heap.h"
#include "app/path.h"
#include "app/picture_file.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/picture_option.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddPath(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("path", "Say who holds an object, or the objects of a type");
  parser->footer(
      "Example: stillheld path 4242 app.Order\n"
      "         stillheld path before.held 0x7f3a5c0d9e40\n"
      "         stillheld path 4242 app.global_var");
  struct Options {
    std::string target, what;
    size_t limit = 5;
    PictureOptions pictures;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, part of a command line, or a .held file")->required();
  parser->add_option("WHAT", options->what, "A type, an address (0x…), or a dotted name")->required();
  parser->add_option("--limit", options->limit, "How many ways of being held to show")->capture_default_str();
  AddPictureOptions(*parser, options->pictures);
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const Progress progress = here.progress.AsBriefProgress();
            const OpenedHeap heap = OpenHeap(ResolveTarget(options->target), options->mode, progress);
            progress.Say("Looking for paths from the roots");
            HolderReport report = FindHolders(heap.graph, options->what, options->limit);
            report.snapshot = DescribeHeap(heap);
            report.shown = options->limit;
            WritePictures(PictureOf(report), options->pictures);
            const TextStyle style{.color = here.color, .base_directory = std::filesystem::current_path().string()};
            Answer answer{.text = HolderText(report, style), .json = HolderJson(report), .next = {}};
            if (heap.file.empty()) answer.next = "stillheld snap " + options->target + " -o before.held";
            return answer;
          }};
}

}  // namespace stillheld
