#include "load/server_url.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

std::string Found(std::string_view output) {
  const auto url = FindServerUrl(output);
  return url ? url->base() : "";
}

TEST(ServerUrl, IsFoundInWhatServersPrint) {
  EXPECT_EQ(Found(" * Serving Flask app 'app'\n * Running on http://127.0.0.1:43211\nPress CTRL+C to quit\n"),
            "http://127.0.0.1:43211");
  EXPECT_EQ(Found("INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)"),
            "http://127.0.0.1:8000");
  EXPECT_EQ(Found("[2026-11-20 10:00:00 +0000] [7] [INFO] Listening at: http://127.0.0.1:8001 (7)\n"),
            "http://127.0.0.1:8001");
  EXPECT_EQ(Found("Starting development server at http://127.0.0.1:8002/\nQuit the server with CONTROL-C."),
            "http://127.0.0.1:8002");
  EXPECT_EQ(Found("======== Running on http://localhost:8080 ========\n"), "http://localhost:8080");
  EXPECT_EQ(Found("[8] [INFO] Running on http://[::1]:8003 (CTRL + C to quit)"), "http://[::1]:8003");
  EXPECT_EQ(Found("INFO:waitress:Serving on http://127.0.0.1:8004."), "http://127.0.0.1:8004");
  EXPECT_EQ(Found("\x1b[32m * Running on http://127.0.0.1:5000\x1b[0m"), "http://127.0.0.1:5000");
}

TEST(ServerUrl, TurnsEveryAddressIntoTheLoopback) {
  EXPECT_EQ(Found("======== Running on http://0.0.0.0:8080 ========"), "http://127.0.0.1:8080");
  EXPECT_EQ(Found("Uvicorn running on http://[::]:8080"), "http://[::1]:8080");
}

TEST(ServerUrl, PrefersTheLoopbackAmongSeveral) {
  EXPECT_EQ(Found(" * Running on http://10.0.0.5:5000\n * Running on http://127.0.0.1:5000\n * Running on "
                  "http://127.0.0.1:5001"),
            "http://127.0.0.1:5000");
}

TEST(ServerUrl, IsNotTakenFromAnyOtherLine) {
  for (const char* output : {"", "see http://127.0.0.1:9/docs", "Running on unix:/tmp/x.sock", "Listening at: http://",
                             "Running on http://127.0.0.1:0", "Running on http://127.0.0.1:99999",
                             "Running on\nhttp://127.0.0.1:80", "Running on https://127.0.0.1:8443"}) {
    EXPECT_EQ(Found(output), "") << output;
  }
}

TEST(ServerUrl, SaysWhenThereIsOnlyTls) {
  EXPECT_TRUE(SaysHttpsOnly("Running on https://127.0.0.1:8443"));
  EXPECT_FALSE(SaysHttpsOnly("Running on https://127.0.0.1:8443\nRunning on http://127.0.0.1:8080"));
  EXPECT_FALSE(SaysHttpsOnly("docs at https://example.org"));
  EXPECT_FALSE(SaysHttpsOnly(""));
}

}  // namespace
}  // namespace stillheld
