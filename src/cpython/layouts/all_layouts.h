// The one list of layout tables; see "How to add a version" in cpython/layout.h.
#ifndef STILLHELD_CPYTHON_LAYOUTS_ALL_LAYOUTS_H_
#define STILLHELD_CPYTHON_LAYOUTS_ALL_LAYOUTS_H_

#include "cpython/layout.h"

namespace stillheld {

extern const Layout kPython27;
extern const Layout kPython36;
extern const Layout kPython37;
extern const Layout kPython38;
extern const Layout kPython39;
extern const Layout kPython310;
extern const Layout kPython311;
extern const Layout kPython312;
extern const Layout kPython313;
extern const Layout kPython313t;
extern const Layout kPython314;
extern const Layout kPython314t;
extern const Layout kPython315;

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_LAYOUTS_ALL_LAYOUTS_H_
