// Leaks that no container shows: references that C code never gave back, objects that C code keeps, memory that it took
// from Python's allocator or from the C library and lost.
//
//   SH201  objects with a reference that no pointer in the process shows: a Py_DECREF is missing
//   SH202  objects that pointers of native memory alone hold: named by image and variable
//   SH203  blocks of Python's allocator that nothing refers to
//   SH204  memory outside of Python that grows
#ifndef STILLHELD_FINDINGS_NATIVE_LEAKS_H_
#define STILLHELD_FINDINGS_NATIVE_LEAKS_H_

#include <string>
#include <vector>

#include "analysis/growth_cause.h"
#include "analysis/growth_series.h"
#include "analysis/root_paths.h"
#include "findings/experiment.h"
#include "findings/finding.h"

namespace stillheld {

struct NativeQuestion {
  const Experiment& experiment;
  const CodedPhases& load;
  const GrowthSeries& series;
  const HeapGraph& last;
  const RootPaths& paths;
};

struct NativeAnswer {
  std::vector<Finding> findings;
  uint64_t more_requests = 0;  // that would decide about memory that grows, but by too little so far
  std::string more_why;
};

// `known`: what containers have shown already. Memory that grows along with a known leak is that leak's.
NativeAnswer FindNativeLeaks(const NativeQuestion& question, const std::vector<Finding>& known);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_NATIVE_LEAKS_H_
