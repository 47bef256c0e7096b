// What an interpreter says of its own objects (testdata/truth_target.py), and how a graph compares with it.
#ifndef STILLHELD_CPYTHON_TESTING_TRUTH_H_
#define STILLHELD_CPYTHON_TESTING_TRUTH_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld::testing {

struct TrueObject {
  Address address;
  Address type;
  uint64_t ref_count = 0;
  uint64_t size_bytes = 0;  // sys.getsizeof; 0: unknown
  uint64_t length = 0;      // len() + 1; 0: unknown
  bool is_tracked = false;
  std::vector<Address> referents;  // gc.get_referents
};

std::vector<TrueObject> ReadTruth(const std::string& path);

// Counts of one type.
struct Score {
  uint64_t objects = 0;
  uint64_t missing_objects = 0;
  uint64_t edges = 0;          // that the interpreter says
  uint64_t missing_edges = 0;  // of those, not in the graph
  uint64_t extra_edges = 0;    // owned ones in the graph that tp_traverse does not visit
  uint64_t guessed_edges = 0;  // that were found, but only as a guess
  uint64_t wrong_lengths = 0;
  uint64_t wrong_sizes = 0;
  uint64_t undecoded = 0;
  std::string example;  // of what is missing
};

struct Comparison {
  std::map<std::string, Score> by_type;
  Score all;
  uint64_t wrong_counts = 0;  // reference counts that differ from what the interpreter says
  std::vector<std::string> wrong_count_examples;
  // Objects to which the graph has more owned references than their count: an edge that cannot be true.
  uint64_t over_counted = 0;
  std::vector<std::string> over_counted_examples;

  // A table of the types, those with the most trouble first.
  std::string Describe(size_t rows) const;
};

Comparison Compare(const HeapGraph& graph, const std::vector<TrueObject>& truth);

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_TRUTH_H_
