#include "memory/fork/gadgets.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>

#include <cstring>

#include "memory/maps.h"
#include "memory/target_memory.h"
#include "memory/test_child.h"

namespace stillheld {
namespace {

// A child that has one page of executable code, filled as told, and stays until it is ended.
class CodePage {
 public:
  explicit CodePage(const std::string& code)
      : child_([code](const TestChild::Line& line) {
          void* page = mmap(nullptr, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
          std::memcpy(static_cast<char*>(page) + 4000, code.data(), code.size());
          mprotect(page, 8192, PROT_READ | PROT_EXEC);
          line.Send(reinterpret_cast<uint64_t>(page));
          line.Receive();
          return 0;
        }),
        page_(child_.Receive()),
        memory_(OpenTargetMemory(child_.pid())) {
    for (const Mapping& mapping : ReadMaps(child_.pid())) {
      if (mapping.contains(page_)) mappings_ = {mapping};
    }
  }
  std::optional<Gadgets> Find() const { return FindGadgets(memory_, mappings_); }
  bool AreThere(const Gadgets& gadgets) const { return stillheld::AreThere(gadgets, memory_, mappings_); }
  Address code() const { return page_ + 4000; }

 private:
  TestChild child_;
  Address page_;
  UniqueFd memory_;
  std::vector<Mapping> mappings_;
};

const std::string kReturn("\x48\xc7\xc0\x0f\x00\x00\x00\x0f\x05", 9);
const std::string kCall("\x0f\x05\xc3", 3);

TEST(FindGadgets, FindsBothInstructionsAlsoAcrossAPageBoundary) {
  CodePage page(std::string(92, '\x90') + kReturn + kCall);
  auto gadgets = page.Find();
  ASSERT_TRUE(gadgets.has_value());
  EXPECT_EQ(gadgets->signal_return, page.code() + 92);
  EXPECT_EQ(gadgets->call, page.code() + 101);
  EXPECT_TRUE(page.AreThere(*gadgets));
}

TEST(FindGadgets, FindsNothingWhereOneIsMissing) {
  EXPECT_FALSE(CodePage(kReturn).Find().has_value());
  EXPECT_FALSE(CodePage(kCall).Find().has_value());
  EXPECT_FALSE(CodePage("").Find().has_value());
}

TEST(AreThere, NoticesThatTheCodeIsAnother) {
  CodePage page(kReturn + kCall);
  Gadgets gadgets = page.Find().value();
  EXPECT_FALSE(page.AreThere({gadgets.call + 1, gadgets.signal_return}));
  EXPECT_FALSE(page.AreThere({gadgets.call, gadgets.signal_return + 1}));
  EXPECT_FALSE(page.AreThere({Address(8), gadgets.signal_return}));
}

TEST(FindGadgets, FindsThemInTheCLibraryOfAnOrdinaryProgram) {
  auto mappings = ReadMaps(getpid());
  auto gadgets = FindGadgets(UniqueFd(open("/proc/self/mem", O_RDONLY | O_CLOEXEC)), mappings);
  ASSERT_TRUE(gadgets.has_value());
  EXPECT_THAT(FindMapping(mappings, gadgets->call)->path, testing::HasSubstr("libc"));
}

}  // namespace
}  // namespace stillheld
