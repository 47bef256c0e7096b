#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/opened_heap.h"
#include "app/top.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/progress_line.h"

namespace stillheld {

Command AddTop(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("top", "Show which types a heap consists of");
  parser->footer("Example: stillheld top 4242\n         stillheld top before.held --by count --limit 10");
  struct Options {
    std::string target, by = "bytes";
    size_t limit = 30;
    CaptureMode mode = CaptureMode::kAuto;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, part of a command line, or a .held file")->required();
  parser->add_option("--by", options->by, "What comes first: the most bytes or the most objects")
      ->check(CLI::IsMember({"bytes", "count"}))
      ->type_name("bytes|count")
      ->capture_default_str();
  parser->add_option("--limit", options->limit, "How many types to show")->capture_default_str();
  AddModeOption(*parser, options->mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            const OpenedHeap heap =
                OpenHeap(ResolveTarget(options->target), options->mode, here.progress.AsBriefProgress());
            const TypeOrder order = options->by == "count" ? TypeOrder::kObjects : TypeOrder::kBytes;
            const TypeTable table{
                .snapshot = DescribeHeap(heap), .types = CountTypes(heap.graph, order), .shown = options->limit};
            Answer answer{.text = TypeTableText(table), .json = TypeTableJson(table), .next = {}};
            // A type of the application's tells more than the str and dict that every heap is full of.
            const auto own = std::ranges::find_if(table.types, [](const TypeCount& t) { return t.type.contains('.'); });
            if (own != table.types.end()) answer.next = "stillheld path " + options->target + " " + own->type;
            return answer;
          }};
}

}  // namespace stillheld
