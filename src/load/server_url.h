// The URL that a server names in its output when it is ready.
#ifndef STILLHELD_LOAD_SERVER_URL_H_
#define STILLHELD_LOAD_SERVER_URL_H_

#include <optional>
#include <string_view>

#include "load/url.h"

namespace stillheld {

// Looks for lines such as "Running on http://127.0.0.1:5000", "Listening at: http://…". A loopback address is preferred
// among several; 0.0.0.0 and [::] are written as the loopback that reaches them. The path is "/".
std::optional<Url> FindServerUrl(std::string_view output);

// Whether the server says that it speaks TLS only.
bool SaysHttpsOnly(std::string_view output);

}  // namespace stillheld

#endif  // STILLHELD_LOAD_SERVER_URL_H_
