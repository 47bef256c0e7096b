// SH119: database or network connections that are opened again and again and never closed: one per request, or one per
// thread where threads come and go (Django opens one for each thread that asks the database).
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) {
  const std::string_view type = ShortType(facts.kept_type);
  const bool is_connection = type == "DatabaseWrapper" || type == "connection" || type.ends_with("Connection") ||
                             type.ends_with("ConnectionProxy") || type == "Redis" || type == "MongoClient";
  return is_connection ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  return fmt::format("{} keeps {}, opened while a request was served and never closed{}", facts.holder,
                     PerRequest(facts.objects_per_request, "connection", "connections"), AndNobodyRemoves(facts));
}

std::string Fix(const GrowthFacts& facts) {
  if (ShortType(facts.kept_type) == "DatabaseWrapper") {
    return "call django.db.connections.close_all() at the end of the thread's work, or use a pool of threads that stay";
  }
  return "take connections from one pool for the whole process, and give them back (with …) when the request ends";
}

}  // namespace

const Rule kKeptConnection = {"SH119", "connections that are never closed", Recognise, Why, Fix};

}  // namespace stillheld
