#include "load/load_generator.h"

#include <gmock/gmock.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>

#include "base/error.h"
#include "load/http_server_for_test.h"

namespace stillheld {
namespace {

using Reply = HttpServerForTest::Reply;
using Request = HttpServerForTest::Request;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

std::vector<RequestSpec> Gets(const HttpServerForTest& server, std::initializer_list<const char*> targets) {
  std::vector<RequestSpec> specs;
  for (const char* target : targets) specs.push_back(ParseUrlOption(server.url(target)));
  return specs;
}

LoadReport RunOnce(std::vector<RequestSpec> specs, std::vector<uint64_t> counts, LoadOptions options = {}) {
  return LoadGenerator(std::move(specs), std::move(options)).Run(counts);
}

Reply AlwaysOk(const Request&) { return HttpServerForTest::Ok(); }

std::string Complaint(const LoadReport& report, const std::string& output = "") {
  try {
    RequireAnswers(report, output);
  } catch (const Error& error) {
    EXPECT_NE(error.hint(), "");
    return error.what();
  }
  return "";
}

TEST(LoadGenerator, SendsExactlyTheCountsAskedFor) {
  HttpServerForTest server(AlwaysOk);
  LoadGenerator load(Gets(server, {"/a", "/b", "/c"}), {});
  const LoadReport report = load.Run(std::vector<uint64_t>{30, 7, 0});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 30), Pair("/b", 7)));
  EXPECT_EQ(report.sent(), 37);
  EXPECT_EQ(report.failed(), 0);
  EXPECT_THAT(report.endpoints[0].count_by_status, ElementsAre(Pair(200, 30)));
  load.Run(std::vector<uint64_t>{1, 0, 5});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 31), Pair("/b", 7), Pair("/c", 5)));
}

TEST(LoadGenerator, SendsNothingOverAConnectionThatTheFilterRefuses) {
  HttpServerForTest server(AlwaysOk);
  int asked = 0;
  LoadOptions options;
  options.filter = [&](int socket, std::chrono::milliseconds) {
    EXPECT_GE(socket, 0);
    ++asked;
    return asked <= 4 ? (asked % 2 == 0 ? Admission::kRefused : Admission::kNotYet) : Admission::kAdmitted;
  };
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {20}, std::move(options));
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 20)));
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(report.connections, 3);
  EXPECT_EQ(asked, 5);
}

TEST(LoadGenerator, SaysThatOthersAcceptTheConnectionsWhenNoneIsAdmitted) {
  HttpServerForTest server(AlwaysOk);
  LoadOptions options;
  options.timeout = std::chrono::milliseconds(50);
  options.filter = [](int, std::chrono::milliseconds) { return Admission::kRefused; };
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {5}, std::move(options));
  EXPECT_THAT(server.count_by_target(), testing::IsEmpty());
  EXPECT_TRUE(report.gave_up);
  EXPECT_THAT(Complaint(report), HasSubstr("other processes than the hunted worker"));
}

TEST(LoadGenerator, SendsExactlyTheCountsWithManyClients) {
  // The first request of each client is answered when all of them are here: else a slow one may find no work left.
  std::mutex mutex;
  std::condition_variable all_here;
  int clients = 0;
  HttpServerForTest server([&](const Request& request) {
    std::unique_lock lock(mutex);
    if (request.number_on_connection == 1) {
      ++clients;
      all_here.notify_all();
      all_here.wait_for(lock, std::chrono::seconds(10), [&] { return clients >= 8; });
    }
    return HttpServerForTest::Ok();
  });
  const LoadReport report = RunOnce(Gets(server, {"/a", "/b"}), {150, 51}, {.concurrency = 8});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 150), Pair("/b", 51)));
  EXPECT_EQ(report.connections, 8);
}

TEST(LoadGenerator, InterleavesEndpointsTheSameWayEachTime) {
  std::vector<std::string> orders[2];
  for (auto& order : orders) {
    HttpServerForTest server(AlwaysOk);
    RunOnce(Gets(server, {"/a", "/b"}), {20, 20});
    for (const Request& request : server.requests()) order.push_back(request.target);
  }
  EXPECT_EQ(orders[0], orders[1]);
  EXPECT_FALSE(std::ranges::is_sorted(orders[0]));
}

