#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace stillheld {

void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "stillheld: a bug of ours: CHECK(%s) failed at %s:%d. Please report it with this line.\n",
               condition, file, line);
  std::abort();
}

}  // namespace stillheld
