// SH130: a registry of the standard library that keeps for ever what a request registers there.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "findings/rules/rules.h"
#include "findings/rules/wording.h"

namespace stillheld {
namespace {

struct Registry {
  std::string_view holder;  // its end, as the program may hold it by another name; of a module, all of it
  std::string_view what;    // one of
  std::string_view many;
  std::string_view why;
  std::string_view fix;
};

constexpr Registry kAtexit = {
    "<interpreter>.atexit", "function", "functions", "what atexit.register() was given stays until the process ends",
    "register once, when the module is loaded, or atexit.unregister() at the end of the request"};
// Up to CPython 3.9 the module itself keeps them.
constexpr Registry kAtexitModule = {"atexit", kAtexit.what, kAtexit.many, kAtexit.why, kAtexit.fix};

constexpr std::array<Registry, 6> kRegistries = {{
    kAtexit,
    kAtexitModule,
    {"sys.modules", "module", "modules",
     "a module that is made or imported under a new name stays there until it is taken out",
     "import under names that repeat, or take it out when it is done with: sys.modules.pop(name)"},
    {".loggerDict", "logger", "loggers", "logging keeps every logger that getLogger() was ever asked for by name",
     "name loggers after modules, and put what belongs to one request into the message or into extra={…}"},
    {"weakref.finalize._registry", "finalizer", "finalizers",
     "a weakref.finalize stays until its object dies, and the object outlives the request",
     "register it once, for an object that dies with its request, or call detach() at the end of the request"},
    {"linecache.cache", "text", "texts",
     "the lines of each piece of source that was compiled under a new name stay there",
     "compile under a name that repeats, or call linecache.clearcache() at intervals"},
}};

bool IsOf(const GrowthFacts& facts, const Registry& registry) {
  if (facts.container_type == "module") return facts.holder == registry.holder;
  return registry.holder != kAtexitModule.holder && facts.holder.ends_with(registry.holder);
}

// Of a holder that none of them is, any.
const Registry& Find(const GrowthFacts& facts) {
  const auto* found =
      std::ranges::find_if(kRegistries, [&](const Registry& registry) { return IsOf(facts, registry); });
  return found == kRegistries.end() ? kRegistries.front() : *found;
}

RuleAnswer Recognise(const GrowthFacts& facts) {
  const bool is_one = std::ranges::any_of(kRegistries, [&](const Registry& registry) { return IsOf(facts, registry); });
  return is_one ? RuleAnswer::kLeak : RuleAnswer::kOther;
}

std::string Why(const GrowthFacts& facts) {
  const Registry& registry = Find(facts);
  return fmt::format("{} gains {}: {}", facts.holder,
                     PerRequest(facts.objects_per_request, registry.what, registry.many), registry.why);
}

std::string Fix(const GrowthFacts& facts) { return std::string(Find(facts).fix); }

}  // namespace

const Rule kLibraryRegistry = {"SH130", "registry of the standard library", Recognise, Why, Fix};

}  // namespace stillheld
