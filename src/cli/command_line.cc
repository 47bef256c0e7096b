#include "cli/command_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/error_text.h"
#include "cli/output.h"
#include "cli/progress_line.h"

namespace stillheld {
namespace {

constexpr int kRefused = 2;

// The one list of commands, in the order of --help.
constexpr Command (*kCommands[])(CLI::App&) = {AddHunt,    AddWhy,    AddResources, AddSnap, AddDiff,   AddTop,
                                               AddGarbage, AddCycles, AddPath,      AddPs,   AddDoctor, AddCompletion};

// Options that every command has. CLI11 would take them behind the command's name only if each command has them.
void AddOutputOptions(CLI::App& parser, OutputOptions& options) {
  parser.add_option("--json", options.json_file, "Answer in JSON: into FILE beside the text, or instead of it")
      ->type_name("[FILE]")
      ->expected(0, 1);
  // Some commands have files of their own to write.
  if (parser.get_option_no_throw("-o") == nullptr)
    parser.add_option("-o,--output", options.text_file, "Write the answer to a file")->type_name("FILE");
  parser.add_flag("--no-color", options.no_color, "No colors, also on a terminal (as NO_COLOR=1 does)");
  parser.add_flag("-q,--quiet", options.quiet, "No progress on standard error");
}

int Refuse(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  return kRefused;
}

// `stillheld hunt --json 4242`: the pid went to --json.
void CheckJsonFile(const OutputOptions& options) {
  if (options.json_file.empty() || options.json_file.find_first_not_of("0123456789") != std::string::npos) return;
  throw Error(ErrorCode::kUsage, fmt::format("'{}' would be the name of the JSON file.", options.json_file),
              "Write --json last, as --json=FILE, or as --json -");
}

int RunCommand(const Command& command, OutputOptions output, const std::vector<std::string>& server_command) {
  output.json = command.has_report && command.parser->count("--json") > 0;
  CheckJsonFile(output);
  if (!command.takes_server_command && !server_command.empty()) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' takes no command behind --.", command.parser->get_name()),
                fmt::format("See: stillheld {} --help", command.parser->get_name()));
  }
  ProgressLine progress(!output.quiet, isatty(STDERR_FILENO) != 0);
  const Answer answer = command.run({.color = MayColor(output),
                                     .progress = progress,
                                     .server_command = server_command,
                                     .json_file = output.json_file});
  progress.Clear();
  WriteAnswer(answer, output);
  return answer.status;
}

int ShowParseError(const CLI::App& root, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return root.exit(error);  // --help, --version
  const auto chosen = root.get_subcommands();
  const std::string name = chosen.empty() ? "" : chosen.front()->get_name() + " ";
  return Refuse(ErrorText(Error(ErrorCode::kUsage, error.what(), fmt::format("see: stillheld {}--help", name))));
}

}  // namespace

int RunCommandLine(const std::vector<std::string>& arguments) try {
  CLI::App root("Finds, explains and proves memory leaks in running Python servers, from outside.", "stillheld");
  root.set_version_flag("--version", "stillheld " STILLHELD_VERSION);
  root.require_subcommand(1);
  root.footer(
      "Exit status: 0 fine, 1 a leak was found, 2 usage or refusal.\nExample: stillheld hunt -- flask --app app run "
      "--port 0");
  OutputOptions output;
  std::vector<Command> commands;
  for (const auto add : kCommands) {
    commands.push_back(add(root));
    if (commands.back().has_report) AddOutputOptions(*commands.back().parser, output);
  }

  // Whatever stands behind `--` is a server's command line and none of our business.
  const auto dashes = std::ranges::find(arguments, "--");
  const std::vector<std::string> server_command(std::min(dashes + 1, arguments.end()), arguments.end());
  std::vector<std::string> ours(arguments.begin(), dashes);
  std::ranges::reverse(ours);  // as CLI11 wants it
  if (ours.empty()) return Refuse(root.help());
  const bool is_command =
      std::ranges::any_of(commands, [&](const Command& command) { return command.parser->get_name() == ours.back(); });
  if (!ours.back().starts_with('-') && !is_command) {
    throw Error(ErrorCode::kUsage, fmt::format("There is no command '{}'.", ours.back()), "See: stillheld --help");
  }
  try {
    root.parse(ours);
  } catch (const CLI::ParseError& error) {
    return ShowParseError(root, error);
  }
  const auto chosen = std::ranges::find_if(commands, [](const Command& command) { return command.parser->parsed(); });
  return RunCommand(*chosen, output, server_command);
} catch (const Error& error) {
  return Refuse(ErrorText(error));
} catch (const std::bad_alloc&) {
  return Refuse(ErrorText(Error(ErrorCode::kIo, "There is not enough memory for this.",
                                "Look at the process on a machine with more memory, or give stillheld more of it.")));
} catch (const std::exception& error) {
  return Refuse(ErrorText(Error(ErrorCode::kIo, fmt::format("Something unexpected went wrong: {}.", error.what()),
                                "Please report this with the command that led to it.")));
}

}  // namespace stillheld
