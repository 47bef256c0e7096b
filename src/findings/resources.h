// Resources: what a process holds besides memory, and who holds it. Data alone: app/resources.h fills it.
#ifndef STILLHELD_FINDINGS_RESOURCES_H_
#define STILLHELD_FINDINGS_RESOURCES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stillheld {

struct DescriptorRow {
  int number = 0;
  std::string kind = {};  // "file", "socket", "pipe", "epoll" …
  std::string path = {};
  std::string protocol = {}, local = {}, peer = {}, state = {};  // of sockets
  bool deleted = false;
  std::string owner = {};    // type of the Python object that owns it; empty: none does
  std::string held_by = {};  // the dotted name that leads there
  bool is_garbage = false;   // the owner is unreachable: only the collector will close it
  std::string pool = {};     // the dotted name of the pool that the owner belongs to; "" if it has none
  bool is_lent = false;      // the pool has given it to someone, and not got it back yet
};

struct StackLine {
  std::string function = {};
  std::string file = {};
  uint32_t line = 0;
};

struct ThreadRow {
  uint64_t id = 0;        // the kernel's
  std::string name = {};  // the kernel's, at most 15 characters
  std::string state = {};
  bool runs_python = false;
  std::string owner = {};             // type of its Thread object
  std::string held_by = {};           // "" if nothing but the interpreter does
  std::vector<StackLine> stack = {};  // the innermost first
};

struct TaskRow {
  std::string type = {};
  std::string coroutine = {};            // "app.poll (app.py:12)"
  std::vector<std::string> awaits = {};  // from there down to what it waits for
  std::string held_by = {};
  uint64_t count = 1;  // of tasks that are the same in all of this
  // Of these, how many the first look saw as well: they are at least as old as the time in between.
  std::optional<uint64_t> seen_before = {};
  std::optional<double> oldest_at_least_seconds = {};  // the age of the oldest of them; nullopt: nothing is known
  std::vector<uint64_t> addresses = {};                // for that; not shown
};

// Objects of one kind that are held in one way.
struct ObjectRow {
  std::string type = {};
  std::string held_by = {};
  uint64_t count = 0;
  std::string detail = {};             // "23 receivers"
  std::optional<int64_t> change = {};  // of count, since the first look
};

struct CacheRow {
  std::string name = {};
  std::string kind = {};  // "functools.lru_cache", "regex", a type
  uint64_t entries = 0;
  std::optional<int64_t> limit = {};  // nullopt: none
  std::optional<int64_t> hits = {}, misses = {};
  std::optional<int64_t> change = {};  // of entries, since the first look
};

// A table of sessions in a database that the process is a client of.
struct SessionTableRow {
  std::string table = {};   // "django_session"
  std::string alias = {};   // of the database in the settings: "default"
  std::string engine = {};  // "django.db.backends.sqlite3"
  std::optional<uint64_t> rows = {};
  std::string why_unknown = {};        // of the rows, as a clause
  std::optional<int64_t> change = {};  // of rows, since the first look
};

struct ResourceSection {
  std::string name = {};  // "subprocesses"
  std::vector<ObjectRow> rows = {};
};

// Something in this state that the field knows as trouble to come: findings/notices/notice.h.
struct Notice {
  std::string rule = {};     // "SH401"
  std::string title = {};    // "the collector is off"
  std::string held_by = {};  // a dotted name; "" if it has none
  std::string why = {};
  std::string fix = {};
};

struct Resources {
  uint64_t descriptor_limit = 0;
  std::vector<DescriptorRow> descriptors = {};
  std::vector<ThreadRow> threads = {};
  std::vector<TaskRow> tasks = {};
  std::vector<CacheRow> caches = {};
  std::vector<ResourceSection> sections = {};
  std::vector<SessionTableRow> session_tables = {};
  std::vector<Notice> notices = {};
  std::vector<std::string> gaps = {};  // what could not be read, as clauses
  double seconds = 0;                  // when
  double began = 0;                    // not later than the memory was read
};

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_RESOURCES_H_
