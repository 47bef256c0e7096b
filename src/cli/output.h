// Writing an answer where it was asked for.
#ifndef STILLHELD_CLI_OUTPUT_H_
#define STILLHELD_CLI_OUTPUT_H_

#include "cli/commands.h"

namespace stillheld {

// The text to standard output or the file of -o, the JSON to its file or to standard output instead of the text.
// Throws Error kIo if it cannot be written as a whole: a full disk, a reader that has gone.
void WriteAnswer(const Answer& answer, const OutputOptions& options);

// Whether the text of an answer may be colored: standard output is a terminal, NO_COLOR is not set (no-color.org).
bool MayColor(const OutputOptions& options);

}  // namespace stillheld

#endif  // STILLHELD_CLI_OUTPUT_H_
