// The rules by name; each is defined in a file of its own. rule_list.cc puts them in order.
#ifndef STILLHELD_FINDINGS_RULES_RULES_H_
#define STILLHELD_FINDINGS_RULES_RULES_H_

#include "findings/rules/rule.h"

namespace stillheld {

extern const Rule kUnknownContainer;    // SH100
extern const Rule kLruCacheUnbounded;   // SH101
extern const Rule kLruCacheOnMethod;    // SH102
extern const Rule kPerKeyTable;         // SH103
extern const Rule kModuleContainer;     // SH104
extern const Rule kClassContainer;      // SH105
extern const Rule kRegisteredCallback;  // SH106
extern const Rule kApplicationState;    // SH107
extern const Rule kKeptTask;            // SH108
extern const Rule kKeptException;       // SH109
extern const Rule kLabelMetric;         // SH110
extern const Rule kDeadWeakReferences;  // SH111
extern const Rule kRunningFrame;        // SH112
extern const Rule kDefaultArgument;     // SH113
extern const Rule kClosureVariable;     // SH114
extern const Rule kInstanceAttribute;   // SH115
extern const Rule kLinkedChain;         // SH116
extern const Rule kWarningRegistry;     // SH117
extern const Rule kLibraryRegistry;     // SH130
extern const Rule kKeptFile;            // SH118
extern const Rule kKeptConnection;      // SH119
extern const Rule kKeptRequest;         // SH120
extern const Rule kClientPerRequest;    // SH121
extern const Rule kContextToken;        // SH122
extern const Rule kDebugTool;           // SH123
extern const Rule kKeyedByObject;       // SH124
extern const Rule kCachedProperty;      // SH125
extern const Rule kDeadThreads;         // SH126
extern const Rule kGrowingText;         // SH127
extern const Rule kWeakKeys;            // SH128
extern const Rule kInternedStrings;     // SH129

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_RULES_RULES_H_
