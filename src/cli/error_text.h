// How an Error is shown: one paragraph that says what happened, why, and what to do.
#ifndef STILLHELD_CLI_ERROR_TEXT_H_
#define STILLHELD_CLI_ERROR_TEXT_H_

#include <string>

#include "base/error.h"

namespace stillheld {

std::string ErrorText(const Error& error);

}  // namespace stillheld

#endif  // STILLHELD_CLI_ERROR_TEXT_H_
