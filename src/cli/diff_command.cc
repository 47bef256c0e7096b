#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/diff.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddDiff(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("diff", "Show what grew from one snapshot to another");
  parser->footer("Example: stillheld diff before.held after.held\n         stillheld diff before.held 4242");
  struct Options {
    std::string before, after;
    size_t limit = 20;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("BEFORE", options->before, "A .held file")->required();
  parser->add_option("AFTER", options->after, "A .held file, or a process as it is now")->required();
  parser->add_option("--limit", options->limit, "How many types and containers to show")->capture_default_str();
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const Target before = ResolveTarget(options->before);
            if (!before.is_file()) {
              throw Error(ErrorCode::kUsage, "A process cannot be looked at as it was before.",
                          "Take a snapshot now (stillheld snap " + options->before +
                              " -o before.held), and compare it with the process later.");
            }
            const Progress progress = here.progress.AsBriefProgress();
            HeapDiff diff = CompareHeaps(OpenHeap(before, CaptureMode::kAuto, progress),
                                         OpenHeap(ResolveTarget(options->after), CaptureMode::kAuto, progress));
            diff.shown = options->limit;
            Answer answer{.text = HeapDiffText(diff), .json = HeapDiffJson(diff), .next = {}};
            if (!diff.containers.empty()) {
              answer.next =
                  "stillheld path " + options->after + " " + fmt::format("{:#x}", diff.containers.front().address);
            }
            return answer;
          }};
}

}  // namespace stillheld
