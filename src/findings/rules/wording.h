// Phrases that the rules' sentences share.
#ifndef STILLHELD_FINDINGS_RULES_WORDING_H_
#define STILLHELD_FINDINGS_RULES_WORDING_H_

#include <string>
#include <string_view>

#include "findings/rules/rule.h"

namespace stillheld {

// "one item in every request", "3 items in every request", "one item in every 4 requests"
std::string PerRequest(double objects_per_request, std::string_view singular, std::string_view plural);
std::string ItemsPerRequest(const GrowthFacts& facts);

// "and nothing removes it", "and what removes some does not keep up", or "" if no code is known that uses the
// container.
std::string NobodyRemoves(const GrowthFacts& facts);
// The same behind a subordinate clause: with a comma.
std::string AndNobodyRemoves(const GrowthFacts& facts);

// "a list", "an app.Order"
std::string WithArticle(std::string_view noun);

// The type without its module: "deque".
std::string_view ShortType(std::string_view type);

// "collections.deque(maxlen=…)", or what else bounds a container of this type.
std::string HowToBound(const GrowthFacts& facts);

bool Mentions(std::string_view text, std::string_view part);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_RULES_WORDING_H_
