// Names from a target, made fit for a terminal.
#ifndef STILLHELD_REPORT_PRINTABLE_H_
#define STILLHELD_REPORT_PRINTABLE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace stillheld {

// Valid UTF-8 without control characters, whatever was given: those and broken bytes become \xNN. A text longer than
// `longest` code points is cut, with "…" at its end.
inline constexpr size_t kLongestName = 160;
inline constexpr size_t kLongestSentence = 1000;
std::string Printable(std::string_view text, size_t longest = kLongestName);

// Code points, which is the number of columns for nearly all that is written in code.
size_t Width(std::string_view valid_utf8);

// Filled with spaces up to `width`; unchanged if it is as wide already.
std::string Padded(std::string_view valid_utf8, size_t width);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_PRINTABLE_H_
