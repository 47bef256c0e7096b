#include "cpython/work_budget.h"

#include "base/error.h"

namespace stillheld {

void WorkBudget::Exhausted() {
  throw Error(ErrorCode::kInconsistent, "The heap of the process makes no sense: it has more references than memory.",
              "Take the snapshot again. If this happens every time, the process has corrupted its own memory.");
}

}  // namespace stillheld
