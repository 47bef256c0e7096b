// Completion scripts for shells, made from the tree of commands and options itself.
#ifndef STILLHELD_CLI_COMPLETION_H_
#define STILLHELD_CLI_COMPLETION_H_

#include <string>

namespace CLI {
class App;
}

namespace stillheld {

std::string BashCompletion(const CLI::App& root);
std::string ZshCompletion(const CLI::App& root);
std::string FishCompletion(const CLI::App& root);

}  // namespace stillheld

#endif  // STILLHELD_CLI_COMPLETION_H_
