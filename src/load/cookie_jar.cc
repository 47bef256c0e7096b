#include "load/cookie_jar.h"

#include <algorithm>
#include <cctype>

namespace stillheld {
namespace {

constexpr size_t kMaxCookieBytes = 8192;
constexpr size_t kMaxCookies = 300;

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The next part up to `;`, taken off `rest`, cut at the first `=`.
std::pair<std::string_view, std::string_view> NextPart(std::string_view& rest) {
  const size_t end = std::min(rest.find(';'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  const size_t equals = std::min(part.find('='), part.size());
  return {Trim(part.substr(0, equals)), Trim(part.substr(std::min(equals + 1, part.size())))};
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// RFC 6265, 5.1.4.
std::string_view DefaultPath(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos || slash == 0 ? "/" : path.substr(0, slash);
}

bool PathMatches(std::string_view cookie_path, std::string_view path) {
  return path.starts_with(cookie_path) &&
         (path.size() == cookie_path.size() || cookie_path.ends_with('/') || path[cookie_path.size()] == '/');
}

}  // namespace

void CookieJar::Take(std::string_view host, std::string_view path, std::string_view set_cookie) {
  if (set_cookie.size() > kMaxCookieBytes) return;
  std::string_view rest = set_cookie;
  const auto [name, value] = NextPart(rest);
  if (name.empty() || !set_cookie.substr(0, set_cookie.find(';')).contains('=')) return;
  std::string_view cookie_path = DefaultPath(path);
  bool deleted = false;
  while (!rest.empty()) {
    const auto [attribute, setting] = NextPart(rest);
    if (EqualsIgnoringCase(attribute, "path") && setting.starts_with('/')) cookie_path = setting;
    if (EqualsIgnoringCase(attribute, "max-age")) deleted = deleted || setting == "0" || setting.starts_with('-');
    if (EqualsIgnoringCase(attribute, "expires")) deleted = deleted || value.empty() || value == "\"\"";
  }
  const Key key(host, cookie_path, name);
  if (deleted) {
    value_by_key_.erase(key);
  } else if (value_by_key_.size() < kMaxCookies || value_by_key_.contains(key)) {
    value_by_key_[key] = value;
  }
}

std::string CookieJar::HeaderFor(std::string_view host, std::string_view path) const {
  std::string header;
  for (const auto& [key, value] : value_by_key_) {
    const auto& [cookie_host, cookie_path, name] = key;
    if (cookie_host != host || !PathMatches(cookie_path, path)) continue;
    if (!header.empty()) header += "; ";
    header += name + "=" + value;
  }
  return header;
}

}  // namespace stillheld
