// Url: an http:// URL cut into its parts.
#ifndef STILLHELD_LOAD_URL_H_
#define STILLHELD_LOAD_URL_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace stillheld {

struct Url {
  std::string host;  // without brackets: "127.0.0.1", "::1", "localhost"
  uint16_t port = 80;
  std::string target = "/";  // path and query as they go over the wire, without the fragment

  // The value of the Host header: "127.0.0.1:5000", "[::1]:8000", "localhost".
  std::string host_header() const;
  std::string path() const { return target.substr(0, target.find('?')); }
  // "http://127.0.0.1:5000", without a path.
  std::string base() const { return "http://" + host_header(); }
};

// Throws Error kUsage that names what is wrong with the text; https is refused with what to do instead.
Url ParseUrl(std::string_view text);

// Whether the host is this machine by its name or address alone; nothing is resolved.
bool IsLoopback(std::string_view host);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_URL_H_
