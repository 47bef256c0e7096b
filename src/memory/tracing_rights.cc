#include "memory/tracing_rights.h"

#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>

#include "memory/proc_file.h"

namespace stillheld {
namespace {

// The capability is bit 19 of CapEff.
bool HavePtraceCapability() {
  const std::string status = ReadProcFile("/proc/self/status").value_or("");
  const size_t at = status.find("CapEff:\t");
  if (at == std::string::npos) return false;
  uint64_t capabilities = 0;
  const char* digits = status.data() + at + std::strlen("CapEff:\t");
  std::from_chars(digits, status.data() + status.size(), capabilities, 16);
  constexpr int kSysPtrace = 19;
  return (capabilities >> kSysPtrace & 1) != 0;
}

int YamaScope() {
  const std::string text = ReadProcFile("/proc/sys/kernel/yama/ptrace_scope").value_or("0");
  return text.empty() ? 0 : text[0] - '0';
}

}  // namespace

TracingRights OurTracingRights() {
  return {.user = geteuid(),
          .capability = HavePtraceCapability(),
          .yama_scope = YamaScope(),
          .in_container = access("/.dockerenv", F_OK) == 0 || access("/run/.containerenv", F_OK) == 0};
}

}  // namespace stillheld
