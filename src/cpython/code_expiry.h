// ExpiryWatch: does a piece of code forget what is old?
//
// It does if it compares a time, or what names an age, and drops from a container in a loop, or empties or replaces the
// container. One key that is dropped outside of a loop is no expiry: `if entry.is_old: del cache[key]` forgets what
// somebody asks for again, and nothing else.
#ifndef STILLHELD_CPYTHON_CODE_EXPIRY_H_
#define STILLHELD_CPYTHON_CODE_EXPIRY_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "cpython/code_uses.h"

namespace stillheld {

// Whether what is called says what time it is: time.time(), datetime.now(), loop.time().
bool IsClock(std::string_view called);
// Whether it gives a time if it is given one: int(time.time()).
bool KeepsTime(std::string_view called);
// Whether what is called says whether something is old: entry.is_expired().
bool AsksAge(std::string_view called);
// Whether what has this name is compared with a time, or is one: ttl, expires_at, now.
bool NamesAge(std::string_view name);

class ExpiryWatch {
 public:
  // A jump leads from `end` back to `begin`. Both are offsets.
  void AddLoop(uint32_t begin, uint32_t end) { loops_.push_back({begin, end}); }
  // The code compares a time.
  void AskAge() { asks_age_ = true; }
  // `use`, of kind UseKind::kExpires, removes at `offset`: one thing, or all.
  void Forget(const CodeUse& use, uint32_t offset, bool all) { forgotten_.push_back({use, offset, all}); }

  // Those of them that forget by age.
  std::vector<CodeUse> Expiries() const;

 private:
  struct Loop {
    uint32_t begin, end;
  };
  struct Forgotten {
    CodeUse use;
    uint32_t offset;
    bool all;
  };

  bool asks_age_ = false;
  std::vector<Loop> loops_;
  std::vector<Forgotten> forgotten_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_EXPIRY_H_
