// ExpiryWatch: does a piece of code forget what is old?
//
// It does if it compares a time, or what names an age, and drops from a container in a loop, or empties or replaces the
// container. One key that is dropped outside of a loop is no expiry: `if entry.is_old: del cache[key]` forgets what
// somebody asks for again, and nothing else. Neither is what happens whatever the comparison says, as behind
// `if time() > next_beat: beat()`, or unless it raises, as behind `if ttl <= 0: raise ValueError`.
#ifndef STILLHELD_CPYTHON_CODE_EXPIRY_H_
#define STILLHELD_CPYTHON_CODE_EXPIRY_H_

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "cpython/bytecode.h"
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
  // The next instruction; what is told after it happens there. `target` is where it jumps to, if it does.
  void Step(const Instruction& instruction, uint32_t target);
  // The code compares a time.
  void AskAge() { questions_.push_back({.offset = at_, .step = step_}); }
  // Another piece of code does, which this one makes.
  void AskAgeElsewhere() { asks_elsewhere_ = true; }
  // `use`, of kind UseKind::kExpires, removes at `offset`: one thing, or all.
  void Forget(const CodeUse& use, uint32_t offset, bool all) { forgotten_.push_back({use, offset, all}); }

  // Those of them that forget by age.
  std::vector<CodeUse> Expiries() const;

 private:
  static constexpr uint32_t kNowhere = std::numeric_limits<uint32_t>::max();
  struct Loop {
    uint32_t begin, end;
    bool Has(uint32_t offset) const { return begin <= offset && offset < end; }
  };
  struct Question {
    uint32_t offset = 0;
    uint32_t step = 0;
    uint32_t branch = kNowhere;   // where the jump leads to that depends on the answer, until that is reached
    uint32_t rejoins = kNowhere;  // from where on the answer no longer matters
  };
  struct Forgotten {
    CodeUse use;
    uint32_t offset;
    bool all;
  };
  enum class Flow : uint8_t { kOn, kBranches, kEnds };

  void AddLoop(uint32_t begin, uint32_t end);
  bool Decides(const Question& question, uint32_t offset) const;

  bool asks_elsewhere_ = false;
  uint32_t at_ = 0, step_ = 0;
  Flow before_ = Flow::kOn;  // of the instruction in front
  std::vector<Question> questions_;
  std::vector<Loop> loops_;
  std::vector<Forgotten> forgotten_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_EXPIRY_H_
