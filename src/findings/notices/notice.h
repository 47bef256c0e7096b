// Notice: something in the state of a process, seen in one look, that the field knows as trouble to come.
//
// Rules (findings/rules) speak of growth that was measured; notices need no load and no second look. Each is a file of
// its own, and says nothing of a process that is as it should be.
#ifndef STILLHELD_FINDINGS_NOTICES_NOTICE_H_
#define STILLHELD_FINDINGS_NOTICES_NOTICE_H_

#include <span>
#include <string>
#include <vector>

#include "analysis/path_names.h"
#include "analysis/root_paths.h"
#include "findings/resources.h"
#include "heap/heap_graph.h"

namespace stillheld {

// What notices look at. All of it outlives them.
struct ProcessState {
  const HeapGraph& graph;
  const RootPaths& paths;
  const PathNamer& namer;
  const Resources& resources;
};

struct NoticeRule {
  const char* id;     // "SH401": stable, never used again for something else
  const char* title;  // "the collector is off"
  // Leaves id and title of what it returns empty.
  std::vector<Notice> (*find)(const ProcessState&);
};

std::span<const NoticeRule* const> AllNoticeRules();

std::vector<Notice> FindNotices(const ProcessState& state);

extern const NoticeRule kCollectorOff;     // SH401
extern const NoticeRule kFrozenGarbage;    // SH402
extern const NoticeRule kQueryLog;         // SH403
extern const NoticeRule kDebugTools;       // SH404
extern const NoticeRule kRunningProfiler;  // SH405
extern const NoticeRule kLastRequest;      // SH406
extern const NoticeRule kFilesInGarbage;   // SH407
extern const NoticeRule kLongCache;        // SH408
extern const NoticeRule kSessionTable;     // SH409

// Phrases and questions that several need.
std::string HolderOf(const ProcessState& state, NodeId node);  // "" if nothing reaches it
bool HasModule(const HeapGraph& graph, std::string_view module);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_NOTICES_NOTICE_H_
