// What this process may trace, by the system's settings and its own rights.
#ifndef STILLHELD_MEMORY_TRACING_RIGHTS_H_
#define STILLHELD_MEMORY_TRACING_RIGHTS_H_

#include <sys/types.h>

namespace stillheld {

struct TracingRights {
  uid_t user = 0;
  bool capability = false;  // CAP_SYS_PTRACE: any process
  int yama_scope = 0;       // 0: one's own processes; 1: descendants only; 2: the capability is needed; 3: nobody
  bool in_container = false;
};

TracingRights OurTracingRights();

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_TRACING_RIGHTS_H_
