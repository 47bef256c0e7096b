// Facts: the names and values of a snapshot file that are not tables: SnapshotInfo, the collector's state, faults.
//
// They are text, so that new ones can come and go without a new version, and a person can read them with `strings`.
#ifndef STILLHELD_SNAPSHOT_FACTS_H_
#define STILLHELD_SNAPSHOT_FACTS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "heap/heap_columns.h"
#include "snapshot/snapshot_info.h"

namespace stillheld {

using Facts = std::map<std::string, std::string>;

Facts FactsOf(const HeapColumns& columns, const SnapshotInfo& info);
// Fills gc, faults and python_version of `columns`. Names that are missing leave the default, as do values that make no
// sense; names that are not known go to info.more.
void ApplyFacts(const Facts& facts, HeapColumns& columns, SnapshotInfo& info);

std::vector<std::byte> EncodeFacts(const Facts& facts);
// nullopt if the bytes are no list of facts.
std::optional<Facts> DecodeFacts(std::span<const std::byte> bytes);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_FACTS_H_
