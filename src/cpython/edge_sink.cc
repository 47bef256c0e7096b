#include "cpython/edge_sink.h"

namespace stillheld {

void CountFault(ReadFaults& faults, Fault fault) {
  switch (fault) {
    case Fault::kUnmapped:
      ++faults.unmapped;
      break;
    case Fault::kTorn:
      ++faults.torn;
      break;
    case Fault::kUnknown:
      ++faults.unknown;
      break;
    case Fault::kTooLarge:
      ++faults.too_large;
      break;
  }
}

void EdgeSink::Count(Fault fault) { CountFault(faults_, fault); }

}  // namespace stillheld
