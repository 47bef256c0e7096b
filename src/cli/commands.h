// What a command is: options bound to a parser, and what to do with them.
#ifndef STILLHELD_CLI_COMMANDS_H_
#define STILLHELD_CLI_COMMANDS_H_

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace stillheld {

class ProgressLine;

// What a command found out, in every form that may be asked for.
struct Answer {
  std::string text;
  std::string json;
  std::string next;  // the next useful command; empty if there is none
  int status = 0;
};

// What a command may use while it runs.
struct Surroundings {
  bool color = false;  // whether the text goes to a terminal that shows colors
  ProgressLine& progress;
  const std::vector<std::string>& server_command;  // what stood behind `--`
  const std::string& json_file;                    // into which the report will be written; empty or "-": into none
};

struct OutputOptions {
  std::string json_file;  // "-": standard output, instead of the text
  bool json = false;
  std::string text_file;  // instead of standard output
  bool no_color = false;
  bool quiet = false;  // no progress
};

struct Command {
  CLI::App* parser = nullptr;
  std::function<Answer(const Surroundings&)> run;
  bool takes_server_command = false;
  bool has_report = true;  // whether the common options for output make sense
};

// Each adds a command to the parser. The options live in the returned function.
Command AddHunt(CLI::App& root);
Command AddSnap(CLI::App& root);
Command AddDiff(CLI::App& root);
Command AddTop(CLI::App& root);
Command AddPath(CLI::App& root);
Command AddGarbage(CLI::App& root);
Command AddCycles(CLI::App& root);
Command AddWhy(CLI::App& root);
Command AddResources(CLI::App& root);
Command AddPs(CLI::App& root);
Command AddDoctor(CLI::App& root);
Command AddCompletion(CLI::App& root);

}  // namespace stillheld

#endif  // STILLHELD_CLI_COMMANDS_H_
