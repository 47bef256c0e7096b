// Between the records of the file (format.h) and those of the graph (heap_records.h), both ways.
//
// Decoding checks nothing: check_columns.h does, on the result. Values that a graph's type cannot hold become ones that
// its check refuses.
#ifndef STILLHELD_SNAPSHOT_RECORDS_H_
#define STILLHELD_SNAPSHOT_RECORDS_H_

#include "heap/heap_records.h"
#include "snapshot/format.h"

namespace stillheld {

format::TypeRecord Encode(const TypeInfo& type);
format::RootRecord Encode(const Root& root);
format::NameRecord Encode(const ObjectName& name);
format::UseRecord Encode(const UseSite& use);
format::BoundRecord Encode(const SizeBound& bound);
format::RouteRecord Encode(const Route& route);
format::NativeReferenceRecord Encode(const NativeReference& reference);

TypeInfo Decode(const format::TypeRecord& record);
Root Decode(const format::RootRecord& record);
ObjectName Decode(const format::NameRecord& record);
UseSite Decode(const format::UseRecord& record);
SizeBound Decode(const format::BoundRecord& record);
Route Decode(const format::RouteRecord& record);
NativeReference Decode(const format::NativeReferenceRecord& record);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_RECORDS_H_
