#include "cli/interrupt.h"

#include <signal.h>

namespace stillheld {
namespace {

std::atomic<bool> interrupted = false;  // a signal handler can reach nothing but a global
static_assert(std::atomic<bool>::is_always_lock_free);

void SetFlag(int) { interrupted = true; }

}  // namespace

const std::atomic<bool>& InterruptFlag() {
  struct sigaction action = {};
  action.sa_handler = SetFlag;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    // What was ignored stays so: nohup.
    if (sigaction(signal_number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
      sigaction(signal_number, &action, nullptr);
    }
  }
  return interrupted;
}

}  // namespace stillheld
