#include "load/server_url.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/error.h"

namespace stillheld {
namespace {

// flask, uvicorn, hypercorn, aiohttp; gunicorn; django; waitress; granian and others. A URL on any other line may be
// anything.
constexpr std::string_view kPhrases[] = {"running on", "running at", "listening at",          "listening on",
                                         "serving on", "serving at", "development server at", "started at",
                                         "ready at",   "server at"};

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool IsPartOfBaseUrl(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '/' || c == '.' || c == '-' || c == '[' ||
         c == ']';
}

// Calls see(text) for each scheme://host:port on a line that says where the server listens.
template <class See>
void ForEachUrl(std::string_view output, std::string_view scheme, See see) {
  while (!output.empty()) {
    const size_t end = std::min(output.find('\n'), output.size());
    const std::string line = Lower(output.substr(0, end));
    output.remove_prefix(std::min(end + 1, output.size()));
    if (std::ranges::none_of(kPhrases, [&](std::string_view phrase) { return line.contains(phrase); })) continue;
    for (size_t at = line.find(scheme); at != std::string::npos; at = line.find(scheme, at + 1)) {
      size_t stop = at + scheme.size();
      while (stop < line.size() && line[stop] != '/' && IsPartOfBaseUrl(line[stop])) ++stop;
      see(std::string_view(line).substr(at, stop - at));
    }
  }
}

}  // namespace

std::optional<Url> FindServerUrl(std::string_view output) {
  std::optional<Url> best;
  ForEachUrl(output, "http://", [&](std::string_view text) {
    // A sentence may end behind the address.
    while (text.ends_with('.') || text.ends_with(':') || text.ends_with('-')) text.remove_suffix(1);
    Url url;
    try {
      url = ParseUrl(text);
    } catch (const Error&) {
      return;  // not an address: "http://<unknown>", port 0 before it is bound
    }
    if (url.host == "0.0.0.0") url.host = "127.0.0.1";
    if (url.host == "::") url.host = "::1";
    if (!best || (!IsLoopback(best->host) && IsLoopback(url.host))) best = url;
  });
  return best;
}

bool SaysHttpsOnly(std::string_view output) {
  bool https = false;
  ForEachUrl(output, "https://", [&](std::string_view) { https = true; });
  return https && !FindServerUrl(output);
}

}  // namespace stillheld
