// SH118: files, sockets or pipes that are kept open by whatever holds their objects.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

constexpr std::string_view kProcess = "Popen";

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 10> kTypes = {
      "TextIOWrapper", "BufferedReader",        "BufferedWriter", "BufferedRandom", "FileIO",
      "socket",        "_TemporaryFileWrapper", "SSLSocket",      "Popen",          "epoll"};
  const std::string_view type = ShortType(facts.kept_type);
  return std::ranges::find(kTypes, type) != kTypes.end() ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  if (type == kProcess) {
    return fmt::format("{} keeps {}, with the pipes to a process that may have ended long ago{}", facts.holder,
                       PerRequest(facts.objects_per_request, type, "Popen objects"), AndNobodyRemoves(facts));
  }
  return fmt::format("{} keeps {}, and each keeps its descriptor open as long as something refers to it{}",
                     facts.holder, PerRequest(facts.objects_per_request, type, fmt::format("{} objects", type)),
                     AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  if (ShortType(facts.kept_type) == kProcess) {
    return fmt::format("wait for the process (with …, or communicate()), and keep its status instead of it in {}",
                       facts.name);
  }
  return fmt::format("close it when the request is done (with …), and do not keep it in {}", facts.name);
}

}  // namespace

const Rule kKeptFile = {"SH118", "files or sockets that are kept open", Recognise, Why, Fix};

}  // namespace stillheld
