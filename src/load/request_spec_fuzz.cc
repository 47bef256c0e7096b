// Fuzzes what a user or a framework's routing table may hand in as a request: it is parsed or refused with an Error.
#include <string>
#include <string_view>

#include "base/error.h"
#include "load/request_spec.h"
#include "load/url.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (text.contains('@')) return 0;  // names a file to be sent
  try {
    ParseUrl(text);
  } catch (const Error&) {
  }
  try {
    RequestSpec spec = ParseRequestOption(text);
    FillPlaceholders(spec.label, size);
  } catch (const Error&) {
  }
  return 0;
}
