// What a heap graph knows besides objects and edges: types, roots, names, places in code, bounds, routes, the
// collector.
#ifndef STILLHELD_HEAP_HEAP_RECORDS_H_
#define STILLHELD_HEAP_HEAP_RECORDS_H_

#include <array>
#include <cstdint>
#include <string>

#include "heap/edge.h"

namespace stillheld {

enum class RootKind : uint8_t {
  kModule,       // an entry of sys.modules; name: the module's name
  kFrame,        // a running frame of a thread or greenlet (a synthetic node)
  kThreadState,  // a field of a thread's state; name: the field
  kInterpreter,  // a field of the interpreter's state; name: the field
  kStatic,       // a type or object in an image's data; name: its symbol or type name
};

// Whether the root stands for a reference of its own. Modules and frames are named by roots, and held by others.
constexpr bool OwnsReference(RootKind kind) { return kind == RootKind::kThreadState || kind == RootKind::kInterpreter; }

enum NodeFlag : uint16_t {
  kTracked = 1 << 0,        // in one of the collector's lists
  kGeneration = 3 << 1,     // the list's number (0, 1, 2; 3: frozen), if kTracked
  kImmortal = 1 << 3,       // its reference count means nothing
  kSynthetic = 1 << 4,      // not a PyObject: an interpreter frame
  kDecoded = 1 << 5,        // its edges are exact; else they are guessed
  kHasDel = 1 << 6,         // its type defines __del__
  kStaticMemory = 1 << 7,   // lies in an image's data segment, not on the heap
  kUncollectable = 1 << 9,  // in a cycle, a collection moves it to gc.garbage instead of freeing it
  kUnreached = 1 << 8,      // found in the allocator's pools: no reference that was read leads to it
};

struct TypeInfo {
  StringId name{};  // "module.qualname", builtins without the module
  NodeId node{};    // the type object, invalid if it is not a node
  uint32_t basic_size_bytes = 0;
  bool is_gc = false;  // has Py_TPFLAGS_HAVE_GC
};

struct Root {
  RootKind kind = RootKind::kModule;
  StringId name{};
  NodeId node{};
};

// What a module, class, function, lru_cache wrapper's function, code object or frame is called and where it stands.
struct ObjectName {
  NodeId node{};
  StringId module{};    // its __module__, invalid if it has none
  StringId qualname{};  // of a module: its __name__
  StringId file{};      // of modules, code objects and frames, else invalid
  uint32_t line = 0;    // first line; of a frame: the line being executed
};

// A place in code that does something to what a global or an attribute `name` refers to.
enum class UseKind : uint8_t {
  kStores,
  kRemoves,
  kComparesLength,
  kRebinds,
  kCalls,    // what it names; known of the program's own code alone
  kExpires,  // removes what is old: where this is so, the same place has a kRemoves or kRebinds as well
};
struct UseSite {
  NodeId code{};
  StringId name{};       // the attribute, global or local variable that is used: `_cache` in self._cache.append(x)
  StringId operation{};  // "append", "[…] =", "pop", "del […]", "len", "=", "()"
  UseKind kind = UseKind::kStores;
  uint32_t line = 0;
  bool is_global = false;  // `name` was loaded as a global (LOAD_GLOBAL or LOAD_NAME), not as an attribute or local
  bool is_local = false;   // `name` is a local, cell or free variable; if neither, it is an attribute
};

// An integer that says how large something may become: maxsize of an lru_cache, maxlen of a deque, an attribute
// whose name says capacity or limit. The only values of a user's heap that a graph holds.
struct SizeBound {
  NodeId owner{};
  StringId name{};
  int64_t limit = 0;
};

// A route that a web framework in the target has registered: "GET", "/items/<int:id>", "flask".
struct Route {
  StringId method{};
  StringId path{};  // as the framework writes it, with its own placeholders
  StringId framework{};
};

// Words outside of the graph that point to an object: in an image's data, on the heap of C code, on a thread's stack.
// Searched for objects alone whose count the graph does not explain.
struct NativeReference {
  NodeId node{};
  StringId place{};    // "libfoo.so .bss (near `cache`)", "native heap", "thread stack"
  uint32_t count = 0;  // of words there
};

// What the allocators behind Python's objects have given out, and how much of it the graph explains.
struct PythonMemory {
  static constexpr uint32_t kClassBytes = 16;  // blocks come in multiples of this
  static constexpr uint32_t kClasses = 32;     // up to 512 bytes; what is larger comes from the C library

  uint64_t allocated_bytes = 0;  // blocks in use, and larger tables that objects own; 0: not measured
  uint64_t explained_bytes =
      0;  // of these: objects, what they own, the interpreter's state and its lists of free objects
  uint64_t untouched_bytes = 0;  // of allocated_bytes: parts of large tables that were never written to
  // Blocks in use that nothing explains, by size: 16 bytes, 32 …
  std::array<uint64_t, kClasses> orphan_blocks = {};
  // Larger ones, which count neither as allocated nor as explained: buffers of C code. Only mimalloc has any: beside
  // pymalloc, they are the C library's.
  uint64_t large_foreign_bytes = 0;

  // 0 if it was not measured.
  double coverage() const {
    return allocated_bytes == 0 ? 0 : static_cast<double>(explained_bytes) / static_cast<double>(allocated_bytes);
  }
};

struct GcState {
  bool enabled = true;
  bool is_switch_known = true;  // else enabled and debug_flags are only what they are as a rule
  bool collecting = false;
  uint32_t debug_flags = 0;
  struct Generation {
    int32_t threshold = 0;
    int32_t count = 0;
    uint64_t collections = 0;  // so far; 0 if unknown
    uint64_t collected = 0;    // objects, by all of them
    uint64_t uncollectable = 0;
  };
  Generation generations[3];
  // It does not go to a __dict__ whose values lie in the instance, as long as they do: it takes that dict for held.
  bool skips_embedded_dicts = false;
  std::string troubled_releases;  // "3.14.0 to 3.14.4" if this release's collector is known to let garbage pile up
};

// Objects whose bytes could not be read or made no sense, by kind of trouble; for the report, never fatal.
struct ReadFaults {
  uint64_t unmapped = 0;
  uint64_t torn = 0;
  uint64_t unknown = 0;
  uint64_t too_large = 0;
  uint64_t total() const { return unmapped + torn + unknown + too_large; }
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_RECORDS_H_
