// SH121: an HTTP client, a session or a TLS context that is made for each request: each has a pool and certificates.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 10> kTypes = {"requests.sessions.Session",
                                                              "aiohttp.client.ClientSession",
                                                              "httpx.Client",
                                                              "httpx.AsyncClient",
                                                              "httpx._client.Client",
                                                              "httpx._client.AsyncClient",
                                                              "ssl.SSLContext",
                                                              "_ssl._SSLContext",
                                                              "urllib3.poolmanager.PoolManager",
                                                              "sqlalchemy.engine.base.Engine"};
  return std::ranges::find(kTypes, facts.kept_type) != kTypes.end() ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  return fmt::format("{} keeps {}: each has connections and certificates of its own{}", facts.holder,
                     PerRequest(facts.objects_per_request, type, fmt::format("{} objects", type)),
                     AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  return fmt::format("make one {} when the app starts and use it for all requests, or close it at the end of each",
                     ShortType(facts.kept_type));
}

}  // namespace

const Rule kClientPerRequest = {"SH121", "client or TLS context per request", Recognise, Why, Fix};

}  // namespace stillheld
