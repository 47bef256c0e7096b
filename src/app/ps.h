// ps: the Python processes of this machine.
#ifndef STILLHELD_APP_PS_H_
#define STILLHELD_APP_PS_H_

#include <vector>

#include "report/process_list.h"

namespace stillheld {

std::vector<ProcessRow> ListForPs();

}  // namespace stillheld

#endif  // STILLHELD_APP_PS_H_
