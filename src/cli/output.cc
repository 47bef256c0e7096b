#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/atomic_file.h"
#include "base/error.h"

namespace stillheld {
namespace {

void WriteToStandardOutput(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    throw Error(ErrorCode::kIo, fmt::format("The answer could not be written: {}.", std::strerror(errno)),
                "Make room where standard output goes, or write to another place with -o FILE.");
  }
}

void WriteToFile(const std::string& path, std::string_view text) {
  AtomicFile file(path);
  file.Write(text);
  file.Commit();
}

}  // namespace

void WriteAnswer(const Answer& answer, const OutputOptions& options) {
  const bool json_is_the_answer = options.json && (options.json_file.empty() || options.json_file == "-");
  if (options.json && !json_is_the_answer) WriteToFile(options.json_file, answer.json);

  std::string text = json_is_the_answer ? answer.json : answer.text;
  if (!json_is_the_answer && !answer.next.empty()) text += "\nNext: " + answer.next + "\n";
  if (options.text_file.empty() || options.text_file == "-") {
    WriteToStandardOutput(text);
  } else {
    WriteToFile(options.text_file, text);
  }
}

bool MayColor(const OutputOptions& options) {
  const char* no_color = std::getenv("NO_COLOR");
  return !options.no_color && options.text_file.empty() && isatty(STDOUT_FILENO) != 0 &&
         (no_color == nullptr || *no_color == '\0');
}

}  // namespace stillheld