TEST(LoadGenerator, KeepsOneConnectionForAPhaseAndNoneAfterIt) {
  HttpServerForTest server(AlwaysOk);
  LoadGenerator load(Gets(server, {"/a"}), {});
  EXPECT_EQ(load.Run(std::vector<uint64_t>{25}).connections, 1);
  EXPECT_EQ(load.Run(std::vector<uint64_t>{25}).connections, 1);
  EXPECT_EQ(server.connection_count(), 2);
}

TEST(LoadGenerator, ReconnectsToAServerThatClosesEachConnection) {
  HttpServerForTest server(
      [](const Request&) { return Reply{"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", true}; });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {20});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 20)));
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(report.resent, 0);
  EXPECT_EQ(report.connections, 20);
}

TEST(LoadGenerator, TakesABodyThatEndsWithTheConnection) {
  HttpServerForTest server([](const Request&) { return Reply{"HTTP/1.0 200 OK\r\n\r\nsome text", true}; });
  EXPECT_EQ(RunOnce(Gets(server, {"/a"}), {3}).failed(), 0);
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 3)));
}

TEST(LoadGenerator, TakesChunkedAndLongAnswers) {
  const std::string chunk = "5000\r\n" + std::string(0x5000, 'x') + "\r\n";
  HttpServerForTest server([&](const Request&) {
    return Reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n"};
  });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {10});
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(report.connections, 1);
}

TEST(LoadGenerator, SkipsInterimAnswers) {
  HttpServerForTest server(
      [](const Request&) { return Reply{"HTTP/1.1 103 Early Hints\r\n\r\n" + HttpServerForTest::Ok().bytes}; });
  EXPECT_THAT(RunOnce(Gets(server, {"/a"}), {4}).endpoints[0].count_by_status, ElementsAre(Pair(200, 4)));
}

TEST(LoadGenerator, HasNoBodyInTheAnswerToHead) {
  HttpServerForTest server([](const Request&) { return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"}; });
  EXPECT_EQ(RunOnce({ParseRequestOption("HEAD " + server.url("/"))}, {3}).failed(), 0);
}

TEST(LoadGenerator, SendsMethodBodyHeadersAndAscendingNumbers) {
  HttpServerForTest server(AlwaysOk);
  RunOnce(
      {ParseRequestOption("POST " + server.url("/o/{n}?q={n}") + R"( --data '{"id": {n}}' -H 'X-Id: {n}' -b c={n})")},
      {2});
  const auto requests = server.requests();
  ASSERT_EQ(requests.size(), 2);
  EXPECT_EQ(requests[0].line, "POST /o/1?q=1 HTTP/1.1");
  EXPECT_EQ(requests[1].line, "POST /o/2?q=2 HTTP/1.1");
  EXPECT_EQ(requests[1].body, R"({"id": 2})");
  EXPECT_THAT(requests[1].head, HasSubstr("X-Id: 2\r\n"));
  EXPECT_THAT(requests[1].head, HasSubstr("Cookie: c=2\r\n"));
  EXPECT_THAT(requests[1].head, HasSubstr("Content-Type: application/json\r\n"));
  EXPECT_THAT(requests[1].head, HasSubstr("Host: 127.0.0.1:"));
}

TEST(LoadGenerator, NumbersGoOnInTheNextPhase) {
  HttpServerForTest server(AlwaysOk);
  LoadGenerator load(Gets(server, {"/{n}"}), {.concurrency = 3});
  load.Run(std::vector<uint64_t>{20});
  load.Run(std::vector<uint64_t>{20});
  EXPECT_EQ(server.count_by_target().size(), 40);
}

TEST(LoadGenerator, KeepsCookiesPerClientAndOverPhases) {
  HttpServerForTest server([](const Request& request) {
    return Reply{"HTTP/1.1 200 OK\r\nSet-Cookie: sid=" + std::to_string(request.connection) +
                 "; Path=/\r\nContent-Length: 0\r\n\r\n"};
  });
  LoadGenerator load(Gets(server, {"/a"}), {});
  load.Run(std::vector<uint64_t>{2});
  load.Run(std::vector<uint64_t>{1});
  const auto requests = server.requests();
  EXPECT_THAT(requests[0].head, Not(HasSubstr("Cookie")));
  EXPECT_THAT(requests[1].head, HasSubstr("Cookie: sid=1\r\n"));
  EXPECT_THAT(requests[2].head, HasSubstr("Cookie: sid=1\r\n"));
}

TEST(LoadGenerator, ResendsAnIdempotentRequestOnceWhenAKeptConnectionBreaks) {
  // The second request of each connection is read and dropped, as by a server whose time limit ran out just then.
  HttpServerForTest server([](const Request& request) {
    return request.number_on_connection == 2 ? Reply{"", true} : HttpServerForTest::Ok();
  });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {5});
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(report.sent(), 5);
  EXPECT_EQ(report.resent, 4);
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 5 + 4)));
}

