// Judges texts, buffers and arrays that become longer in their place.
#ifndef STILLHELD_FINDINGS_SWELLING_JUDGE_H_
#define STILLHELD_FINDINGS_SWELLING_JUDGE_H_

#include "findings/investigation.h"
#include "findings/judge.h"

namespace stillheld {

// Bytes are counted instead of items, and one request is one growth.
void JudgeSwelling(const Investigation& investigation, Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_SWELLING_JUDGE_H_
