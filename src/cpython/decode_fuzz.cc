// Fuzzes the decoders, one object at a time: its words, its type's and its tables' are changed; it is decoded or not,
// in bounds and in finite time.
#include "cpython/testing/recordings.h"
#include "cpython/testing/word_changes.h"

namespace stillheld {
namespace {

using testing::SmallRecording;

// What reads the objects of a recording. Made anew from time to time, as it keeps what it has read.
class Reading {
 public:
  explicit Reading(const SmallRecording& recording)
      : memory_(recording),
        runtime_(FindRuntime(memory_)),
        names_(builder_, memory_, runtime_.layout),
        context_{memory_, runtime_, runtime_.layout, names_},
        decoders_(context_) {}

  void Decode(Address address) {
    TypeTable types(runtime_, context_, decoders_, builder_);
    const ObjectReader reader(context_, types);
    const auto view = reader.View(address);
    if (!view) return;
    EdgeSink sink(&names_, faults_);
    reader.Edges(*view, sink);
    reader.Facts(*view);
    reader.Extent(*view);
    std::vector<WordRange> owned;
    reader.OwnedMemory(*view, owned);
    reader.ForEachUndecodedWord(*view, [](uint64_t, Address) {});
    if (view->type->decoder != nullptr) view->type->decoder->Name(*view);
    ++uses_;
  }
  bool is_worn() const { return uses_ > 4096; }

 private:
  MemoryReader memory_;
  Runtime runtime_;
  HeapBuilder builder_;
  NameTable names_;
  DecoderContext context_;
  DecoderList decoders_;
  ReadFaults faults_;
  int uses_ = 0;
};

const std::vector<std::unique_ptr<testing::SmallRecording>>& Recordings() {
  static const auto recordings = testing::MakeRecordings("testdata/fuzz_target.py", 4);
  return recordings;
}

}  // namespace
}  // namespace stillheld

// Recording takes longer than any input may.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  stillheld::Recordings();
  return 0;
}

// Input: a byte for the recording, two for the object, changes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const auto& recordings = Recordings();
  static std::vector<std::unique_ptr<Reading>> readings(recordings.size());
  if (recordings.empty() || size < 3) return 0;
  const size_t which = data[0] % recordings.size();
  const SmallRecording& recording = *recordings[which];
  auto& reading = readings[which];
  if (reading == nullptr || reading->is_worn()) reading = std::make_unique<Reading>(recording);
  const auto objects = recording.objects();
  const SmallRecording::Object& object = objects[(data[1] | size_t{data[2]} << 8) % objects.size()];
  const testing::WordChanges changes({data + 3, size - 3}, object.words, recording.words());
  reading->Decode(object.address);
  return 0;
}
