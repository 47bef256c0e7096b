// Which framework and server a process runs, guessed by its command line and the libraries it has mapped.
#ifndef STILLHELD_APP_COMMAND_GUESS_H_
#define STILLHELD_APP_COMMAND_GUESS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stillheld {

struct CommandGuess {
  std::string framework;  // "flask"; empty if nothing tells
  std::string server;     // "gunicorn"
};

// Modules written in Python leave no trace outside of the heap, so this knows less than a look into it.
CommandGuess GuessFromCommand(std::span<const std::string> command_line, std::span<const std::string> mapped_files);

}  // namespace stillheld

#endif  // STILLHELD_APP_COMMAND_GUESS_H_
