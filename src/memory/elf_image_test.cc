#include "memory/elf_image.h"

#include <dlfcn.h>
#include <elf.h>
#include <gmock/gmock.h>
#include <link.h>
#include <sys/auxv.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "memory/capture.h"
#include "memory/elf_symbols.h"
#include "memory/maps.h"
#include "memory/recorded_space.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

int Wait(const TestChild::Line& line) {
  line.Send(0);
  line.Receive();
  return 0;
}

Address AddressOf(const void* pointer) { return Address(reinterpret_cast<uint64_t>(pointer)); }

// A forked child has every image at the address where we have it, so the loader's own answers are the truth.
class ElfOfAChild : public testing::Test {
 protected:
  ElfOfAChild() : child_(Wait) {
    child_.Receive();
    space_ = CaptureProcess(child_.pid(), CaptureMode::kCopy).space;
  }
  TestChild child_;
  std::unique_ptr<AddressSpace> space_;
};

TEST_F(ElfOfAChild, FindsAFunctionOfASharedLibraryWhereTheLoaderHasIt) {
  auto symbols = space_->FindSymbols("getenv");
  ASSERT_EQ(symbols.size(), 1u);
  EXPECT_EQ(symbols[0].address, AddressOf(dlsym(RTLD_DEFAULT, "getenv")));
  EXPECT_GT(symbols[0].size_bytes, 0u);
  EXPECT_THAT(symbols[0].image_path, testing::HasSubstr("libc"));
}

TEST_F(ElfOfAChild, FindsAVariableAndItsSize) {
  auto symbols = space_->FindSymbols("_rtld_global");
  ASSERT_EQ(symbols.size(), 1u);
  EXPECT_EQ(symbols[0].address, AddressOf(dlsym(RTLD_DEFAULT, "_rtld_global")));
  EXPECT_GT(symbols[0].size_bytes, 1000u);
}

TEST_F(ElfOfAChild, FindsTheClockOfTheKernel) {
  uint64_t vdso = getauxval(AT_SYSINFO_EHDR);
  if (vdso == 0) GTEST_SKIP() << "no vdso";
  auto symbols = space_->FindSymbols("__vdso_clock_gettime");
  ASSERT_EQ(symbols.size(), 1u);
  EXPECT_EQ(symbols[0].image_path, "[vdso]");
  EXPECT_GT(symbols[0].address, Address(vdso));
}

TEST_F(ElfOfAChild, DoesNotFindWhatIsNotDefinedOrOnlyBeginsAlike) {
  EXPECT_THAT(space_->FindSymbols("no_such_symbol_anywhere"), testing::IsEmpty());
  EXPECT_THAT(space_->FindSymbols("geten"), testing::IsEmpty());
  EXPECT_THAT(space_->FindSymbols(""), testing::IsEmpty());
}

TEST_F(ElfOfAChild, HasTheSegmentsOfTheProgramHeaders) {
  struct Truth {
    std::vector<ElfSegment> segments;
    uint64_t bias = 0;
  } truth;
  dl_iterate_phdr(
      [](dl_phdr_info* info, size_t, void* out) {
        auto* result = static_cast<Truth*>(out);
        if (info->dlpi_name[0] != '\0') return 0;  // the program itself has no name
        result->bias = info->dlpi_addr;
        for (int i = 0; i < info->dlpi_phnum; ++i) {
          const auto& header = info->dlpi_phdr[i];
          if (header.p_type != PT_LOAD) continue;
          Address begin(info->dlpi_addr + header.p_vaddr);
          result->segments.push_back({begin, begin + header.p_memsz, header.p_filesz});
        }
        return 1;
      },
      &truth);
  auto image = ElfImage::Read(*space_, truth.segments.at(0).begin);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->load_bias(), truth.bias);
  ASSERT_EQ(image->segments().size(), truth.segments.size());
  for (size_t i = 0; i < truth.segments.size(); ++i) {
    EXPECT_EQ(image->segments()[i].begin, truth.segments[i].begin);
    EXPECT_EQ(image->segments()[i].end, truth.segments[i].end);
  }
  EXPECT_THAT(image->build_id(), testing::SizeIs(40));
}

TEST(ElfImage, RefusesWhatIsNoImage) {
  RecordedSpace space;
  space.Add(Address(0x1000), std::vector<std::byte>(4096));
  EXPECT_EQ(ElfImage::Read(space, Address(0x1000)).error(), Fault::kUnknown);
  EXPECT_EQ(ElfImage::Read(space, Address(0x1ff0)).error(), Fault::kUnmapped);
  EXPECT_EQ(ElfImage::Read(space, Address(0)).error(), Fault::kUnmapped);
}

// Every byte of the head of our own program, and of its tables, is damaged in turn: nothing may crash or hang.
TEST(ElfImage, SurvivesAnyDamagedByte) {
  TestChild child(Wait);
  child.Receive();
  auto live = CaptureProcess(child.pid(), CaptureMode::kCopy).space;
  auto vdso = getauxval(AT_SYSINFO_EHDR);
  if (vdso == 0) GTEST_SKIP() << "no vdso";
  auto bytes = live->View(Address(vdso), 4096);
  ASSERT_TRUE(bytes.has_value());
  for (size_t at = 0; at < bytes->size(); ++at) {
    for (std::byte damage : {std::byte{0xff}, std::byte{0x80}, std::byte{0x01}}) {
      RecordedSpace space;
      std::vector<std::byte> copy(bytes->begin(), bytes->end());
      copy[at] ^= damage;
      space.Add(Address(vdso), std::move(copy));
      if (auto image = ElfImage::Read(space, Address(vdso))) image->FindSymbol(space, "__vdso_getcpu");
    }
  }
}

}  // namespace
}  // namespace stillheld
