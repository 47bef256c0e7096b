// Claims: what the graph says of names on edges, for the interpreter to confirm (teller.py says how they are written).
#ifndef STILLHELD_TESTS_TRUTH_CLAIMS_H_
#define STILLHELD_TESTS_TRUTH_CLAIMS_H_

#include <string>

#include "comparison.h"

namespace stillheld::truth {

void WriteClaims(const HeapGraph& graph, const Comparison& comparison, const std::string& path);

}  // namespace stillheld::truth

#endif  // STILLHELD_TESTS_TRUTH_CLAIMS_H_
