// Frames: the running frames of each thread, and the frames that generators and frame objects keep.
//
// Up to 3.10 a frame is an object of the heap. From 3.11 on it is a struct (_PyInterpreterFrame) that lies on a
// thread's own stack of frames, or inside the generator or the frame object that owns it.
//
//   thread → frame → previous → previous …        a frame: locals, cells, free variables | evaluation stack
#ifndef STILLHELD_CPYTHON_FRAMES_H_
#define STILLHELD_CPYTHON_FRAMES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cpython/code_object.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

struct Frame {
  enum class Owner : uint8_t {
    kThread,       // lies on a thread's stack of frames
    kGenerator,    // inside a generator, coroutine or asynchronous generator
    kFrameObject,  // inside a frame object, or is one
    kInterpreter,  // of C code between two Python frames: holds nothing
  };
  Owner owner = Owner::kThread;
  Address address;   // of the frame
  Address holder;    // the object of the heap that owns it; null if it lies on a thread's stack
  Address previous;  // who called it
  CodeObject code;
  int64_t offset = -1;         // of the instruction being executed; -1: before the first one
  Address slots;               // code.local_count words, then the evaluation stack
  uint32_t stack_count = 0;    // words of the evaluation stack that may hold values
  bool is_stack_exact = true;  // else the words are those of the whole stack, and some are left from before

  // Words that the frame has room for.
  uint64_t slot_count() const { return uint64_t{code.local_count} + code.stack_size; }
};

class FrameReader {
 public:
  // All must outlive it. `running`: the innermost frames of the threads, see InnermostFrames().
  FrameReader(const MemoryReader& memory, const Layout& layout, std::vector<Address> running = {});

  const CodeReader& code() const { return code_; }

  // The frames of a thread (PyThreadState), the innermost first. Those of C code are left out.
  std::vector<Frame> ThreadFrames(Address thread) const;
  // The same for any innermost frame; null has none.
  std::vector<Frame> ChainFrom(Address innermost) const;
  // The frame at this address of a thread's stack of frames.
  std::optional<Frame> OfThread(Address frame) const { return Read(frame); }
  // The frame of a frame object or of a generator, coroutine or asynchronous generator; nullopt if it has none (any
  // more), or one that a running thread owns.
  std::optional<Frame> OfFrameObject(Address frame_object) const;
  std::optional<Frame> OfGenerator(Address generator) const;
  // Whether the generator is suspended inside of a try or a with, of which a finally or an __exit__ may be left to run.
  // False in versions whose frames have no stack of blocks that the layout names.
  bool WaitsInTry(Address generator) const;

 private:
  std::optional<Frame> Read(Address frame) const;
  std::optional<Frame> ReadObject(Address frame) const;
  std::optional<Frame> ReadStruct(Address frame) const;
  std::optional<Address> ThreadsCopy(const CodeObject& code, Address frame) const;
  std::optional<uint32_t> StackTop(const Frame& frame) const;
  bool IsExecuting(Address frame_object) const;

  const MemoryReader& memory_;
  const Layout& layout_;
  std::vector<Address> running_;
  std::vector<Address> executing_;  // sorted; where frames do not say it themselves
  CodeReader code_;
};

// Where each of the interpreters' threads is now: a frame that is a struct may keep its stack pointer in a register as
// long as it is the innermost.
std::vector<Address> InnermostFrames(const MemoryReader& memory, const Layout& layout,
                                     std::span<const Address> interpreters);

// The threads (PyThreadState) of an interpreter.
std::vector<Address> ListThreads(const MemoryReader& memory, const Layout& layout, Address interpreter);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_FRAMES_H_
