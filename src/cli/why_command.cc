#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/patience.h"
#include "app/target.h"
#include "app/why.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"

namespace stillheld {
namespace {

std::string NextCommand(const MemoryReport& report, const std::string& target) {
  switch (report.verdict.state) {
    case MemoryState::kObjectsGrow:
    case MemoryState::kMostlyObjects:
      return "stillheld hunt " + target;
    case MemoryState::kGarbageWaits:
      return "stillheld garbage " + target;
    default:
      return report.first ? "stillheld resources " + target : "stillheld why " + target + " --every 10s";
  }
}

}  // namespace

Command AddWhy(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("why", "Say where the resident memory of a process is, and what grows");
  parser->footer(
      "Example: stillheld why 4242\n         stillheld why 4242 --every 10s\n"
      "         stillheld why 4242 --request http://127.0.0.1:5000/report --count 600");
  struct Options {
    std::string target, every;
    WhyOptions why;
  };
  const auto options = std::make_shared<Options>();
  parser->add_option("TARGET", options->target, "A pid, or part of a command line")->required();
  CLI::Option* every = parser->add_option("--every", options->every, "Look twice, with this much time in between");
  every->type_name("TIME");
  parser
      ->add_option("--request", options->why.requests, "Look twice, with requests in between, as for hunt (repeatable)")
      ->type_name("REQUEST")
      ->allow_extra_args(false)
      ->excludes(every);
  parser->add_option("--count", options->why.request_count, "How many of each request")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  parser->add_flag("--allow-remote", options->why.allow_remote, "Send requests to other machines than this one");
  AddModeOption(*parser, options->why.mode);
  return {.parser = parser, .run = [options](const Surroundings& here) {
            WhyOptions why = options->why;
            if (!options->every.empty()) why.every_seconds = ParseSeconds(options->every);
            const Target target = ResolveProcess(options->target);
            const Progress progress = here.progress.AsProgress();
            if (!target.note.empty()) progress.Say(target.note);
            why.pid = target.pid;
            why.interrupted = &InterruptFlag();
            const MemoryReport report = Why(why, progress);
            return Answer{.text = MemoryText(report, {.color = here.color, .base_directory = ""}),
                          .json = MemoryJson(report),
                          .next = NextCommand(report, options->target)};
          }};
}

}  // namespace stillheld
