// HuntComparison: the leaks of an earlier hunt, each as this hunt sees it. The proof that a fix works, or that it does
// not.
#ifndef STILLHELD_FINDINGS_HUNT_COMPARISON_H_
#define STILLHELD_FINDINGS_HUNT_COMPARISON_H_

#include <cstdint>
#include <string>
#include <vector>

namespace stillheld {

struct HuntResult;

// A leak, as the report of an earlier hunt has it.
struct EarlierLeak {
  std::string id;  // its fingerprint
  std::string holder;
  std::string endpoint;  // empty if none explained it
  double objects_per_request = 0;
};

enum class LeakFate : uint8_t {
  kGone,      // no growth at its place
  kInnocent,  // still grows there, and is no leak: bounded now, or not in step with the requests
  kStill,     // a leak, or growth whose bound is not yet in sight
  kNotAsked,  // its endpoint was sent no request this time: nothing is proven
};

struct ComparedLeak {
  EarlierLeak earlier;
  LeakFate fate = LeakFate::kGone;
  double objects_per_request = 0;  // now
  double error = 0;                // what this hunt can have overlooked, or half of the interval
  std::string why = {};            // of an innocent
};

struct HuntComparison {
  std::string file;  // of the earlier report, as it was named
  std::vector<ComparedLeak> leaks = {};
  std::vector<std::string> new_holders = {};  // leaks of this hunt that the earlier one did not have
  // Every earlier leak is gone or innocent, and there is no new one.
  bool is_proof() const;
};

HuntComparison CompareHunts(std::string file, const std::vector<EarlierLeak>& earlier, const HuntResult& now);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_HUNT_COMPARISON_H_
