// JudgeTest: an app whose module has globals, and a hunt in it. For tests.
#ifndef STILLHELD_FINDINGS_TESTING_JUDGE_TEST_H_
#define STILLHELD_FINDINGS_TESTING_JUDGE_TEST_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "findings/judge.h"
#include "findings/testing/model_hunt.h"

namespace stillheld {

class JudgeTest : public ::testing::Test {
 protected:
  // A global container of the module app.
  ModelHeap::Ref Global(const std::string& name, const std::string& type) {
    const ModelHeap::Ref container = heap_.New(type);
    heap_.SetGlobal(hunt_.app, name, container);
    return container;
  }
  // An object of the class app.<type> that a global refers to, with one container as an attribute.
  ModelHeap::Ref InstanceWith(const std::string& type, const std::string& attribute,
                              const std::string& container_type) {
    heap_.Class("app", type);
    instance_ = heap_.New("app." + type);
    heap_.SetGlobal(hunt_.app, "the_" + attribute, instance_);
    const ModelHeap::Ref container = heap_.New(container_type);
    heap_.SetAttribute(instance_, attribute, container);
    return container;
  }
  // A list of `slots` references to one shared int.
  ModelHeap::Ref BigList(uint32_t slots) {
    const ModelHeap::Ref list = heap_.New("list", 56 + 8 * uint64_t{slots});
    heap_.SetLength(list, slots);
    heap_.Refer(list, shared_, EdgeKind::kIndex);
    return list;
  }
  void PutNew(ModelHeap::Ref dict, uint64_t value_bytes = 100) {
    heap_.Put(dict, heap_.New("str", 60), heap_.New("bytes", value_bytes));
  }

  ModelHunt hunt_;
  ModelHeap& heap_ = hunt_.heap;
  ModelHeap::Ref shared_ = Global("shared", "int");
  ModelHeap::Ref instance_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_TESTING_JUDGE_TEST_H_
