// Numbers as people read them.
#ifndef STILLHELD_REPORT_NUMBERS_H_
#define STILLHELD_REPORT_NUMBERS_H_

#include <cstdint>
#include <string>

namespace stillheld {

// "312.6 KiB", "512 B", "187.5 MiB"
std::string FormatBytes(double bytes);
// "40,000"
std::string FormatCount(uint64_t count);
// "1", "3", "0.25", "1.02": a rate, without decimals if it is whole within half of a percent
std::string FormatRate(double rate);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_NUMBERS_H_
