// FrameEdges: the references that a frame owns, with the names of its variables.
#ifndef STILLHELD_CPYTHON_FRAME_EDGES_H_
#define STILLHELD_CPYTHON_FRAME_EDGES_H_

#include "cpython/frames.h"
#include "cpython/object_decoder.h"
#include "cpython/stack_ref.h"

namespace stillheld {

class FrameEdges {
 public:
  // `context` must outlive it. `code_name`: what Python calls the code of who has the frame.
  FrameEdges(const DecoderContext& context, std::string_view code_name);

  const FrameReader& reader() const { return reader_; }

  // Of a frame that is a struct. One that is an object gives its fields as other objects do, and then Slots().
  void Emit(const Frame& frame, EdgeSink& sink) const;
  // Of the frame inside a generator that has ended: its code is all that it still holds.
  void EmitCleared(Address frame, EdgeSink& sink) const;
  // Variables and evaluation stack alone.
  void Slots(const Frame& frame, EdgeSink& sink) const;
  // The words of the evaluation stack, where its depth is not known; else nothing.
  WordRange GuessedStack(const Frame& frame) const;

  // The function that it runs, and the line that is being executed.
  NamedObject Name(const Frame& frame) const;

 private:
  StackRef Read(uint64_t word) const;
  void AddRef(Address word, EdgeLabel label, EdgeSink& sink) const;

  const MemoryReader& memory_;
  const Layout& layout_;
  FrameReader reader_;
  EdgeLabel function_, code_, locals_, frame_object_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_FRAME_EDGES_H_
