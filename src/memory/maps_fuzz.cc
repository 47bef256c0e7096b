// Fuzzes the parser of /proc/PID/maps: a path in it is chosen by the target.
#include "memory/maps.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const std::vector<Mapping> mappings = ParseMaps({reinterpret_cast<const char*>(data), size});
  if (!mappings.empty()) FindMapping(mappings, mappings.front().begin);
  return 0;
}
