#include "memory/places.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "memory/live_space.h"
#include "memory/test_child.h"

namespace {

int in_bss_of_this_test[1000];
int in_data_of_this_test = 4711;

}  // namespace

namespace stillheld {
namespace {

Address AddressOf(const void* p) { return Address(reinterpret_cast<uintptr_t>(p)); }

TEST(PlacesTest, DataOfAnImageIsCalledByItsFileItsSectionAndTheVariableNearby) {
  in_bss_of_this_test[3] = in_data_of_this_test;
  const TestChild child([](const TestChild::Line& line) { return static_cast<int>(line.Receive()); });
  const auto space = OpenLiveSpace(child.pid());
  const Places places(*space);
  EXPECT_EQ(places.NameOf(AddressOf(&in_bss_of_this_test[500])),
            "memory_tests .bss (near `_ZN12_GLOBAL__N_119in_bss_of_this_testE`)");
  EXPECT_EQ(places.NameOf(AddressOf(&in_data_of_this_test)),
            "memory_tests .data (near `_ZN12_GLOBAL__N_120in_data_of_this_testE`)");
}

TEST(PlacesTest, AStaticVariableIsFoundByItsNameInTheImageThatIsMeant) {
  const TestChild child([](const TestChild::Line& line) { return static_cast<int>(line.Receive()); });
  const auto space = OpenLiveSpace(child.pid());
  const Places places(*space);
  const Address known = AddressOf(&in_data_of_this_test);
  EXPECT_EQ(places.FindVariables("_ZN12_GLOBAL__N_119in_bss_of_this_testE", known),
            std::vector{AddressOf(&in_bss_of_this_test)});
  EXPECT_TRUE(places.FindVariables("no_such_variable", known).empty());
  EXPECT_TRUE(places.FindVariables("_ZN12_GLOBAL__N_119in_bss_of_this_testE", Address(8)).empty());
  const auto data = places.DataAround(known);
  ASSERT_TRUE(data.has_value());
  EXPECT_LT(AddressOf(&in_bss_of_this_test) - data->begin, data->size_bytes);
  EXPECT_FALSE(places.DataAround(Address(8)).has_value());
}

TEST(PlacesTest, StacksAndHeapsAreNamedAsWhatTheyAre) {
  const TestChild child([](const TestChild::Line& line) {
    int on_stack = 0;
    const auto on_heap = std::make_unique<int>(0);
    line.Send(AddressOf(&on_stack).value());
    line.Send(AddressOf(on_heap.get()).value());
    std::thread([&line] {
      int of_thread = 0;
      line.Send(AddressOf(&of_thread).value());
      line.Receive();
    }).join();
    return 0;
  });
  const Address on_stack(child.Receive()), on_heap(child.Receive()), of_thread(child.Receive());
  const auto space = OpenLiveSpace(child.pid());
  const Places places(*space);
  EXPECT_EQ(places.NameOf(on_stack), "thread stack");
  EXPECT_EQ(places.NameOf(of_thread), "thread stack");
  EXPECT_EQ(places.NameOf(on_heap), "native heap");
  EXPECT_EQ(places.NameOf(Address(16)), "memory that is not mapped");
}

TEST(ImageSymbolsTest, AFileThatIsNoImageHasNoSymbols) {
  const std::vector<std::byte> text(1000, std::byte{'x'});
  EXPECT_EQ(ImageSymbols::OfBytes(text).Near(10), "");
  EXPECT_EQ(ImageSymbols::OfBytes({}).Near(10), "");
}

}  // namespace
}  // namespace stillheld
