// All rules, in the order in which they are asked: what is kept says more than how, and how more than where.
#include "base/check.h"
#include "findings/rules/rules.h"

namespace stillheld {

std::span<const Rule* const> AllRules() {
  static constexpr const Rule* kRules[] = {
      &kLinkedChain,         // objects that refer to each other
      &kGrowingText,         // one object that becomes longer
      &kInternedStrings,     // names that the interpreter keeps
      &kDeadWeakReferences,  // weak references to nothing
      &kWeakKeys,            // weak references to what their values hold
      &kWarningRegistry,     // registries of the interpreter and of its library
      &kLibraryRegistry,     //
      &kLruCacheOnMethod,    // caches
      &kLruCacheUnbounded,   //
      &kKeptException,       // what is kept
      &kKeptTask,            //
      &kClientPerRequest,    //
      &kKeptConnection,      //
      &kKeptFile,            //
      &kKeptRequest,         //
      &kContextToken,        //
      &kDebugTool,           // what it is kept for
      &kRegisteredCallback,  //
      &kLabelMetric,         //
      &kDefaultArgument,     // where it is kept
      &kDeadThreads,         //
      &kKeyedByObject,       //
      &kPerKeyTable,         //
      &kCachedProperty,      //
      &kModuleContainer,     //
      &kClassContainer,      //
      &kApplicationState,    //
      &kInstanceAttribute,   //
      &kRunningFrame,        //
      &kClosureVariable,     //
      &kUnknownContainer,    // everything else
  };
  return kRules;
}

const Rule& RuleFor(const GrowthFacts& facts) {
  for (const Rule* rule : AllRules()) {
    if (rule->recognise(facts) != RuleAnswer::kOther) return *rule;
  }
  CHECK(false);
}

}  // namespace stillheld
