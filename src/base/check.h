// CHECK(condition): a bug of ours, never reachable by input. On in release builds too: prints the place and aborts.
#ifndef STILLHELD_BASE_CHECK_H_
#define STILLHELD_BASE_CHECK_H_

namespace stillheld {

[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace stillheld

#define CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::stillheld::CheckFailed(#condition, __FILE__, __LINE__))

#endif  // STILLHELD_BASE_CHECK_H_
