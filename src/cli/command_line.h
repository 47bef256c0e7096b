// RunCommandLine: from the arguments to the exit status.
#ifndef STILLHELD_CLI_COMMAND_LINE_H_
#define STILLHELD_CLI_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace stillheld {

// Without the program's name. Writes to standard output and standard error. Throws nothing.
int RunCommandLine(const std::vector<std::string>& arguments);

}  // namespace stillheld

#endif  // STILLHELD_CLI_COMMAND_LINE_H_
