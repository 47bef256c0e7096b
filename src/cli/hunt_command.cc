#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/earlier_hunt.h"
#include "app/hunt.h"
#include "app/hunt_options.h"
#include "app/hunt_report.h"
#include "app/target.h"
#include "cli/capture_option.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"

namespace stillheld {
namespace {

constexpr int64_t kUsualRequests = 150;

// As a shell takes it for one word.
std::string Quoted(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

constexpr const char* kUsualReport = "hunt-1.json";

// The hunt again: against its own report if it found a leak, to prove the fix; else with more requests.
std::string NextCommand(bool leak, const HuntArguments& arguments, const Surroundings& here) {
  std::string text = "stillheld hunt";
  const bool has_report = !here.json_file.empty() && here.json_file != "-";
  if (leak) text += " --against " + Quoted(has_report ? here.json_file : kUsualReport);
  const auto add = [&](const char* option, const std::vector<std::string>& values) {
    for (const std::string& value : values) text += fmt::format(" {} {}", option, Quoted(value));
  };
  if (!arguments.target.empty()) text += " " + Quoted(arguments.target);
  add("--url", arguments.urls);
  add("--path", arguments.paths);
  add("--request", arguments.requests);
  add("--exclude", arguments.excluded);
  if (!leak) text += fmt::format(" --requests-per-phase {}", 4 * arguments.requests_per_phase.value_or(kUsualRequests));
  if (!here.server_command.empty()) text += " --";
  for (const std::string& word : here.server_command) text += " " + Quoted(word);
  if (!leak) return text + "   # the same with more requests";
  return text + (has_report ? "" : fmt::format("   # {} is what --json {} writes", kUsualReport, kUsualReport));
}

}  // namespace

Command AddHunt(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("hunt", "Drive a server with requests and find what it never lets go");
  parser->footer(
      "Or: stillheld hunt [OPTIONS] -- COMMAND…   starts the server, and ends it afterwards\n\n"
      "Example: stillheld hunt -- flask --app app run --port 0\n"
      "         stillheld hunt 4242 --url http://127.0.0.1:5000/foo --url http://127.0.0.1:5000/bar\n"
      "         stillheld hunt 4242 --request 'POST http://127.0.0.1:5000/orders --data @order.json'\n"
      "         stillheld hunt --against hunt-1.json -- flask --app app run --port 0   # after the fix");
  const auto words = std::make_shared<HuntArguments>();
  parser->add_option("TARGET", words->target, "A server that runs: a pid, or part of a command line");
  const auto many = [&](const char* name, std::vector<std::string>& into, const char* text, const char* type) {
    parser->add_option(name, into, text)->type_name(type)->allow_extra_args(false);
  };
  many("--url", words->urls, "Ask for this URL (repeatable); {n} in it becomes 1, 2, 3, …", "URL");
  many("--path", words->paths, "The same, below the server's own address (repeatable)", "/PATH");
  many("--request", words->requests,
       "'[METHOD] URL [--data TEXT|@FILE] [--header NAME:VALUE] [--cookie N=V] [--name LABEL] [--expect STATUS]' "
       "(repeatable)",
       "REQUEST");
  many("--exclude", words->excluded, "Leave out routes below this path (repeatable)", "/PATH");
  parser
      ->add_option("--against", words->against, "Compare with the --json report of an earlier hunt: is each leak gone?")
      ->type_name("FILE");
  parser->add_option("--phases", words->phases, "Phases of load (4)")->type_name("N");
  parser->add_option("--requests-per-phase", words->requests_per_phase, "Requests in a phase, on average (150)")
      ->type_name("N");
  parser->add_option("--warmup", words->warmup, "Requests before the first look (100)")->type_name("N");
  parser->add_option("--concurrency", words->concurrency, "Clients at the same time")->capture_default_str();
  parser->add_option("--time-budget", words->time_budget_seconds, "Seconds after which no phase is added")
      ->type_name("SECONDS")
      ->capture_default_str();
  AddModeOption(*parser, words->mode);
  parser->add_option("-o,--keep-snapshots", words->snapshot_directory, "Keep each snapshot in this directory")
      ->type_name("DIR");
  parser->add_flag("--allow-remote", words->allow_remote, "Send requests to other machines than this one");
  return {.parser = parser,
          .run =
              [words](const Surroundings& here) {
                HuntOptions options = ToHuntOptions(*words, here.server_command);
                options.interrupted = &InterruptFlag();
                const auto earlier =
                    words->against.empty() ? std::vector<EarlierLeak>() : ReadEarlierLeaks(words->against);
                HuntResult result = Hunt(options, here.progress.AsProgress());
                const bool leak = FoundLeak(result);
                if (leak) result.check_command = NextCommand(leak, *words, here);
                if (!words->against.empty()) result.comparison = CompareHunts(words->against, earlier, result);
                const bool proven = !result.comparison || result.comparison->is_proof();
                return Answer{.text = HuntReportText(result, here.color),
                              .json = HuntReportJson(result),
                              .next = NextCommand(leak, *words, here),
                              .status = leak || !proven ? 1 : 0};
              },
          .takes_server_command = true};
}

}  // namespace stillheld
