// Routes that web frameworks have registered, read from the classes in which they keep them. A route is a name of the
// program, not a value of its users: its text is read whole.
#ifndef STILLHELD_CPYTHON_ROUTES_H_
#define STILLHELD_CPYTHON_ROUTES_H_

#include "cpython/attribute_reader.h"
#include "heap/address_index.h"

namespace stillheld {

// Adds every route found in `objects`. Known: werkzeug (Flask), Starlette (FastAPI), Django, Tornado, aiohttp, Bottle.
// Cost: nothing if none of their classes is in `types`, else a look at the type of each object.
void AddRoutes(const AddressIndex& objects, const TypeTable& types, const DecoderContext& context,
               const ObjectReader& reader, HeapBuilder& builder);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_ROUTES_H_
