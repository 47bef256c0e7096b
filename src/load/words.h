// SplitWords: a command line cut into words, with quotes as in a shell.
#ifndef STILLHELD_LOAD_WORDS_H_
#define STILLHELD_LOAD_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace stillheld {

// '…' keeps everything, "…" knows \" and \\, a backslash outside of quotes keeps the next character. Nothing is
// expanded. Throws Error kUsage if a quote is not closed.
std::vector<std::string> SplitWords(std::string_view text);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_WORDS_H_
