// SH120: a middleware, an extension or a log that keeps the requests themselves, with all that hangs on them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

constexpr std::string_view kEnviron = "environ of a request";  // a dict

RuleAnswer Recognise(const GrowthFacts& facts) {
  static constexpr std::array<std::string_view, 12> kTypes = {
      "Request",        "WSGIRequest", "ASGIRequest", "HttpRequest",    "HTTPServerRequest", "LocalProxy",
      "RequestContext", "BaseRequest", "AppContext",  "HTTPConnection", "Response",          "HttpResponse"};
  const std::string_view type = ShortType(facts.kept_type);
  if (type == kEnviron) return RuleAnswer::kLeak;
  const bool is_request = std::ranges::find(kTypes, type) != kTypes.end() || type.ends_with("RequestHandler");
  return is_request ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  return fmt::format("{} keeps {}, with its body, its headers and whatever else was put on it{}", facts.holder,
                     type == kEnviron ? PerRequest(facts.objects_per_request, type, "environs of requests")
                                      : PerRequest(facts.objects_per_request, type, fmt::format("{} objects", type)),
                     AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts&) {
  return "keep the few fields that are needed (path, status, time) instead of the request, and bound how many";
}

}  // namespace

const Rule kKeptRequest = {"SH120", "requests that are kept", Recognise, Why, Fix};

}  // namespace stillheld
