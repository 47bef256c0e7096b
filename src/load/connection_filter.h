// ConnectionFilter: decides of each new connection whether requests may go over it, before a byte is sent.
#ifndef STILLHELD_LOAD_CONNECTION_FILTER_H_
#define STILLHELD_LOAD_CONNECTION_FILTER_H_

#include <chrono>
#include <cstdint>
#include <functional>

namespace stillheld {

enum class Admission : uint8_t {
  kNotYet,  // ask again in a moment
  kAdmitted,
  kRefused,   // close it and make another
  kHopeless,  // close it, and make no other: none will be admitted
};

// `socket`: its descriptor; `waited`: since it was made. Called by several threads at once. Empty: all are admitted.
using ConnectionFilter = std::function<Admission(int socket, std::chrono::milliseconds waited)>;

}  // namespace stillheld

#endif  // STILLHELD_LOAD_CONNECTION_FILTER_H_