TEST(LoadGenerator, NeverSendsAPostTwice) {
  HttpServerForTest server([](const Request& request) {
    return request.number_on_connection == 2 ? Reply{"", true} : HttpServerForTest::Ok();
  });
  const LoadReport report = RunOnce({ParseRequestOption("POST " + server.url("/a"))}, {6});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 6)));
  EXPECT_EQ(report.resent, 0);
  EXPECT_EQ(report.failed(), 3);
  EXPECT_THAT(report.count_by_fault, ElementsAre(Pair("connection closed", 3)));
}

TEST(LoadGenerator, DoesNotPostIntoAKeptConnectionThatHasEnded) {
  HttpServerForTest server([](const Request&) { return Reply{HttpServerForTest::Ok().bytes, true}; });
  const LoadReport report = RunOnce({ParseRequestOption("POST " + server.url("/a"))}, {20});
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(report.connections, 20);
}

TEST(LoadGenerator, DoesNotResendAfterTheFirstByteOfAnAnswer) {
  HttpServerForTest server([](const Request& request) {
    return request.number_on_connection == 2 ? Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", true}
                                             : HttpServerForTest::Ok();
  });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {4});
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 4)));
  EXPECT_EQ(report.failed(), 2);
}

TEST(LoadGenerator, CountsErrorAnswersAndGoesOn) {
  HttpServerForTest server(
      [](const Request& request) { return HttpServerForTest::Status(request.number % 2 ? 500 : 200); });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {10});
  EXPECT_EQ(report.failed(), 5);
  EXPECT_THAT(report.endpoints[0].count_by_status, ElementsAre(Pair(200, 5), Pair(500, 5)));
  EXPECT_EQ(Complaint(report), "");
}

TEST(LoadGenerator, ComplainsWhenEveryEndpointAnswersErrorsOnly) {
  HttpServerForTest server(
      [](const Request& request) { return HttpServerForTest::Status(request.target == "/a" ? 404 : 500); });
  const LoadReport report = RunOnce(Gets(server, {"/a", "/b"}), {10, 10});
  EXPECT_EQ(Complaint(report), "all 10 requests to GET /a were answered with 404");
  EXPECT_THAT(Complaint(report, "Traceback"), HasSubstr("last output was:\nTraceback"));
}

TEST(LoadGenerator, NamesAnEndpointThatAnswersErrorsOnlyBesideOneThatWorks) {
  HttpServerForTest server(
      [](const Request& request) { return HttpServerForTest::Status(request.target == "/a" ? 404 : 200); });
  const LoadReport report = RunOnce(Gets(server, {"/a", "/b"}), {10, 10});
  EXPECT_EQ(Complaint(report), "");
  EXPECT_THAT(RefusedEndpoints(report), ElementsAre("all 10 requests to GET /a were answered with 404"));
}

TEST(LoadGenerator, TakesAnErrorThatWasExpected) {
  HttpServerForTest server([](const Request&) { return HttpServerForTest::Status(404); });
  const LoadReport report = RunOnce({ParseRequestOption(server.url("/nope/{n}") + " --expect 404")}, {5});
  EXPECT_EQ(report.failed(), 0);
  EXPECT_EQ(Complaint(report), "");
  EXPECT_EQ(RunOnce({ParseRequestOption(server.url("/") + " --expect 200")}, {5}).failed(), 5);
}

