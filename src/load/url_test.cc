#include "load/url.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace stillheld {
namespace {

std::string Refusal(std::string_view text) {
  try {
    ParseUrl(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUsage);
    return error.what() + std::string(" | ") + error.hint();
  }
  return "";
}

TEST(Url, CutsHostPortAndTarget) {
  const Url url = ParseUrl("http://127.0.0.1:5000/foo?a=1&b=%20#part");
  EXPECT_EQ(url.host, "127.0.0.1");
  EXPECT_EQ(url.port, 5000);
  EXPECT_EQ(url.target, "/foo?a=1&b=%20");
  EXPECT_EQ(url.path(), "/foo");
  EXPECT_EQ(url.base(), "http://127.0.0.1:5000");
}

TEST(Url, HasPort80AndTheRootPathByDefault) {
  const Url url = ParseUrl("http://localhost");
  EXPECT_EQ(url.port, 80);
  EXPECT_EQ(url.target, "/");
  EXPECT_EQ(url.host_header(), "localhost");
  EXPECT_EQ(ParseUrl("http://localhost?q=1").target, "/?q=1");
}

TEST(Url, TakesIpv6InBrackets) {
  const Url url = ParseUrl("http://[::1]:8000/x");
  EXPECT_EQ(url.host, "::1");
  EXPECT_EQ(url.port, 8000);
  EXPECT_EQ(url.host_header(), "[::1]:8000");
}

TEST(Url, RefusesHttpsWithWhatToDo) {
  EXPECT_NE(Refusal("https://127.0.0.1/").find("behind the proxy"), std::string::npos);
}

TEST(Url, RefusesWhatItCannotSend) {
  for (const char* text :
       {"", "foo", "127.0.0.1:5000/foo", "ftp://host/", "http://", "http://:80/", "http://host:/", "http://host:0/",
        "http://host:65536/", "http://host:80x/", "http://host:-1/", "http://[::1/", "http://[::1]80/", "http://[x]/",
        "http://a b/", "http://host/a b", "http://host/\r\nX: y", "http://user:pw@host/", "http://ho/st:80\t"}) {
    EXPECT_NE(Refusal(text), "") << text;
  }
  EXPECT_NE(Refusal("http://host/" + std::string(9000, 'a')), "");
}

TEST(Url, KnowsWhatIsThisMachine) {
  for (const char* host :
       {"localhost", "app.localhost", "127.0.0.1", "127.8.9.10", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(IsLoopback(host)) << host;
  }
  for (const char* host : {"example.org", "localhost.example.org", "10.0.0.1", "128.0.0.1", "::ffff:10.0.0.1",
                           "fe80::1", "127.0.0.1.nip.io"}) {
    EXPECT_FALSE(IsLoopback(host)) << host;
  }
}

}  // namespace
}  // namespace stillheld
