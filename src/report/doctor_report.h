// What `stillheld doctor` finds: whether this machine, and one process on it, can be read, and how.
#ifndef STILLHELD_REPORT_DOCTOR_REPORT_H_
#define STILLHELD_REPORT_DOCTOR_REPORT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace stillheld {

enum class Health : uint8_t {
  kGood,
  kLimited,  // works with a restriction that is named
  kBad,      // nothing can be read because of this
};

struct DoctorCheck {
  std::string name;  // "kernel", "rights"
  Health health = Health::kGood;
  std::string found;  // one line
  std::string todo;   // what to do about it; empty if there is nothing to do
};

struct DoctorReport {
  int pid = 0;  // 0: the machine alone was looked at
  std::vector<DoctorCheck> checks;
  std::string mode;  // "fork" or "copy": what would be chosen for the target; empty without one
  std::string mode_reason;

  Health health() const;  // the worst of the checks
};

std::string DoctorText(const DoctorReport& report, bool color);
// docs/doctor.schema.json
std::string DoctorJson(const DoctorReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_DOCTOR_REPORT_H_
