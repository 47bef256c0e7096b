// The judge of garbage: which cycles a user has to know about, and which the collector takes care of.
//
// By peak and by cycle, never by slope. A finding: what nothing will take (the collector is off, or keeps what it
// finds), and what weighs so much that waiting for the collector hurts, as the collector counts objects and not bytes.
#ifndef STILLHELD_FINDINGS_GARBAGE_JUDGE_H_
#define STILLHELD_FINDINGS_GARBAGE_JUDGE_H_

#include "findings/garbage_series.h"
#include "findings/judge.h"

namespace stillheld {

// Adds what the evidence says to the findings and the innocents.
void JudgeGarbage(const GarbageEvidence& evidence, Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GARBAGE_JUDGE_H_
