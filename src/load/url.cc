#include "load/url.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"

namespace stillheld {
namespace {

constexpr size_t kMaxUrlBytes = 8192;

[[noreturn]] void Refuse(std::string_view text, std::string_view why) {
  throw Error(ErrorCode::kUsage, fmt::format("'{}' is not a URL that can be asked: {}", text, why),
              "write it as http://127.0.0.1:5000/path");
}

// What HTTP/1.1 cannot carry in a request line: a space or control character would start a new field or line.
bool IsUnsafe(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7f;
}

bool IsHostCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

uint16_t ParsePort(std::string_view text, std::string_view digits) {
  uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port == 0) {
    Refuse(text, fmt::format("'{}' is no port (1 to 65535)", digits));
  }
  return port;
}

bool IsIpv6(const std::string& host) {
  in6_addr address;
  return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

}  // namespace

std::string Url::host_header() const {
  const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return port == 80 ? name : fmt::format("{}:{}", name, port);
}

Url ParseUrl(std::string_view text) {
  if (text.size() > kMaxUrlBytes) Refuse(text.substr(0, 60), "it is longer than 8 KiB");
  if (std::ranges::any_of(text, IsUnsafe)) Refuse(text, "it has a space or a control character; write %20 for a space");
  if (text.starts_with("https://")) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' asks for TLS, which is not spoken here", text),
                "give the http:// address on which the application itself listens, behind the proxy that ends TLS");
  }
  constexpr std::string_view kScheme = "http://";
  if (!text.starts_with(kScheme)) Refuse(text, "it does not begin with http://");
  std::string_view rest = text.substr(kScheme.size());
  rest = rest.substr(0, rest.find('#'));

  const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
  const std::string_view target = rest.substr(authority.size());
  if (authority.find('@') != std::string_view::npos) {
    Refuse(text, "a user name in it is not sent; give --header 'Authorization: …' instead");
  }

  Url url;
  std::string_view port;
  if (authority.starts_with('[')) {
    const size_t close = authority.find(']');
    if (close == std::string_view::npos) Refuse(text, "the ']' of the IPv6 address is missing");
    url.host = authority.substr(1, close - 1);
    if (!IsIpv6(url.host)) Refuse(text, fmt::format("'{}' is no IPv6 address", url.host));
    port = authority.substr(close + 1);
  } else {
    url.host = authority.substr(0, authority.find(':'));
    if (!std::ranges::all_of(url.host, IsHostCharacter)) Refuse(text, fmt::format("'{}' is no host", url.host));
    port = authority.substr(url.host.size());
  }
  if (url.host.empty()) Refuse(text, "it names no host");
  if (!port.empty() && port.front() != ':') Refuse(text, "something other than a port follows the host");
  if (!port.empty()) url.port = ParsePort(text, port.substr(1));

  url.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
  return url;
}

bool IsLoopback(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  const std::string name(host);
  in_addr v4;
  if (inet_pton(AF_INET, name.c_str(), &v4) == 1) {
    const uint32_t address = ntohl(v4.s_addr);
    // 0.0.0.0 is what servers print when they listen on every address; connecting to it reaches this machine.
    return address >> 24 == 127 || address == 0;
  }
  in6_addr v6;
  if (inet_pton(AF_INET6, name.c_str(), &v6) == 1) {
    if (IN6_IS_ADDR_V4MAPPED(&v6)) return v6.s6_addr[12] == 127;
    return IN6_IS_ADDR_LOOPBACK(&v6) || IN6_IS_ADDR_UNSPECIFIED(&v6);
  }
  return false;
}

}  // namespace stillheld
