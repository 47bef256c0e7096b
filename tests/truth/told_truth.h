// What an interpreter has told of its own objects (teller.py).
#ifndef STILLHELD_TESTS_TRUTH_TOLD_TRUTH_H_
#define STILLHELD_TESTS_TRUTH_TOLD_TRUTH_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/address.h"

namespace stillheld::truth {

struct ToldObject {
  Address address;
  Address type;
  uint64_t ref_count = 0;
  uint64_t size_bytes = 0;  // sys.getsizeof; 0: not asked, because it would run Python code
  uint64_t length = 0;      // len() + 1; 0: has none
  bool is_tracked = false;
  bool is_scaffold = false;        // what the teller works with: it changes while the teller looks at it
  std::vector<Address> referents;  // gc.get_referents
};

struct ToldTruth {
  std::vector<ToldObject> objects;
  std::unordered_map<Address, std::string> type_names;
  std::vector<Address> others;  // tracked by the collectors of other interpreters of the process
};

// Throws Error if the file is none of the teller's.
ToldTruth ReadToldTruth(const std::string& path);

}  // namespace stillheld::truth

#endif  // STILLHELD_TESTS_TRUTH_TOLD_TRUTH_H_
