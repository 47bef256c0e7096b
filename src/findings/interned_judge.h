// The interpreter's table of interned strings: what it gains is kept by somebody else, or stays for ever.
//
// Until CPython 3.11 and again from 3.13 on, an interned string goes with its last user. CPython 3.12 makes each one
// immortal (gh-84436, gh-113993): sys.intern(), setattr() and the keys of **kwargs with names out of a request leak
// there.
#ifndef STILLHELD_FINDINGS_INTERNED_JUDGE_H_
#define STILLHELD_FINDINGS_INTERNED_JUDGE_H_

#include "findings/candidate.h"
#include "findings/investigation.h"
#include "findings/judge.h"

namespace stillheld {

bool IsInternTable(const HeapGraph& graph, NodeId node);

// Adds a finding if the new strings are immortal and come from endpoints that no finding of `judgement` names: where
// one does, the strings are names in what it found.
void JudgeInterned(const Investigation& investigation, Candidate table, Judgement& judgement);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_INTERNED_JUDGE_H_
