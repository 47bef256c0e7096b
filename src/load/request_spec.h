// RequestSpec: one kind of request, as asked for on the command line, and the endpoint that it is counted under.
#ifndef STILLHELD_LOAD_REQUEST_SPEC_H_
#define STILLHELD_LOAD_REQUEST_SPEC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/url.h"

namespace stillheld {

struct RequestSpec {
  std::string label;  // "GET /users/{n}": method and path, ids in the path as {n}; or what --name says
  std::string method = "GET";
  Url url;
  std::vector<std::pair<std::string, std::string>> headers;  // as given, without Host, Content-Length and Cookie
  std::vector<std::pair<std::string, std::string>> cookies;
  std::string body;
  std::optional<int> expected_status;  // an answer that is meant to be an error is no failure
};

// `--url URL`: a GET.
RequestSpec ParseUrlOption(std::string_view url);

// `--request '[METHOD] URL [--data TEXT|@FILE] [--header "Name: value"] [--cookie name=value] [--name LABEL]
// [--expect STATUS]'`. Without a method: POST if there is data, else GET. Files are read here, once.
// Throws Error kUsage that says what is wrong, kIo if a file cannot be read.
RequestSpec ParseRequestOption(std::string_view text);

// "GET /users/{n}" for GET and "/users/42?x=1": numbers, UUIDs and long hex ids among the segments become {n}.
std::string EndpointLabel(std::string_view method, std::string_view target);

// Gives every spec a label of its own ("GET /foo", "GET /foo (2)"), as growth is told apart by label.
void MakeLabelsDistinct(std::vector<RequestSpec>& specs);

// Throws Error kUsage if a target is not this machine: load on a stranger's server must be asked for.
void RequireLoopback(const std::vector<RequestSpec>& specs);

// `text` with every {n} replaced by `number`.
std::string FillPlaceholders(std::string_view text, uint64_t number);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_REQUEST_SPEC_H_
