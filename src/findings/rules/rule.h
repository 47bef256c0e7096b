// Rule: one known pattern of growth: how to recognise it, why it leaks, and what to change.
#ifndef STILLHELD_FINDINGS_RULES_RULE_H_
#define STILLHELD_FINDINGS_RULES_RULE_H_

#include <cstdint>
#include <span>
#include <string>

namespace stillheld {

enum class OwnerKind : uint8_t {
  kModule,    // a global
  kClass,     // an attribute of a class
  kInstance,  // an attribute of an object
  kFrame,     // a local of a function that still runs
  kClosure,   // a variable that a function closes over, or a default argument
  kCache,     // the table of an lru_cache
  kUnknown,
};

// What is known about a container that grows. Names only, as a developer would write them.
struct GrowthFacts {
  std::string container_type;  // "list"
  std::string kept_type;       // of what it gains: "app.Order"
  std::string key_type;        // of a dict's new keys
  std::string holder;          // "app.global_var", "functools.lru_cache of app.price_for"
  std::string name;            // "global_var": the last name
  OwnerKind owner = OwnerKind::kUnknown;
  std::string owner_type;           // of the object that holds it: "flask.app.Flask"; of a class: its own name
  std::string default_of;           // the function whose default argument it is
  std::string cached_function;      // what an lru_cache wraps, qualified: "app.Shop.price"
  bool caches_method = false;       // the cached function takes self
  bool is_cached_property = false;  // it is what a cached_property computed once for its object
  bool grows_in_place = false;      // it is a text or an array, and its bytes are what is counted
  bool are_interned = false;        // strings in the interpreter's own table, which it never frees
  bool is_chain = false;            // no container grows: objects refer to each other, one after another
  bool dead_weak_references = false;
  bool keeps_traceback = false;  // what it keeps has a traceback, and frames behind it
  bool keeps_callable = false;
  bool kept_has_ended = false;         // a task that is kept although it is done
  std::string kept_waits_at;           // where a task that has not ended waits: "poll (app.py:12)"
  bool keeps_weak_references = false;  // to live objects or dead ones
  bool framework_owner = false;        // the owner belongs to a web framework or server
  std::string request_place;           // where the target's framework keeps what belongs to one request: "flask.g"
  double objects_per_request = 0;
  double bytes_per_request = 0;  // of what grows in place
  bool store_is_known = false;
  bool removal_is_known = false;
  bool bound_is_ahead = false;  // what removes has not had to yet
  bool is_of_library = false;   // the class or object that holds it belongs to an installed package
};

// Whether a rule recognises the facts. A rule may also know that what it recognises is no leak.
enum class RuleAnswer : uint8_t { kOther, kMaybe, kLeak, kNotALeak };

struct Rule {
  const char* id;     // "SH104": stable, never used again for something else
  const char* title;  // "module-level container"
  RuleAnswer (*recognise)(const GrowthFacts&);
  std::string (*why)(const GrowthFacts&);
  std::string (*fix)(const GrowthFacts&);
};

// All rules, the most special first; the last one recognises everything.
std::span<const Rule* const> AllRules();

// The first that recognises the facts.
const Rule& RuleFor(const GrowthFacts& facts);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_RULES_RULE_H_
