// How many rows a table of an SQLite database has, read from its file without SQLite: no lock is taken, nothing is
// written, not even the files that SQLite itself would make beside it.
#ifndef STILLHELD_APP_SQLITE_ROWS_H_
#define STILLHELD_APP_SQLITE_ROWS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/fd.h"

namespace stillheld {

// As of the last transaction that was committed, those in the write-ahead log (`log`; may be invalid) included.
// nullopt: no such table, or one of more than a million pages; no SQLite database, or one that changes all the time or
// makes no sense. Cost: a read of a few bytes for each page of the table.
std::optional<uint64_t> CountSqliteRows(const UniqueFd& file, const UniqueFd& log, std::string_view table);

}  // namespace stillheld

#endif  // STILLHELD_APP_SQLITE_ROWS_H_
