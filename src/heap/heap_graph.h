// HeapGraph: every object of one Python heap at one instant, its edges and its names. Pure data, immutable, flat.
//
// Node ids ascend with addresses. Edges lie in one array, grouped by source (out) and once more by target (in).
// Equal references of one sequence to one object are folded into one edge with a multiplicity.
#ifndef STILLHELD_HEAP_HEAP_GRAPH_H_
#define STILLHELD_HEAP_HEAP_GRAPH_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "heap/edge.h"

namespace stillheld {

enum class RootKind : uint8_t {
  kModule,       // an entry of sys.modules; name: the module's name
  kFrame,        // a running frame of a thread or greenlet (a synthetic node)
  kThreadState,  // a field of a thread's state; name: the field
  kInterpreter,  // a field of the interpreter's state; name: the field
  kStatic,       // a type or object in an image's data; name: its symbol or type name
};

enum NodeFlag : uint16_t {
  kTracked = 1 << 0,       // in one of the collector's lists
  kGeneration = 3 << 1,    // the list's number (0, 1, 2; 3: frozen), if kTracked
  kImmortal = 1 << 3,      // its reference count means nothing
  kSynthetic = 1 << 4,     // not a PyObject: an interpreter frame
  kDecoded = 1 << 5,       // its edges are exact; else they are guessed
  kHasDel = 1 << 6,        // its type defines __del__
  kStaticMemory = 1 << 7,  // lies in an image's data segment, not on the heap
};

struct TypeInfo {
  StringId name;  // "module.qualname", builtins without the module
  NodeId node;    // the type object, invalid if it is not a node
  uint32_t basic_size_bytes = 0;
  bool is_gc = false;  // has Py_TPFLAGS_HAVE_GC
};

struct Root {
  RootKind kind;
  StringId name;
  NodeId node;
};

// What a module, class, function, lru_cache wrapper's function, code object or frame is called and where it stands.
struct ObjectName {
  NodeId node;
  StringId module;    // its __module__, invalid if it has none
  StringId qualname;  // of a module: its __name__
  StringId file;      // of modules, code objects and frames, else invalid
  uint32_t line = 0;  // first line; of a frame: the line being executed
};

// A place in code that does something to what a global or an attribute `name` refers to.
enum class UseKind : uint8_t { kStores, kRemoves, kComparesLength, kRebinds };
struct UseSite {
  NodeId code;
  StringId name;       // the attribute, global or local variable that is used: `_cache` in self._cache.append(x)
  StringId operation;  // "append", "[…] =", "pop", "del […]", "len", "="
  UseKind kind = UseKind::kStores;
  uint32_t line = 0;
  bool is_global = false;  // `name` was loaded as a global (LOAD_GLOBAL or LOAD_NAME), not as an attribute or local
};

// An integer that says how large something may become: maxsize of an lru_cache, maxlen of a deque, an attribute
// whose name says capacity or limit. The only values of a user's heap that a graph holds.
struct SizeBound {
  NodeId owner;
  StringId name;
  int64_t limit = 0;
};

// A route that a web framework in the target has registered: "GET", "/items/<int:id>", "flask".
struct Route {
  StringId method;
  StringId path;  // as the framework writes it, with its own placeholders
  StringId framework;
};

struct GcState {
  bool enabled = true;
  bool collecting = false;
  uint32_t debug_flags = 0;
  struct Generation {
    int32_t threshold = 0;
    int32_t count = 0;
  };
  Generation generations[3];
};

// Objects whose bytes could not be read or made no sense, by kind of trouble; for the report, never fatal.
struct ReadFaults {
  uint64_t unmapped = 0;
  uint64_t torn = 0;
  uint64_t unknown = 0;
  uint64_t too_large = 0;
  uint64_t total() const { return unmapped + torn + unknown + too_large; }
};

class HeapGraph {
 public:
  // What a HeapGraph consists of. Filled by HeapBuilder or the snapshot reader, which guarantee that every id is in
  // range, out_begin/in_begin ascend and have node_count + 1 entries, and `names`, `bounds`, `multiplicities` are
  // sorted.
  struct Columns {
    std::vector<Address> address;
    std::vector<TypeId> type;
    std::vector<uint64_t> size_bytes;  // shallow: object, collector's header, and the tables it owns outside
    std::vector<uint32_t> ref_count;   // as stored; meaningless if kImmortal
    std::vector<uint16_t> flags;
    std::vector<uint32_t> length;     // len() of a container, as Python would say; 0 for others
    std::vector<uint64_t> out_begin;  // per node, into edges
    std::vector<Edge> edges;
    std::vector<uint64_t> in_begin;         // per node, into in_edges
    std::vector<uint64_t> in_edges;         // indices into edges, grouped by target
    std::vector<NodeId> edge_source_by_in;  // the source of each entry of in_edges
    struct Multiplicity {
      uint64_t edge;
      uint32_t count;
    };
    std::vector<Multiplicity> multiplicities;  // sorted by edge; edges that are not here stand for one reference
    std::vector<TypeInfo> types;
    std::vector<Root> roots;
    std::vector<ObjectName> names;  // sorted by node
    std::vector<UseSite> uses;      // sorted by name
    std::vector<SizeBound> bounds;  // sorted by owner
    std::vector<Route> routes;
    std::vector<std::string> strings;  // by StringId; 0 is the empty string
    GcState gc;
    ReadFaults faults;
    std::string python_version;  // "3.12.1"
  };

