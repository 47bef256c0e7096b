// Finding: one cause of growth, with its evidence, as data. No wording beyond `why` and `fix`; no pids, no bytes.
#ifndef STILLHELD_FINDINGS_FINDING_H_
#define STILLHELD_FINDINGS_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stillheld {

enum class FindingKind : uint8_t { kGrowth, kGarbage, kNative, kDescriptor, kThread, kTask, kFragmentation };

enum class Verdict : uint8_t {
  kLeak,           // grows in every phase with its endpoint's requests, and no bound is in sight
  kUnboundedYet,   // grows, and a bound may still be ahead: said plainly, never counted as a leak
  kBounded,        // a known bound
  kSaturated,      // stopped growing, or grows ever less
  kNotPerRequest,  // grows with time, connections or phases instead of requests
  kFollower,       // weak references to live objects: a consequence of what keeps those alive
};

// One step of the named path from a root to the container that grows, and on to what it keeps.
struct PathStep {
  std::string kind;      // module, frame, interpreter, thread; attribute, key, element, local, cell, weak, internal, …
  std::string name;      // "app"; "global_var"; "[*]"; empty where the kind says all
  std::string type;      // of the object this step leads to
  std::string file;      // of modules and frames
  uint32_t line = 0;     // of frames
  bool suspect = false;  // the container that grows
};

struct SourceLine {
  std::string file;
  uint32_t line = 0;
  std::string function;
  std::string how;  // "stores", "calls" (what stores) or "allocates"

  bool operator==(const SourceLine&) const = default;
};

// One object of a cycle and how it refers to the next; the last one refers to the first.
struct CycleStep {
  std::string type;
  std::string edge;                 // "request", "parser_context['view']"
  std::string name = {};            // of functions, classes, frames: "app.make.<locals>.inner"
  std::string file = {};            // of frames and functions
  uint32_t line = 0;                // of frames: the line where it stopped
  std::vector<std::string> locals;  // of frames and generators: "error: ValueError"
  bool has_del = false;
  bool lacks_gc = false;  // of a C type without collector support
  bool is_guess = false;  // the edge is
};

struct BreakProposal {
  std::string edge;  // "rest_framework.request.Request.parser_context['view']"; several are joined by " and "
  std::string how;   // "weakref", "clear at the end of the request", "del", "restructure"
  uint64_t bytes_freed = 0;
  std::vector<std::string> edges = {};  // each
  std::vector<std::string> rest = {};   // what would have to be broken besides for the little that remains
  std::string advice = {};              // a sentence
};

// How much one request to one endpoint adds.
struct EndpointRate {
  std::string endpoint;  // "GET /foo"
  double objects_per_request = 0;
  double bytes_per_request = 0;
  double low = 0, high = 0;  // interval of objects_per_request
};

// How the bound of what expires begins.
inline constexpr const char* kBoundByAge = "age";

struct Finding {
  std::string id;  // 16 hex digits: a fingerprint of kind and normalised path, stable between runs and workers
  FindingKind kind = FindingKind::kGrowth;
  Verdict verdict = Verdict::kLeak;
  std::vector<EndpointRate> endpoints;  // largest bytes per request first; empty if no endpoint explains it
  std::string type;                     // of what is kept: "list", "app.Order"
  double kept_size_bytes = 0;           // mean retained bytes of one kept object
  uint32_t kept_length = 0;             // len() of a typical kept object that is a container, else 0
  std::string holder;                   // dotted name: "app.global_var"
  std::string container_type;           // of the container that grows
  std::vector<PathStep> path;
  std::vector<SourceLine> lines;  // best candidate first
  std::vector<uint64_t> lengths;  // of the container, one per snapshot
  uint64_t requests = 0;          // over all phases judged
  uint32_t phases = 0;
  double slope = 0;             // objects per request to the endpoints that feed it
  double slope_error = 0;       // half of its 95 % interval
  uint64_t retained_bytes = 0;  // by the container, in the last snapshot
  std::string rule;             // "SH104"
  std::string why;              // one sentence
  std::string fix;
  std::string bound;                           // "maxsize 128 (lru_cache)", empty if none was seen
  std::vector<std::string> grows_with;         // holders that grow at the same rate and are judged to be consequences
  std::vector<std::string> same_rate_as;       // holders of findings that keep more and grow at the same rate
  std::vector<CycleStep> cycle;                // the shortest through what to break
  std::vector<std::vector<CycleStep>> cycles;  // that one, and others of the same objects
  std::optional<BreakProposal> break_proposal;
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_FINDING_H_