TEST(LoadGenerator, DoesNotFollowRedirectsAndComplainsOfPermanentOnes) {
  HttpServerForTest server([](const Request& request) {
    return Reply{std::string("HTTP/1.1 ") + (request.target == "/login" ? "302" : "308") +
                 " X\r\nLocation: /foo/\r\nContent-Length: 0\r\n\r\n"};
  });
  EXPECT_EQ(Complaint(RunOnce(Gets(server, {"/login"}), {3})), "");
  EXPECT_THAT(Complaint(RunOnce(Gets(server, {"/foo"}), {3})), HasSubstr("only redirects, to /foo/"));
  EXPECT_EQ(Complaint(RunOnce({ParseRequestOption(server.url("/foo") + " --expect 308")}, {3})), "");
  EXPECT_FALSE(server.count_by_target().contains("/foo/"));
}

TEST(LoadGenerator, GivesUpOnAServerThatNobodyRuns) {
  uint16_t port = 0;
  {
    port = HttpServerForTest(AlwaysOk).port();
  }
  const LoadReport report = RunOnce({ParseUrlOption("http://127.0.0.1:" + std::to_string(port))}, {500});
  EXPECT_TRUE(report.gave_up);
  EXPECT_EQ(report.sent(), 0);
  EXPECT_LT(report.failed(), 100);
  EXPECT_THAT(Complaint(report), HasSubstr("connection refused"));
}

TEST(LoadGenerator, GivesUpWhenTheServerDiesMidway) {
  HttpServerForTest server([](const Request& request) {
    Reply reply = HttpServerForTest::Ok();
    reply.die = request.number == 30;
    return reply;
  });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {500});
  EXPECT_TRUE(report.gave_up);
  EXPECT_EQ(report.endpoints[0].count_by_status.at(200), 30);
  EXPECT_THAT(Complaint(report), HasSubstr("stopped answering"));
}

TEST(LoadGenerator, CallsASlowAnswerATimeout) {
  HttpServerForTest server([](const Request&) { return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}; });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {50}, {.timeout = std::chrono::milliseconds(50)});
  EXPECT_TRUE(report.gave_up);
  EXPECT_THAT(report.count_by_fault, ElementsAre(Pair("timeout", 3)));
}

TEST(LoadGenerator, SaysWhenItIsNotTalkingToHttp) {
  HttpServerForTest server([](const Request&) { return Reply{"SSH-2.0-OpenSSH_9\r\n\r\n", true}; });
  EXPECT_THAT(Complaint(RunOnce(Gets(server, {"/a"}), {2})), HasSubstr("not HTTP (2 times)"));
}

TEST(LoadGenerator, RefusesAnEndlessHeader) {
  HttpServerForTest server(
      [](const Request&) { return Reply{"HTTP/1.1 200 OK\r\nX: " + std::string(1 << 20, 'x'), true}; });
  EXPECT_EQ(RunOnce(Gets(server, {"/a"}), {2}).failed(), 2);
}

TEST(LoadGenerator, StopsWhenInterrupted) {
  std::atomic<bool> interrupted = false;
  HttpServerForTest server([&](const Request& request) {
    if (request.number == 10) interrupted = true;
    return request.number < 10 ? HttpServerForTest::Ok() : Reply{};
  });
  const LoadReport report = RunOnce(Gets(server, {"/a"}), {100}, {.interrupted = &interrupted});
  EXPECT_TRUE(report.interrupted);
  EXPECT_THAT(server.count_by_target(), ElementsAre(Pair("/a", 10)));
  EXPECT_THAT(Complaint(report), HasSubstr("interrupted"));
}

TEST(LoadGenerator, AsksNothingForNoRequests) {
  HttpServerForTest server(AlwaysOk);
  EXPECT_EQ(RunOnce(Gets(server, {"/a"}), {0}).asked(), 0);
  EXPECT_EQ(server.connection_count(), 0);
}

}  // namespace
}  // namespace stillheld
