// Where paths to objects begin: modules, the frames that run now, fields of threads and interpreters.
#ifndef STILLHELD_CPYTHON_ROOTS_H_
#define STILLHELD_CPYTHON_ROOTS_H_

#include <string>
#include <vector>

#include "cpython/object_decoder.h"
#include "heap/heap_graph.h"

namespace stillheld {

// An object that something outside of the graph refers to by a name.
struct NamedRoot {
  RootKind kind = RootKind::kModule;
  std::string name;
  Address object;
  Address field{};  // where the reference stands, if it is a field of the interpreter or of a thread
};

// A frame of a running function that is no Python object: a synthetic node of the graph, and a root.
struct RunningFrame {
  Address address;   // where its struct is: the node's address
  std::string name;  // of the thread, as the root is to be called
};

struct Roots {
  std::vector<NamedRoot> objects;
  std::vector<RunningFrame> frames;
};

// Of every interpreter of the runtime.
Roots FindRoots(const DecoderContext& context);

// Decodes the struct of a RunningFrame; the view's bytes are its fixed part. nullptr if this version has no such
// frames: there a running frame is an object as any other.
std::unique_ptr<ObjectDecoder> MakeRunningFrameDecoder(const DecoderContext& context);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_ROOTS_H_
