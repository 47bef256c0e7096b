// SH127: one text, stream, number or array that every request makes longer.
#include <fmt/format.h>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

RuleAnswer Recognise(const GrowthFacts& facts) { return facts.grows_in_place ? RuleAnswer::kLeak : RuleAnswer::kOther; }

std::string Why(const GrowthFacts& facts) {
  const std::string what = facts.kept_type == facts.container_type
                               ? fmt::format("is one {} object that", ShortType(facts.kept_type))
                               : fmt::format("has {} that", WithArticle(ShortType(facts.kept_type)));
  return fmt::format("{} {} becomes {:.0f} {} longer in every request", facts.holder, what, facts.bytes_per_request,
                     facts.kept_type == "_io.StringIO" ? "characters" : "bytes");
}

std::string Fix(const GrowthFacts&) {
  return "write it to a file or to what reads it and begin anew, or keep its last part only ([-n:])";
}

}  // namespace

const Rule kGrowingText = {"SH127", "text that grows in place", Recognise, Why, Fix};

}  // namespace stillheld
