#include "load/request_spec.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "base/error.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::string Refusal(std::string_view text) {
  try {
    ParseRequestOption(text);
  } catch (const Error& error) {
    EXPECT_NE(error.hint(), "");
    return error.what();
  }
  return "";
}

std::vector<RequestSpec> Requests(std::initializer_list<std::string_view> texts) {
  std::vector<RequestSpec> specs;
  for (std::string_view text : texts) specs.push_back(ParseRequestOption(text));
  return specs;
}

TEST(RequestSpec, AUrlAloneIsAGet) {
  const RequestSpec spec = ParseUrlOption("http://127.0.0.1:5000/foo?x=1");
  EXPECT_EQ(spec.method, "GET");
  EXPECT_EQ(spec.label, "GET /foo");
  EXPECT_EQ(spec.url.target, "/foo?x=1");
}

TEST(RequestSpec, TakesMethodBodyHeadersAndCookies) {
  const RequestSpec spec = ParseRequestOption(
      R"(PUT http://localhost:8000/a --data '{"k": 1}' --header "X-Key: a b" -H Accept:*/* --cookie sid=x=y --name "save it")");
  EXPECT_EQ(spec.method, "PUT");
  EXPECT_EQ(spec.body, R"({"k": 1})");
  EXPECT_THAT(spec.headers,
              ElementsAre(Pair("X-Key", "a b"), Pair("Accept", "*/*"), Pair("Content-Type", "application/json")));
  EXPECT_THAT(spec.cookies, ElementsAre(Pair("sid", "x=y")));
  EXPECT_EQ(spec.label, "save it");
}

TEST(RequestSpec, DataWithoutAMethodIsAPostedForm) {
  const RequestSpec spec = ParseRequestOption("http://localhost/a -d x=1");
  EXPECT_EQ(spec.method, "POST");
  EXPECT_THAT(spec.headers, ElementsAre(Pair("Content-Type", "application/x-www-form-urlencoded")));
  EXPECT_EQ(ParseRequestOption("http://localhost/a").method, "GET");
}

TEST(RequestSpec, KeepsAContentTypeThatWasGiven) {
  const RequestSpec spec = ParseRequestOption("http://localhost/a -d {} -H 'content-type: text/plain'");
  EXPECT_THAT(spec.headers, ElementsAre(Pair("content-type", "text/plain")));
}

TEST(RequestSpec, ReadsTheBodyFromAFile) {
  std::string path = testing::TempDir() + "body_XXXXXX";
  const int fd = mkstemp(path.data());
  ASSERT_GE(fd, 0);
  close(fd);
  std::ofstream(path, std::ios::binary) << std::string("a\0b\n", 4);
  EXPECT_EQ(ParseRequestOption("POST http://localhost/a --data @" + path).body, std::string("a\0b\n", 4));
  unlink(path.c_str());
}

TEST(RequestSpec, SaysWhichBodyFileIsMissing) {
  EXPECT_THAT(Refusal("POST http://localhost/a --data @/nonexistent/body.json"), HasSubstr("/nonexistent/body.json"));
  EXPECT_THAT(Refusal("POST http://localhost/a --data @/"), HasSubstr("cannot be read"));
}

TEST(RequestSpec, RefusesWhatIsNotARequest) {
  EXPECT_THAT(Refusal(""), HasSubstr("names no URL"));
  EXPECT_THAT(Refusal("GET"), HasSubstr("names no URL"));
  EXPECT_THAT(Refusal("get http://localhost/"), HasSubstr("does not begin with http://"));
  EXPECT_THAT(Refusal("GET http://localhost/ --data"), HasSubstr("nothing follows"));
  EXPECT_THAT(Refusal("GET http://localhost/ --verbose 1"), HasSubstr("no option of a request"));
  EXPECT_THAT(Refusal("GET http://localhost/ --header X-Key"), HasSubstr("no header"));
  EXPECT_THAT(Refusal("GET http://localhost/ --header 'X Key: 1'"), HasSubstr("no header"));
  EXPECT_THAT(Refusal("GET http://localhost/ --header 'X: 1\r\nY: 2'"), HasSubstr("no header"));
  EXPECT_THAT(Refusal("GET http://localhost/ --header 'Content-Length: 5'"), HasSubstr("set by the load generator"));
  EXPECT_THAT(Refusal("GET http://localhost/ --cookie sid"), HasSubstr("no cookie"));
  EXPECT_THAT(Refusal("GET http://localhost/ --cookie 'a=b; c=d'"), HasSubstr("no cookie"));
  EXPECT_THAT(Refusal("GET http://localhost/ --expect 4O4"), HasSubstr("no HTTP status"));
  EXPECT_THAT(Refusal("GET http://localhost/ --expect 600"), HasSubstr("no HTTP status"));
}

TEST(EndpointLabel, WritesIdsAsPlaceholders) {
  EXPECT_EQ(EndpointLabel("GET", "/users/42/posts/7?page=3"), "GET /users/{n}/posts/{n}");
  EXPECT_EQ(EndpointLabel("GET", "/o/0b5e1c3a-6d2f-4e8a-9c47-3f1d2a5b6c7d"), "GET /o/{n}");
  EXPECT_EQ(EndpointLabel("GET", "/o/507f1f77bcf86cd799439011/"), "GET /o/{n}/");
  EXPECT_EQ(EndpointLabel("GET", "/items/item-{n}"), "GET /items/{n}");
  EXPECT_EQ(EndpointLabel("POST", "/"), "POST /");
}

TEST(EndpointLabel, KeepsNamesThatOnlyLookABitLikeIds) {
  EXPECT_EQ(EndpointLabel("GET", "/v1/cafe/deadbeef/page2"), "GET /v1/cafe/deadbeef/page2");
  EXPECT_EQ(EndpointLabel("GET", "//a"), "GET //a");
}

TEST(MakeLabelsDistinct, NumbersRepeatedLabels) {
  auto specs =
      Requests({"http://localhost/a", "http://localhost/a?x=1", "http://localhost/b", "http://localhost/a?x=2"});
  MakeLabelsDistinct(specs);
  EXPECT_EQ(specs[0].label, "GET /a");
  EXPECT_EQ(specs[1].label, "GET /a (2)");
  EXPECT_EQ(specs[2].label, "GET /b");
  EXPECT_EQ(specs[3].label, "GET /a (3)");
}

TEST(MakeLabelsDistinct, StaysDistinctWhenANameLooksNumbered) {
  auto specs =
      Requests({"http://localhost/ --name 'a (2)'", "http://localhost/ --name a", "http://localhost/ --name a"});
  MakeLabelsDistinct(specs);
  EXPECT_NE(specs[0].label, specs[2].label);
  EXPECT_NE(specs[1].label, specs[2].label);
}

TEST(RequireLoopback, RefusesAnotherMachine) {
  EXPECT_NO_THROW(RequireLoopback(Requests({"http://127.0.0.1:1/", "http://localhost/", "http://[::1]/"})));
  EXPECT_THROW(RequireLoopback(Requests({"http://127.0.0.1:1/", "http://example.org/"})), Error);
}

TEST(FillPlaceholders, ReplacesEachOne) {
  EXPECT_EQ(FillPlaceholders("/a/{n}?k={n}", 17), "/a/17?k=17");
  EXPECT_EQ(FillPlaceholders(R"({"n": {n}})", 1), R"({"n": 1})");
  EXPECT_EQ(FillPlaceholders("{nn} {m}", 1), "{nn} {m}");
  EXPECT_EQ(FillPlaceholders("", 1), "");
}

}  // namespace
}  // namespace stillheld
