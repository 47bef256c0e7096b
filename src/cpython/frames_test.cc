#include "cpython/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "cpython/frame_edges.h"
#include "cpython/testing/decode.h"
#include "cpython/testing/target.h"

namespace stillheld {
namespace {

using nlohmann::json;
using testing::FindInterpreters;
using testing::Interpreter;
using testing::Target;
using testing::TargetDecoder;

struct Reader {
  explicit Reader(const Target& from) : target(from), decoder(from), edges(decoder.context(), "f_code") {}

  const Target& target;
  TargetDecoder decoder;
  FrameEdges edges;

  std::string Text(Address str) const { return decoder.Text(str); }
};

// The text of every frame: "inner:25 frames_target.py".
std::string Describe(const Reader& reader, const Frame& frame) {
  const CodeObject& code = frame.code;
  return reader.Text(code.qualname.is_null() ? code.name : code.qualname) + ":" +
         std::to_string(reader.edges.reader().code().LineAt(code, frame.offset)) + " " + reader.Text(code.filename);
}

std::string Describe(const json& truth) {
  return truth["qualname"].get<std::string>() + ":" + std::to_string(truth["line"].get<int>()) + " " +
         truth["file"].get<std::string>();
}

// (name, address of the value) of every variable that has a value; what a cell holds stands for the cell.
std::set<std::pair<std::string, uint64_t>> LocalsOf(const Reader& reader, const Frame& frame, const json& truth) {
  std::set<std::pair<std::string, uint64_t>> wanted, found;
  for (const json& pair : truth["locals"]) wanted.emplace(pair[0].get<std::string>(), pair[1].get<uint64_t>());
  const auto names = reader.edges.reader().code().LocalNames(frame.code);
  const Layout& layout = reader.decoder.context().layout;
  const uint64_t cell_contents = layout.object.ob_size.value();  // behind the header, as the size of other objects
  for (size_t i = 0; i < names.size(); ++i) {
    const auto word = reader.target.memory().Load<uint64_t>(frame.slots + i * 8).value_or(0);
    const auto slot = ReadStackRef(layout.stack_ref_form, word).object;
    if (slot.is_null()) continue;
    const std::string name = reader.Text(names[i]);
    const Address inside = reader.target.memory().LoadAddressOrNull(slot + cell_contents);
    found.emplace(name, wanted.contains({name, slot.value()}) ? slot.value() : inside.value());
  }
  return found;
}

void ExpectSameVariables(const Reader& reader, const Frame& frame, const json& truth) {
  std::set<std::pair<std::string, uint64_t>> wanted;
  for (const json& pair : truth["locals"]) wanted.emplace(pair[0].get<std::string>(), pair[1].get<uint64_t>());
  if (wanted.empty()) return;  // of a module, whose variables are in a dict, or of none
  EXPECT_EQ(LocalsOf(reader, frame, truth), wanted) << Describe(truth);
}

class Frames : public ::testing::TestWithParam<Interpreter> {
 protected:
  // One target for all tests of an interpreter.
  const Target& OneTarget() const {
    static std::map<std::string, std::unique_ptr<Target>> targets;
    auto& target = targets[GetParam().path];
    if (target == nullptr) target = std::make_unique<Target>(GetParam(), "testdata/frames_target.py");
    return *target;
  }
};

TEST_P(Frames, OfEveryThreadAreThoseThatItSaysItself) {
  const Target& target = OneTarget();
  ASSERT_FALSE(target.truth().is_discarded());
  const Reader reader(target);
  std::map<std::string, std::vector<Frame>> by_thread;
  for (const Address thread : ListThreads(target.memory(), target.layout(), target.runtime().interpreters.front())) {
    const auto ident = target.memory().Load<uint64_t>(thread + *target.layout().thread.thread_id);
    by_thread[std::to_string(*ident)] = reader.edges.reader().ThreadFrames(thread);
  }
  ASSERT_EQ(by_thread.size(), target.truth()["threads"].size());
  for (const auto& [ident, wanted] : target.truth()["threads"].items()) {
    const auto& frames = by_thread[ident];
    ASSERT_EQ(frames.size(), wanted.size());
    for (size_t i = 0; i < frames.size(); ++i) {
      EXPECT_EQ(Describe(reader, frames[i]), Describe(wanted[i]));
      // What the innermost frame of the thread that reports has changed since is its own report.
      if (ident != target.truth()["own"]) ExpectSameVariables(reader, frames[i], wanted[i]);
    }
  }
}

TEST_P(Frames, OfSuspendedGeneratorsAndCoroutinesAreThoseThatTheySayThemselves) {
  const Target& target = OneTarget();
  ASSERT_FALSE(target.truth().is_discarded());
  const Reader reader(target);
  for (const json& wanted : target.truth()["suspended"]) {
    const auto frame = reader.edges.reader().OfGenerator(Address(wanted["address"].get<uint64_t>()));
    ASSERT_TRUE(frame.has_value()) << wanted;
    EXPECT_EQ(Describe(reader, *frame), Describe(wanted["frame"]));
    ExpectSameVariables(reader, *frame, wanted["frame"]);
  }
  const auto finished = reader.edges.reader().OfGenerator(Address(target.truth()["finished"].get<uint64_t>()));
  EXPECT_FALSE(finished.has_value());
}

TEST_P(Frames, OfSuspendedGeneratorsHoldWhatTheCollectorVisitsAndNoMoreOnTheirStack) {
  const Target& target = OneTarget();
  ASSERT_FALSE(target.truth().is_discarded());
  Reader reader(target);
  const bool is_struct = target.layout().generator.gi_iframe.has_value();
  for (const json& wanted : target.truth()["suspended"]) {
    const Address holder(wanted[is_struct ? "address" : "frame_address"].get<uint64_t>());
    size_t on_stack = 0;
    std::set<uint64_t> found;
    for (const auto& [to, label] : reader.decoder.Decode(reader.decoder.TypeName(holder), holder)) {
      found.insert(to.value());
      on_stack += label.kind() == EdgeKind::kStack;
      EXPECT_NE(label.kind(), EdgeKind::kGuessed);
    }
    const auto referents = wanted["referents"].get<std::set<uint64_t>>();
    EXPECT_THAT(found, ::testing::IsSupersetOf(referents)) << Describe(wanted["frame"]);
    EXPECT_EQ(on_stack, wanted["stack"].get<size_t>()) << Describe(wanted["frame"]);
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Frames);
INSTANTIATE_TEST_SUITE_P(Interpreters, Frames, ::testing::ValuesIn(FindInterpreters()),
                         [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace stillheld
