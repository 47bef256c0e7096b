// Waiting between two looks.
#ifndef STILLHELD_APP_PATIENCE_H_
#define STILLHELD_APP_PATIENCE_H_

#include <atomic>
#include <string>

namespace stillheld {

// "10s", "2m", "1.5" (seconds). Throws Error kUsage.
double ParseSeconds(const std::string& text);

// Throws Error kInterrupted.
void WaitSeconds(double seconds, const std::atomic<bool>* interrupted);

}  // namespace stillheld

#endif  // STILLHELD_APP_PATIENCE_H_
