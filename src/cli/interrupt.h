// Ctrl-C as a flag, so that whatever runs can end in order.
#ifndef STILLHELD_CLI_INTERRUPT_H_
#define STILLHELD_CLI_INTERRUPT_H_

#include <atomic>

namespace stillheld {

// From the first call on, SIGINT, SIGTERM and SIGHUP set the flag; a second one ends the program at once.
const std::atomic<bool>& InterruptFlag();

}  // namespace stillheld

#endif  // STILLHELD_CLI_INTERRUPT_H_
