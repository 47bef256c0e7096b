// CookieJar: the cookies of one client, as far as a load needs them: by host, path and age, without domains.
#ifndef STILLHELD_LOAD_COOKIE_JAR_H_
#define STILLHELD_LOAD_COOKIE_JAR_H_

#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace stillheld {

class CookieJar {
 public:
  // Takes the value of one Set-Cookie header that answered a request to `host` and `path`. What makes no sense is left
  // out; Max-Age=0 or less, or Expires with an empty value (how frameworks delete), removes the cookie.
  void Take(std::string_view host, std::string_view path, std::string_view set_cookie);

  // The value of the Cookie header for a request there; empty if no cookie applies.
  std::string HeaderFor(std::string_view host, std::string_view path) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  // host, path, name
  std::map<Key, std::string> value_by_key_;
};

}  // namespace stillheld

#endif  // STILLHELD_LOAD_COOKIE_JAR_H_
