#include "app/earlier_hunt.h"

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "base/error.h"
#include "report/earlier_report.h"

namespace stillheld {
namespace {

constexpr size_t kLargestReport = size_t{64} << 20;

}  // namespace

std::vector<EarlierLeak> ReadEarlierLeaks(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(kLargestReport + 1, '\0');
  if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.eof()) {
    throw Error(ErrorCode::kIo, fmt::format("'{}' cannot be read as the report of an earlier hunt.", file),
                "Give the file that an earlier hunt wrote with --json FILE.");
  }
  text.resize(static_cast<size_t>(stream.gcount()));
  return LeaksOfReport(text, file);
}

}  // namespace stillheld
