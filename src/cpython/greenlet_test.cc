// Needs interpreters with greenlet: see tests/test_frameworks_from_outside.py, which names such ones in
// STILLHELD_PYTHONS.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cpython/testing/decode.h"
#include "cpython/testing/target.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;
using testing::Target;
using testing::TargetDecoder;

using Variables = std::multiset<std::pair<std::string, uint64_t>>;

class GreenletTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(GreenletTest, ThatWaitsHasTheVariablesOfEveryFrameThatItWillGoOnWith) {
  const Target target(GetParam(), "testdata/greenlet_target.py");
  ASSERT_FALSE(target.truth().is_discarded());
  if (target.truth().is_null()) GTEST_SKIP() << GetParam().path << " has no greenlet";
  TargetDecoder decoder(target);
  const bool has_objects = !target.layout().frame.f_frame.has_value();
  for (const auto& wanted : target.truth()["waiting"]) {
    Variables found;
    std::set<uint64_t> borrowed;  // a frame in front of it owns them
    const auto note = [&](const std::vector<EdgeSink::Reference>& references) {
      Address next;
      for (const auto& [to, label] : references) {
        if (label.kind() == EdgeKind::kWeak) borrowed.insert(to.value());
        if (label.kind() == EdgeKind::kLocal) found.emplace(std::to_string(label.index()), to.value());
        if (label == EdgeLabel(EdgeKind::kAttribute, decoder.Intern("gr_frame")) ||
            label == EdgeLabel(EdgeKind::kAttribute, decoder.Intern("f_back"))) {
          next = to;
        }
      }
      return next;
    };
    Address frame = note(decoder.Decode("greenlet.greenlet", Address(wanted["address"].get<uint64_t>())));
    EXPECT_FALSE(frame.is_null());
    while (has_objects && !frame.is_null()) frame = note(decoder.Decode("frame", frame));
    Variables variables;
    for (const auto& pair : wanted["variables"]) {
      variables.emplace(std::to_string(decoder.Intern(pair[0].get<std::string>()).value()), pair[1].get<uint64_t>());
    }
    size_t not_owned = 0;
    for (const auto& variable : variables) {
      if (found.contains(variable) || !borrowed.contains(variable.second)) {
        EXPECT_THAT(found, ::testing::Contains(variable));
      } else {
        ++not_owned;
      }
    }
    // What is not noted: the cells that `noted` is in, in two frames, and the argument of the lambda.
    const bool may_borrow = target.layout().stack_ref_form == StackRefForm::kTagged;
    EXPECT_LE(found.size() + not_owned, variables.size() + 3);
    EXPECT_GE(found.size() + not_owned, variables.size() + (may_borrow ? 2 : 3));
    EXPECT_TRUE(may_borrow || not_owned == 0);
  }
}

TEST_P(GreenletTest, ThatIsFinishedOrNotYetStartedHasNoFrame) {
  const Target target(GetParam(), "testdata/greenlet_target.py");
  ASSERT_FALSE(target.truth().is_discarded());
  if (target.truth().is_null()) GTEST_SKIP() << GetParam().path << " has no greenlet";
  TargetDecoder decoder(target);
  for (const auto& address : target.truth()["others"]) {
    for (const auto& reference : decoder.Decode("greenlet.greenlet", Address(address.get<uint64_t>()))) {
      EXPECT_NE(reference.label.kind(), EdgeKind::kLocal);
    }
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(GreenletTest);
INSTANTIATE_TEST_SUITE_P(Interpreters, GreenletTest, ::testing::ValuesIn(FindInterpreters()),
                         [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace stillheld
