// Writes down what was found out about a container: as a finding, or as an innocent with its reason.
#ifndef STILLHELD_FINDINGS_GROWTH_FINDINGS_H_
#define STILLHELD_FINDINGS_GROWTH_FINDINGS_H_

#include <string>
#include <vector>

#include "analysis/grouping.h"
#include "findings/candidate.h"
#include "findings/finding.h"
#include "findings/investigation.h"
#include "findings/judge.h"
#include "findings/leak_decision.h"
#include "findings/rules/rule.h"

namespace stillheld {

// All that findings and innocents have in common.
Finding Describe(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry);

Evidence Weigh(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry);

// Sets rule, why and fix by the first rule that recognises the facts; the reason of the decision stands behind the why.
void ExplainByRule(const GrowthFacts& facts, const Decision& decision, Finding& finding);

// kept_step: from the container to what it keeps; is_chain: that is an object of the chain it begins.
void AddFinding(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry,
                const GrowingContainer& container, PathStep kept_step, std::vector<std::string> grows_with,
                bool is_chain, Judgement& judgement);

void AddInnocent(const Investigation& investigation, const Candidate& candidate, const Inquiry& inquiry,
                 Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GROWTH_FINDINGS_H_
