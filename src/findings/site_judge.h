// Judges growth that no container's length shows: chains, and what stays of elements that come and go.
#ifndef STILLHELD_FINDINGS_SITE_JUDGE_H_
#define STILLHELD_FINDINGS_SITE_JUDGE_H_

#include <vector>

#include "findings/candidate.h"
#include "findings/investigation.h"
#include "findings/judge.h"

namespace stillheld {

// others: containers that grow, but not in step with the requests.
void JudgeSites(const Investigation& investigation, const std::vector<Candidate>& others, Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SITE_JUDGE_H_