  HeapGraph() = default;
  explicit HeapGraph(Columns columns) : c_(std::move(columns)) {}

  size_t node_count() const { return c_.address.size(); }
  size_t edge_count() const { return c_.edges.size(); }

  Address address(NodeId n) const { return c_.address[n.index()]; }
  TypeId type(NodeId n) const { return c_.type[n.index()]; }
  uint64_t size_bytes(NodeId n) const { return c_.size_bytes[n.index()]; }
  uint32_t ref_count(NodeId n) const { return c_.ref_count[n.index()]; }
  uint32_t length(NodeId n) const { return c_.length[n.index()]; }
  uint16_t flags(NodeId n) const { return c_.flags[n.index()]; }
  bool has(NodeId n, NodeFlag flag) const { return (flags(n) & flag) != 0; }

  std::span<const Edge> out(NodeId n) const {
    return std::span(c_.edges).subspan(c_.out_begin[n.index()], c_.out_begin[n.index() + 1] - c_.out_begin[n.index()]);
  }
  // The index of out(n).front() in the array of all edges.
  uint64_t first_edge(NodeId n) const { return c_.out_begin[n.index()]; }
  const Edge& edge(uint64_t index) const { return c_.edges[index]; }
  // How many references the edge stands for.
  uint32_t multiplicity(uint64_t edge_index) const;

  // Sources of the references to n, parallel to in_edges(n).
  std::span<const NodeId> in_sources(NodeId n) const {
    return std::span(c_.edge_source_by_in)
        .subspan(c_.in_begin[n.index()], c_.in_begin[n.index() + 1] - c_.in_begin[n.index()]);
  }
  std::span<const uint64_t> in_edges(NodeId n) const {
    return std::span(c_.in_edges).subspan(c_.in_begin[n.index()], c_.in_begin[n.index() + 1] - c_.in_begin[n.index()]);
  }

  const TypeInfo& type_info(TypeId t) const { return c_.types[t.index()]; }
  std::string_view type_name(NodeId n) const { return text(type_info(type(n)).name); }
  std::string_view text(StringId s) const { return s.valid() ? std::string_view(c_.strings[s.index()]) : ""; }
  std::span<const Root> roots() const { return c_.roots; }
  std::span<const Route> routes() const { return c_.routes; }
  // nullptr if n has no name of its own.
  const ObjectName* name(NodeId n) const;
  // Of one owner.
  std::span<const SizeBound> bounds(NodeId owner) const;
  // Of the variable or attribute called `name`.
  std::span<const UseSite> uses(std::string_view name) const;
  // Invalid if no object starts there. Cost: a binary search.
  NodeId FindNode(Address address) const;
  // Invalid if the text is not in the string table. Cost: a pass over the table.
  StringId FindString(std::string_view text) const;

  const GcState& gc() const { return c_.gc; }
  const ReadFaults& faults() const { return c_.faults; }
  const std::string& python_version() const { return c_.python_version; }
  const Columns& columns() const { return c_; }

 private:
  Columns c_;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_GRAPH_H_
