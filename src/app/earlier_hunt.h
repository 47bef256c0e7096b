// The leaks of an earlier hunt, from the report that it wrote.
#ifndef STILLHELD_APP_EARLIER_HUNT_H_
#define STILLHELD_APP_EARLIER_HUNT_H_

#include <string>
#include <vector>

#include "findings/hunt_comparison.h"

namespace stillheld {

// Throws Error if the file cannot be read or is no report of a hunt.
std::vector<EarlierLeak> ReadEarlierLeaks(const std::string& file);

}  // namespace stillheld

#endif  // STILLHELD_APP_EARLIER_HUNT_H_
