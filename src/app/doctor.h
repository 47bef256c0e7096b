// doctor: can this machine, or this process, be read?
#ifndef STILLHELD_APP_DOCTOR_H_
#define STILLHELD_APP_DOCTOR_H_

#include <sys/types.h>

#include "report/doctor_report.h"

namespace stillheld {

DoctorReport DiagnoseMachine();

// The same with the checks of one process, which is looked at and not stopped. What is wrong with it is part of the
// report, not an Error.
DoctorReport DiagnoseProcess(pid_t pid);

}  // namespace stillheld

#endif  // STILLHELD_APP_DOCTOR_H_
