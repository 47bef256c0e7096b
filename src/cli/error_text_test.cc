#include "cli/error_text.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(ErrorText, IsOneParagraphOfSentences) {
  EXPECT_EQ(ErrorText(Error(ErrorCode::kUsage, "there is no process 7", "look at stillheld ps")),
            "stillheld: There is no process 7. Look at stillheld ps.\n");
  EXPECT_EQ(ErrorText(Error(ErrorCode::kUsage, "It is so.", "Do this.")), "stillheld: It is so. Do this.\n");
  EXPECT_EQ(ErrorText(Error(ErrorCode::kUsage, "It is so.", "")), "stillheld: It is so.\n");
}

TEST(ErrorText, PutsTheHintBelowQuotedOutput) {
  EXPECT_EQ(ErrorText(Error(ErrorCode::kServer, "it died:\n  Traceback\n", "start it by hand")),
            "stillheld: It died:\n  Traceback\nStart it by hand.\n");
}

}  // namespace
}  // namespace stillheld
