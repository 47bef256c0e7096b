#include "snapshot/snapshot_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/error.h"
#include "heap/heap_builder.h"
#include "snapshot/decode.h"
#include "snapshot/example_graph.h"
#include "snapshot/format.h"
#include "snapshot/reseal.h"
#include "snapshot/sections.h"
#include "snapshot/walk_graph.h"

namespace stillheld {
namespace {

using testing::HasSubstr;

class SnapshotFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "snapshot_file_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = folder_ / "a.held";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Written(const HeapGraph& graph, const SnapshotInfo& info) const {
    WriteSnapshot(path_, graph, info);
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void Replace(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

  // The code and text of the Error that reading gives, or of none.
  std::pair<std::optional<ErrorCode>, std::string> ErrorOfReading() const {
    try {
      WalkGraph(ReadSnapshot(path_).graph);
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
      return {error.code(), error.what()};
    }
    return {std::nullopt, "no Error"};
  }
  // In memory, as there are many of them.
  static void ExpectCorrupt(const std::string& bytes, const std::string& place) {
    const std::shared_ptr<std::byte[]> copy(
        static_cast<std::byte*>(std::aligned_alloc(format::kAlignment, bytes.size() + format::kAlignment)), std::free);
    std::memcpy(copy.get(), bytes.data(), bytes.size());
    try {
      DecodeSnapshot({copy.get(), bytes.size()}, copy);
      FAIL() << place << ": no defect was found";
    } catch (const FileDefect& defect) {
      ASSERT_EQ(defect.code, ErrorCode::kCorruptFile) << place << ": " << defect.what;
      ASSERT_NE(defect.what, "");
    }
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
};

TEST_F(SnapshotFileTest, EverythingComesBack) {
  const HeapGraph graph = ExampleGraph();
  WriteSnapshot(path_, graph, ExampleInfo());
  const Snapshot read = ReadSnapshot(path_);

  const HeapColumns& a = graph.columns();
  const HeapColumns& b = read.graph.columns();
  EXPECT_TRUE(std::ranges::equal(a.address, b.address));
  EXPECT_TRUE(std::ranges::equal(a.type, b.type));
  EXPECT_TRUE(std::ranges::equal(a.size_bytes, b.size_bytes));
  EXPECT_TRUE(std::ranges::equal(a.ref_count, b.ref_count));
  EXPECT_TRUE(std::ranges::equal(a.flags, b.flags));
  EXPECT_TRUE(std::ranges::equal(a.length, b.length));
  EXPECT_TRUE(std::ranges::equal(a.out_begin, b.out_begin));
  EXPECT_TRUE(std::ranges::equal(a.in_edges, b.in_edges));
  EXPECT_EQ(WalkGraph(graph), WalkGraph(read.graph));

  const NodeId app(0u), global_var(1u), item(2u);
  EXPECT_EQ(read.graph.text(read.graph.out(app)[0].label.name()), "global_var");
  EXPECT_EQ(read.graph.multiplicity(read.graph.first_edge(global_var)), 2u);
  EXPECT_EQ(read.graph.out(item)[0].label.kind(), EdgeKind::kWeak);
  ASSERT_EQ(read.graph.roots().size(), 2u);
  EXPECT_EQ(read.graph.roots()[1].kind, RootKind::kThreadState);
  EXPECT_EQ(read.graph.text(read.graph.roots()[1].name), "context");
  EXPECT_EQ(read.graph.text(read.graph.name(app)->file), "app.py");
  EXPECT_EQ(read.graph.uses("global_var")[0].line, 17u);
  EXPECT_TRUE(read.graph.uses("global_var")[0].is_global);
  EXPECT_FALSE(read.graph.uses("global_var")[0].is_local);
  EXPECT_FALSE(read.graph.uses("item")[0].is_global);
  EXPECT_TRUE(read.graph.uses("item")[0].is_local);
  EXPECT_EQ(read.graph.uses("item")[0].kind, UseKind::kRemoves);
  EXPECT_EQ(read.graph.bounds(item)[0].limit, -1);
  EXPECT_EQ(read.graph.text(read.graph.routes()[0].path), "/foo");
  ASSERT_EQ(read.graph.native_references(NodeId(1u)).size(), 1u);
  EXPECT_EQ(read.graph.text(read.graph.native_references(NodeId(1u))[0].place), "libfoo.so .bss (near `cache`)");
  EXPECT_EQ(read.graph.native_references(NodeId(1u))[0].count, 2u);
  EXPECT_TRUE(read.graph.native_references(app).empty());
  EXPECT_EQ(read.graph.python_memory().orphan_blocks[3], 5u);
  EXPECT_EQ(read.graph.type_info(TypeId(0u)).node, app);
  EXPECT_EQ(read.graph.python_version(), "9.8.7");
  EXPECT_FALSE(read.graph.gc().enabled);
  EXPECT_EQ(read.graph.gc().generations[1].count, -3);
  EXPECT_EQ(read.graph.faults().torn, 5u);

  const SnapshotInfo info = ExampleInfo();
  EXPECT_EQ(read.info.pid, info.pid);
  EXPECT_EQ(read.info.time_ns, info.time_ns);
  EXPECT_EQ(read.info.stop_ns, info.stop_ns);
  EXPECT_EQ(read.info.mode, info.mode);
  EXPECT_EQ(read.info.mode_reason, info.mode_reason);
  EXPECT_EQ(read.info.tool, info.tool);
  EXPECT_EQ(read.info.rss_bytes, info.rss_bytes);
  EXPECT_DOUBLE_EQ(read.graph.python_memory().coverage(), 0.997);
  EXPECT_EQ(read.info.more, info.more);
}

TEST_F(SnapshotFileTest, TheEmptyGraphComesBack) {
  WriteSnapshot(path_, HeapGraph(), {});
  EXPECT_EQ(ReadSnapshot(path_).graph.node_count(), 0u);
}

TEST_F(SnapshotFileTest, TheGraphOutlivesTheName) {
  WriteSnapshot(path_, ExampleGraph(), ExampleInfo());
  const HeapGraph graph = ReadSnapshot(path_).graph;
  std::filesystem::remove(path_);
  EXPECT_EQ(WalkGraph(graph), WalkGraph(ExampleGraph()));
}

TEST_F(SnapshotFileTest, EqualInputGivesEqualBytes) {
  const std::string first = Written(ExampleGraph(), ExampleInfo());
  EXPECT_EQ(Written(ExampleGraph(), ExampleInfo()), first);
  const Snapshot read = ReadSnapshot(path_);
  EXPECT_EQ(Written(read.graph, read.info), first) << "writing what was read changes nothing";
}

// The file was written by the first version of the format. It is also where the fuzzer begins.
TEST_F(SnapshotFileTest, AFileOfVersionOneIsReadForEver) {
  const Snapshot read = ReadSnapshot(STILLHELD_SOURCE_DIR "/tests/fuzz/snapshot_fuzz/version_1_0.held");
  EXPECT_EQ(WalkGraph(read.graph), WalkGraph(ExampleGraph()));
  EXPECT_EQ(read.graph.text(read.graph.uses("global_var")[0].operation), "append");
  EXPECT_EQ(read.info.pid, ExampleInfo().pid);
  EXPECT_EQ(read.info.more, ExampleInfo().more);
  EXPECT_TRUE(read.graph.columns().native_references.empty()) << "they came with a later version";
}

TEST_F(SnapshotFileTest, TheFileIsForItsOwnerAlone) {
  WriteSnapshot(path_, ExampleGraph(), ExampleInfo());
  struct stat status;
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(SnapshotFileTest, AFileThatIsCutAnywhereIsRefused) {
  const std::string whole = Written(ExampleGraph(), ExampleInfo());
  for (size_t size = 0; size < whole.size(); ++size) {
    ExpectCorrupt(whole.substr(0, size), "cut at " + std::to_string(size));
    if (HasFatalFailure()) return;
  }
}

TEST_F(SnapshotFileTest, AFileWithAnyByteChangedIsRefused) {
  const std::string whole = Written(ExampleGraph(), ExampleInfo());
  for (size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {0, 7}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 1 << bit);
      ExpectCorrupt(changed, "changed at " + std::to_string(at));
      if (HasFatalFailure()) return;
    }
  }
}

TEST_F(SnapshotFileTest, BytesAfterTheEndAreRefused) {
  ExpectCorrupt(Written(ExampleGraph(), ExampleInfo()) + std::string(64, '\0'), "a tail");
}

TEST_F(SnapshotFileTest, TheErrorSaysWhatIsWrong) {
  const std::string whole = Written(ExampleGraph(), ExampleInfo());
  Replace("");
  EXPECT_THAT(ErrorOfReading().second, HasSubstr("it is empty"));
  Replace("just a text file that is longer than a header, by far: no, it is not a snapshot at all");
  EXPECT_THAT(ErrorOfReading().second, HasSubstr("not a snapshot file"));
  Replace(whole.substr(0, whole.size() / 2));
  EXPECT_THAT(ErrorOfReading().second, HasSubstr("it is cut"));
  EXPECT_THAT(ErrorOfReading().second, HasSubstr(path_.string()));
}

TEST_F(SnapshotFileTest, ANewerFormatIsRefusedAsSuch) {
  std::string bytes = Written(ExampleGraph(), ExampleInfo());
  const uint16_t newer = format::kMajorVersion + 1;
  std::memcpy(&bytes[offsetof(format::Header, major)], &newer, sizeof(newer));
  Reseal(std::as_writable_bytes(std::span(bytes)));
  Replace(bytes);
  EXPECT_EQ(ErrorOfReading().first, ErrorCode::kNewerFile);
}

TEST_F(SnapshotFileTest, ANewerMinorVersionWithASectionAndAFactMoreIsRead) {
  SnapshotInfo info = ExampleInfo();
  info.more["a fact of the future"] = "1";
  std::string bytes = Written(ExampleGraph(), info);
  auto header = LoadAt<format::Header>(std::as_bytes(std::span(bytes)), 0);
  const size_t table_end = sizeof(header) + header.section_count * sizeof(format::SectionEntry);
  // The padding behind the table has room for one more entry, or else everything behind moves.
  const bool has_room = table_end % format::kAlignment != 0;
  const uint64_t moved = has_room ? 0 : format::kAlignment;
  const format::SectionEntry unknown = {.id = 999, .offset = bytes.size() + moved, .size_bytes = format::kAlignment};
  bytes.append(format::kAlignment, 'x');
  header.minor = 7;
  ++header.section_count;
  std::memcpy(bytes.data(), &header, sizeof(header));
  if (!has_room) bytes.insert(table_end, format::kAlignment, '\0');
  for (size_t at = sizeof(header); at < table_end; at += sizeof(format::SectionEntry)) {
    auto entry = LoadAt<format::SectionEntry>(std::as_bytes(std::span(bytes)), at);
    entry.offset += moved;
    std::memcpy(&bytes[at], &entry, sizeof(entry));
  }
  std::memcpy(&bytes[table_end], &unknown, sizeof(unknown));
  Reseal(std::as_writable_bytes(std::span(bytes)));
  Replace(bytes);
  const Snapshot read = ReadSnapshot(path_);
  EXPECT_EQ(WalkGraph(read.graph), WalkGraph(ExampleGraph()));
  EXPECT_EQ(read.info.more.at("a fact of the future"), "1");
}

TEST_F(SnapshotFileTest, AFileThatCannotBeReadIsNoCorruptFile) {
  EXPECT_EQ(ErrorOfReading().first, ErrorCode::kIo) << "it is not there";
  path_ = folder_;
  EXPECT_EQ(ErrorOfReading().first, ErrorCode::kIo) << "it is a folder";
  path_ = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  EXPECT_EQ(ErrorOfReading().first, ErrorCode::kIo) << "it is a pipe";
}

TEST_F(SnapshotFileTest, ASnapshotIsKnownByItsFirstBytes) {
  EXPECT_FALSE(IsSnapshotFile(path_));
  EXPECT_FALSE(IsSnapshotFile(folder_));
  Replace("4242");
  EXPECT_FALSE(IsSnapshotFile(path_));
  WriteSnapshot(path_, ExampleGraph(), ExampleInfo());
  EXPECT_TRUE(IsSnapshotFile(path_));
}

}  // namespace
}  // namespace stillheld
