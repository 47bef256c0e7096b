// Written by tools/generate_layouts.py from the headers and debug information of CPython 3.6.15: do not edit.
// clang-format off
#include "cpython/layouts/all_layouts.h"

// A field that is left out does not exist in this version.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace stillheld {
namespace {

using enum EdgeKind;

constexpr PlainField kBaseExceptionFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"}};
constexpr PlainField kCArgObjectFields[] = {{48, kAttribute, "_obj"}};
constexpr PlainField kImportErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"},
    {64, kAttribute, "msg"}, {72, kAttribute, "name"}, {80, kAttribute, "path"}};
constexpr PlainField kMultibyteIncrementalDecoderFields[] = {{32, kInternal, "errors"}};
constexpr PlainField kMultibyteIncrementalEncoderFields[] = {{32, kInternal, "errors"}, {40, kInternal, "pending"}};
constexpr PlainField kMultibyteStreamReaderFields[] = {{32, kInternal, "errors"}, {56, kAttribute, "stream"}};
constexpr PlainField kMultibyteStreamWriterFields[] = {{32, kInternal, "errors"}, {40, kInternal, "pending"},
    {48, kAttribute, "stream"}};
constexpr PlainField kOSErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__traceback__"},
    {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"}, {64, kAttribute, "errno"},
    {72, kAttribute, "strerror"}, {80, kAttribute, "filename"}, {88, kAttribute, "filename2"}};
constexpr PlainField kStgDictFields[] = {{96, kInternal, "proto"}, {128, kInternal, "argtypes"},
    {136, kInternal, "converters"}, {144, kInternal, "restype"}, {152, kInternal, "checker"}};
constexpr PlainField kStopIterationFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"},
    {64, kAttribute, "value"}};
constexpr PlainField kStructFields[] = {{40, kAttribute, "format"}};
constexpr PlainField kSyntaxErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"},
    {64, kAttribute, "msg"}, {72, kAttribute, "filename"}, {80, kAttribute, "lineno"}, {88, kAttribute, "offset"},
    {96, kAttribute, "text"}, {104, kAttribute, "print_file_and_line"}};
constexpr PlainField kSystemExitFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"},
    {64, kAttribute, "code"}};
constexpr PlainField kTaskStepMethWrapperFields[] = {{16, kInternal, "sw_task"}, {24, kInternal, "sw_arg"}};
constexpr PlainField kTaskWakeupMethWrapperFields[] = {{16, kInternal, "ww_task"}};
constexpr PlainField kUnicodeDecodeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__traceback__"}, {40, kAttribute, "__context__"}, {48, kAttribute, "__cause__"},
    {64, kAttribute, "encoding"}, {72, kAttribute, "object"}, {96, kAttribute, "reason"}};
constexpr PlainField kAsyncioFutureFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "fut_callbacks"},
    {32, kAttribute, "_exception"}, {40, kAttribute, "_result"}, {48, kInternal, "fut_source_tb"}, {72, kDict, ""}};
constexpr PlainField kAsyncioFutureIterFields[] = {{16, kInternal, "future"}};
constexpr PlainField kAsyncioTaskFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "task_callbacks"},
    {32, kAttribute, "_exception"}, {40, kAttribute, "_result"}, {48, kInternal, "task_source_tb"}, {72, kDict, ""},
    {88, kAttribute, "_fut_waiter"}, {96, kAttribute, "_coro"}};
constexpr PlainField kBz2BZ2DecompressorFields[] = {{104, kAttribute, "unused_data"}};
constexpr PlainField kCollectionsDequeIteratorFields[] = {{32, kInternal, "deque"}};
constexpr PlainField kCsvDialectFields[] = {{40, kAttribute, "lineterminator"}};
constexpr PlainField kCsvReaderFields[] = {{16, kInternal, "input_iter"}, {24, kAttribute, "dialect"},
    {32, kInternal, "fields"}};
constexpr PlainField kCsvWriterFields[] = {{24, kAttribute, "dialect"}};
constexpr PlainField kCtypesCFieldFields[] = {{40, kInternal, "proto"}};
constexpr PlainField kCtypesCFuncPtrFields[] = {{32, kAttribute, "_b_base_"}, {64, kAttribute, "_objects"},
    {96, kInternal, "thunk"}, {104, kInternal, "callable"}, {112, kInternal, "converters"},
    {120, kInternal, "argtypes"}, {128, kInternal, "restype"}, {144, kInternal, "errcheck"},
    {152, kInternal, "paramflags"}};
constexpr PlainField kCtypesCThunkObjectFields[] = {{80, kInternal, "converters"}, {88, kInternal, "callable"},
    {96, kInternal, "restype"}};
constexpr PlainField kCtypesDictRemoverFields[] = {{16, kInternal, "key"}, {24, kInternal, "dict"}};
constexpr PlainField kCtypesCDataFields[] = {{32, kAttribute, "_b_base_"}, {64, kAttribute, "_objects"}};
constexpr PlainArray kElementtreeElementIteratorArrays[] = {
    {16, 24, 16, 0, kInternal, "parent_stack[parent_stack_used].parent", kNoHop}};
constexpr PlainField kElementtreeElementIteratorFields[] = {{40, kInternal, "root_element"},
    {48, kInternal, "sought_tag"}};
constexpr PlainField kIoBufferedRWPairFields[] = {{16, kInternal, "reader"}, {24, kInternal, "writer"},
    {32, kDict, ""}};
constexpr PlainBuffer kIoBufferedRandomBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainField kIoBufferedRandomFields[] = {{16, kAttribute, "raw"}, {136, kDict, ""}};
constexpr PlainBuffer kIoBufferedReaderBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainBuffer kIoBufferedWriterBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainField kIoBytesIOFields[] = {{16, kInternal, "buf"}, {40, kDict, ""}};
constexpr PlainField kIoFileIOFields[] = {{40, kDict, ""}};
constexpr PlainField kIoIncrementalNewlineDecoderFields[] = {{16, kInternal, "decoder"}, {24, kInternal, "errors"}};
constexpr PlainBuffer kIoStringIOBuffers[] = {{16, 40, 4, kNoHop}};
constexpr PlainField kIoStringIOFields[] = {{56, kInternal, "accu.large"}, {64, kInternal, "accu.small"},
    {80, kInternal, "decoder"}, {88, kInternal, "readnl"}, {96, kInternal, "writenl"}, {104, kDict, ""}};
constexpr PlainField kIoTextIOWrapperFields[] = {{32, kAttribute, "buffer"}, {40, kAttribute, "encoding"},
    {48, kInternal, "encoder"}, {56, kInternal, "decoder"}, {64, kInternal, "readnl"}, {72, kAttribute, "errors"},
    {120, kInternal, "decoded_chars"}, {136, kInternal, "pending_bytes"}, {152, kInternal, "snapshot"},
    {168, kInternal, "raw"}, {184, kDict, ""}};
constexpr PlainField kIoBytesIOBufferFields[] = {{16, kInternal, "source"}};
constexpr PlainField kIoIOBaseFields[] = {{16, kDict, ""}};
constexpr PlainField kJsonEncoderFields[] = {{16, kAttribute, "markers"}, {24, kAttribute, "default"},
    {32, kAttribute, "encoder"}, {40, kAttribute, "indent"}, {48, kAttribute, "key_separator"},
    {56, kAttribute, "item_separator"}};
constexpr PlainField kJsonScannerFields[] = {{16, kAttribute, "strict"}, {24, kAttribute, "object_hook"},
    {32, kAttribute, "object_pairs_hook"}, {40, kAttribute, "parse_float"}, {48, kAttribute, "parse_int"},
    {56, kAttribute, "parse_constant"}, {64, kInternal, "memo"}};
constexpr PlainField kLsprofProfilerFields[] = {{48, kInternal, "externalTimer"}};
constexpr PlainField kLzmaLZMADecompressorFields[] = {{184, kAttribute, "unused_data"}};
constexpr PlainBuffer kPicklePicklerBuffers[] = {{16, kNoHop, 32, kNoHop}, {24, 16, 16, 16}};
constexpr PlainArray kPicklePicklerArrays[] = {
    {24, 16, 16, 0, kInternal, "memo->mt_table[memo->mt_allocated].me_key", 16}};
constexpr PlainField kPicklePicklerFields[] = {{24, kInternal, "pers_func"}, {40, kAttribute, "dispatch_table"},
    {48, kInternal, "write"}, {56, kInternal, "output_buffer"}, {128, kInternal, "fast_memo"}};
constexpr PlainField kPicklePicklerMemoProxyFields[] = {{16, kInternal, "pickler"}};
constexpr PlainBuffer kPickleUnpicklerBuffers[] = {{24, 32, 8, kNoHop}, {224, 240, 8, kNoHop}};
constexpr PlainArray kPickleUnpicklerArrays[] = {{24, 32, 8, 0, kInternal, "memo[memo_size]", kNoHop}};
constexpr PlainField kPickleUnpicklerFields[] = {{16, kInternal, "stack"}, {48, kInternal, "pers_func"},
    {72, kInternal, "buffer.obj"}, {184, kInternal, "read"}, {192, kInternal, "readline"}, {200, kInternal, "peek"}};
constexpr PlainField kPickleUnpicklerMemoProxyFields[] = {{16, kInternal, "unpickler"}};
constexpr PlainField kSreSREScannerFields[] = {{16, kAttribute, "pattern"}, {56, kInternal, "state.string"}};
constexpr PlainField kSslSSLSessionFields[] = {{24, kInternal, "ctx"}};
constexpr PlainField kSslSSLSocketFields[] = {{16, kInternal, "Socket"}, {32, kAttribute, "context"},
    {48, kInternal, "owner"}, {56, kAttribute, "server_hostname"}};
constexpr PlainField kStructUnpackIteratorFields[] = {{16, kInternal, "so"}, {32, kInternal, "buf.obj"}};
constexpr PlainField kThreadLocalFields[] = {{16, kInternal, "key"}, {24, kInternal, "args"}, {32, kInternal, "kw"},
    {48, kInternal, "dummies"}, {56, kInternal, "wr_callback"}};
constexpr PlainField kArrayArrayiteratorFields[] = {{24, kInternal, "ao"}};
constexpr PlainField kAsyncGeneratorAsendFields[] = {{16, kInternal, "ags_gen"}, {24, kInternal, "ags_sendval"}};
constexpr PlainField kAsyncGeneratorAthrowFields[] = {{16, kInternal, "agt_gen"}, {24, kInternal, "agt_args"}};
constexpr PlainField kAsyncGeneratorWrappedValueFields[] = {{16, kInternal, "agw_val"}};
constexpr PlainField kBytearrayIteratorFields[] = {{24, kInternal, "it_seq"}};
constexpr PlainField kCallableIteratorFields[] = {{16, kInternal, "it_callable"}, {24, kInternal, "it_sentinel"}};
constexpr PlainField kCellFields[] = {{16, kCell, ""}};
constexpr PlainField kClassmethodFields[] = {{16, kAttribute, "__func__"}, {24, kDict, ""}};
constexpr PlainField kClassmethodDescriptorFields[] = {{16, kAttribute, "__objclass__"}, {24, kAttribute, "__name__"},
    {32, kAttribute, "__qualname__"}};
constexpr PlainField kCollectionsDefaultdictFields[] = {{48, kAttribute, "default_factory"}};
constexpr PlainField kCoroutineWrapperFields[] = {{16, kInternal, "cw_coroutine"}};
constexpr PlainField kDatetimeTimezoneFields[] = {{16, kInternal, "offset"}, {24, kInternal, "name"}};
constexpr PlainField kDecimalContextFields[] = {{64, kInternal, "traps"}, {72, kInternal, "flags"}};
constexpr PlainField kDictItemiteratorFields[] = {{16, kInternal, "di_dict"}, {40, kInternal, "di_result"}};
constexpr PlainField kDictItemsFields[] = {{16, kInternal, "dv_dict"}};
constexpr PlainField kEnumerateFields[] = {{24, kInternal, "en_sit"}, {32, kInternal, "en_result"},
    {40, kInternal, "en_longindex"}};
constexpr PlainField kFilterFields[] = {{16, kInternal, "func"}, {24, kInternal, "it"}};
constexpr PlainField kFunctoolsKeyWrapperFields[] = {{16, kInternal, "cmp"}, {24, kAttribute, "obj"}};
constexpr PlainField kFunctoolsPartialFields[] = {{16, kAttribute, "func"}, {24, kAttribute, "args"},
    {32, kAttribute, "keywords"}, {40, kDict, ""}};
constexpr PlainField kInstancemethodFields[] = {{16, kAttribute, "__func__"}};
constexpr PlainField kItertoolsGrouperFields[] = {{16, kInternal, "parent"}, {24, kInternal, "tgtkey"}};
constexpr PlainField kItertoolsTeeFields[] = {{16, kInternal, "dataobj"}};
constexpr PlainField kItertoolsAccumulateFields[] = {{16, kInternal, "total"}, {24, kInternal, "it"},
    {32, kInternal, "binop"}};
constexpr PlainField kItertoolsChainFields[] = {{16, kInternal, "source"}, {24, kInternal, "active"}};
constexpr PlainField kItertoolsCombinationsFields[] = {{16, kInternal, "pool"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsCompressFields[] = {{16, kInternal, "data"}, {24, kInternal, "selectors"}};
constexpr PlainField kItertoolsCountFields[] = {{24, kInternal, "long_cnt"}, {32, kInternal, "long_step"}};
constexpr PlainField kItertoolsCycleFields[] = {{16, kInternal, "it"}, {24, kInternal, "saved"}};
constexpr PlainField kItertoolsGroupbyFields[] = {{16, kInternal, "it"}, {24, kInternal, "keyfunc"},
    {32, kInternal, "tgtkey"}, {40, kInternal, "currkey"}, {48, kInternal, "currvalue"}};
constexpr PlainField kItertoolsIsliceFields[] = {{16, kInternal, "it"}};
constexpr PlainField kItertoolsPermutationsFields[] = {{16, kInternal, "pool"}, {40, kInternal, "result"}};
constexpr PlainField kItertoolsProductFields[] = {{16, kInternal, "pools"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsRepeatFields[] = {{16, kInternal, "element"}};
constexpr PlainField kItertoolsZipLongestFields[] = {{32, kInternal, "ittuple"}, {40, kInternal, "result"},
    {48, kInternal, "fillvalue"}};
constexpr PlainField kLongrangeIteratorFields[] = {{16, kInternal, "index"}, {24, kInternal, "start"},
    {32, kInternal, "step"}, {40, kInternal, "len"}};
constexpr PlainField kManagedbufferFields[] = {{40, kInternal, "master.obj"}};
constexpr PlainField kMapFields[] = {{16, kInternal, "iters"}, {24, kInternal, "func"}};
constexpr PlainField kMappingproxyFields[] = {{16, kInternal, "mapping"}};
constexpr PlainField kMemoryviewFields[] = {{24, kInternal, "mbuf"}};
constexpr PlainField kMethodFields[] = {{16, kAttribute, "__func__"}, {24, kAttribute, "__self__"}};
constexpr PlainField kMethodWrapperFields[] = {{16, kInternal, "descr"}, {24, kAttribute, "__self__"}};
constexpr PlainField kOdictIteratorFields[] = {{24, kInternal, "di_odict"}, {48, kInternal, "di_current"},
    {56, kInternal, "di_result"}};
constexpr PlainField kOperatorAttrgetterFields[] = {{24, kInternal, "attr"}};
constexpr PlainField kOperatorItemgetterFields[] = {{24, kInternal, "item"}};
constexpr PlainField kOperatorMethodcallerFields[] = {{16, kInternal, "name"}, {24, kInternal, "args"},
    {32, kInternal, "kwds"}};
constexpr PlainField kPosixDirEntryFields[] = {{16, kAttribute, "name"}, {24, kAttribute, "path"},
    {32, kInternal, "stat"}, {40, kInternal, "lstat"}};
constexpr PlainField kPropertyFields[] = {{16, kAttribute, "fget"}, {24, kAttribute, "fset"}, {32, kAttribute, "fdel"},
    {40, kAttribute, "__doc__"}};
constexpr PlainField kPyexpatXmlparserFields[] = {{56, kInternal, "intern"}};
constexpr PlainField kRangeFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"},
    {40, kInternal, "length"}};
constexpr PlainField kReMatchFields[] = {{24, kAttribute, "string"}, {32, kAttribute, "regs"}, {40, kAttribute, "re"}};
constexpr PlainField kRePatternFields[] = {{32, kAttribute, "groupindex"}, {40, kInternal, "indexgroup"},
    {48, kAttribute, "pattern"}};
constexpr PlainField kReversedFields[] = {{24, kInternal, "seq"}};
constexpr PlainField kSelectPollFields[] = {{16, kInternal, "dict"}};
constexpr PlainField kSetIteratorFields[] = {{16, kInternal, "si_set"}};
constexpr PlainField kSliceFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"}};
constexpr PlainField kSqlite3CacheFields[] = {{24, kInternal, "mapping"}};
constexpr PlainField kSqlite3ConnectionFields[] = {{48, kAttribute, "isolation_level"},
    {80, kInternal, "statement_cache"}, {88, kInternal, "statements"}, {96, kInternal, "cursors"},
    {112, kAttribute, "row_factory"}, {120, kAttribute, "text_factory"}, {128, kInternal, "function_pinboard"},
    {136, kInternal, "collations"}};
constexpr PlainField kSqlite3CursorFields[] = {{16, kAttribute, "connection"}, {24, kAttribute, "description"},
    {32, kInternal, "row_cast_map"}, {48, kAttribute, "lastrowid"}, {64, kAttribute, "row_factory"},
    {72, kInternal, "statement"}, {96, kInternal, "next_row"}};
constexpr PlainField kSqlite3NodeFields[] = {{16, kInternal, "key"}, {24, kInternal, "data"}};
constexpr PlainField kSqlite3RowFields[] = {{16, kInternal, "data"}, {24, kInternal, "description"}};
constexpr PlainField kSqlite3StatementFields[] = {{32, kInternal, "sql"}};
constexpr PlainField kSuperFields[] = {{16, kAttribute, "__thisclass__"}, {24, kAttribute, "__self__"},
    {32, kAttribute, "__self_class__"}};
constexpr PlainField kTracebackFields[] = {{16, kAttribute, "tb_next"}, {24, kAttribute, "tb_frame"}};
constexpr PlainArray kXmlEtreeElementTreeElementArrays[] = {{24, 8, 8, 0, kIndex, "", 40}};
constexpr PlainField kXmlEtreeElementTreeElementFields[] = {{16, kAttribute, "tag"}, {24, kAttribute, "text"},
    {32, kAttribute, "tail"}, {0, kAttribute, "attrib", 40}};
constexpr PlainField kXmlEtreeElementTreeTreeBuilderFields[] = {{16, kInternal, "root"}, {24, kInternal, "this"},
    {32, kInternal, "last"}, {40, kInternal, "data"}, {48, kInternal, "stack"}, {64, kInternal, "element_factory"},
    {72, kInternal, "events_append"}, {80, kInternal, "start_event_obj"}, {88, kInternal, "end_event_obj"},
    {96, kInternal, "start_ns_event_obj"}, {104, kInternal, "end_ns_event_obj"}};
constexpr PlainField kXmlEtreeElementTreeXMLParserFields[] = {{24, kInternal, "target"}, {32, kInternal, "entity"},
    {40, kInternal, "names"}, {48, kInternal, "handle_start"}, {56, kInternal, "handle_data"},
    {64, kInternal, "handle_end"}, {72, kInternal, "handle_comment"}, {80, kInternal, "handle_pi"},
    {88, kInternal, "handle_doctype"}, {96, kInternal, "handle_close"}};
constexpr PlainField kZipFields[] = {{24, kInternal, "ittuple"}, {32, kInternal, "result"}};
constexpr PlainField kZlibCompressFields[] = {{128, kInternal, "unused_data"}, {136, kInternal, "unconsumed_tail"},
    {152, kInternal, "zdict"}};
constexpr PlainField kZlibDecompressFields[] = {{128, kAttribute, "unused_data"}, {136, kAttribute, "unconsumed_tail"},
    {152, kInternal, "zdict"}};

constexpr PlainType kPlainTypes[] = {{"BaseException", 64, kBaseExceptionFields}, {"CArgObject", 64, kCArgObjectFields},
    {"ImportError", 88, kImportErrorFields}, {"MultibyteCodec", 24, {}},
    {"MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"MultibyteIncrementalEncoder", 48, kMultibyteIncrementalEncoderFields},
    {"MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"MultibyteStreamWriter", 56, kMultibyteStreamWriterFields}, {"OSError", 104, kOSErrorFields},
    {"StgDict", 192, kStgDictFields}, {"StopIteration", 72, kStopIterationFields}, {"Struct", 56, kStructFields},
    {"SyntaxError", 112, kSyntaxErrorFields}, {"SystemExit", 72, kSystemExitFields},
    {"TaskStepMethWrapper", 32, kTaskStepMethWrapperFields},
    {"TaskWakeupMethWrapper", 24, kTaskWakeupMethWrapperFields}, {"UnicodeDecodeError", 104, kUnicodeDecodeErrorFields},
    {"UnicodeEncodeError", 104, kUnicodeDecodeErrorFields}, {"UnicodeTranslateError", 104, kUnicodeDecodeErrorFields},
    {"_asyncio.Future", 88, kAsyncioFutureFields}, {"_asyncio.FutureIter", 24, kAsyncioFutureIterFields},
    {"_asyncio.Task", 112, kAsyncioTaskFields}, {"_asyncio.TaskStepMethWrapper", 32, kTaskStepMethWrapperFields},
    {"_bz2.BZ2Compressor", 112, {}}, {"_bz2.BZ2Decompressor", 152, kBz2BZ2DecompressorFields},
    {"_collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"_collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"_csv.Dialect", 56, kCsvDialectFields}, {"_csv.reader", 88, kCsvReaderFields},
    {"_csv.writer", 64, kCsvWriterFields}, {"_ctypes.CArgObject", 64, kCArgObjectFields},
    {"_ctypes.CField", 72, kCtypesCFieldFields}, {"_ctypes.CFuncPtr", 160, kCtypesCFuncPtrFields},
    {"_ctypes.CThunkObject", 128, kCtypesCThunkObjectFields}, {"_ctypes.DictRemover", 32, kCtypesDictRemoverFields},
    {"_ctypes.PyCFuncPtr", 160, kCtypesCFuncPtrFields}, {"_ctypes._CData", 96, kCtypesCDataFields},
    {"_elementtree._element_iterator", 64, kElementtreeElementIteratorFields, kElementtreeElementIteratorArrays},
    {"_io.BufferedRWPair", 48, kIoBufferedRWPairFields},
    {"_io.BufferedRandom", 152, kIoBufferedRandomFields, {}, kIoBufferedRandomBuffers},
    {"_io.BufferedReader", 152, kIoBufferedRandomFields, {}, kIoBufferedReaderBuffers},
    {"_io.BufferedWriter", 152, kIoBufferedRandomFields, {}, kIoBufferedWriterBuffers},
    {"_io.BytesIO", 64, kIoBytesIOFields}, {"_io.FileIO", 48, kIoFileIOFields},
    {"_io.IncrementalNewlineDecoder", 40, kIoIncrementalNewlineDecoderFields},
    {"_io.StringIO", 120, kIoStringIOFields, {}, kIoStringIOBuffers},
    {"_io.TextIOWrapper", 192, kIoTextIOWrapperFields}, {"_io._BytesIOBuffer", 24, kIoBytesIOBufferFields},
    {"_io._IOBase", 32, kIoIOBaseFields}, {"_json.Encoder", 96, kJsonEncoderFields},
    {"_json.Scanner", 72, kJsonScannerFields}, {"_lsprof.Profiler", 64, kLsprofProfilerFields},
    {"_lzma.LZMACompressor", 192, {}}, {"_lzma.LZMADecompressor", 224, kLzmaLZMADecompressorFields},
    {"_multibytecodec.MultibyteCodec", 24, {}},
    {"_multibytecodec.MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"_multibytecodec.MultibyteIncrementalEncoder", 48, kMultibyteIncrementalEncoderFields},
    {"_multibytecodec.MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"_multibytecodec.MultibyteStreamWriter", 56, kMultibyteStreamWriterFields}, {"_pickle.Pdata", 56, {}},
    {"_pickle.Pickler", 136, kPicklePicklerFields, kPicklePicklerArrays, kPicklePicklerBuffers},
    {"_pickle.PicklerMemoProxy", 24, kPicklePicklerMemoProxyFields},
    {"_pickle.Unpickler", 256, kPickleUnpicklerFields, kPickleUnpicklerArrays, kPickleUnpicklerBuffers},
    {"_pickle.UnpicklerMemoProxy", 24, kPickleUnpicklerMemoProxyFields}, {"_random.Random", 2520, {}},
    {"_sre.SRE_Scanner", 240, kSreSREScannerFields}, {"_ssl.MemoryBIO", 32, {}},
    {"_ssl.SSLSession", 32, kSslSSLSessionFields}, {"_ssl.Session", 32, kSslSSLSessionFields},
    {"_ssl._SSLContext", 56, {}}, {"_ssl._SSLSocket", 72, kSslSSLSocketFields}, {"_struct.Struct", 56, kStructFields},
    {"_struct.unpack_iterator", 112, kStructUnpackIteratorFields}, {"_thread.RLock", 48, {}},
    {"_thread._local", 64, kThreadLocalFields}, {"_thread._localdummy", 32, {}}, {"_thread.lock", 40, {}},
    {"array.arrayiterator", 40, kArrayArrayiteratorFields}, {"ast.AST", 24, kIoIOBaseFields},
    {"async_generator_asend", 40, kAsyncGeneratorAsendFields},
    {"async_generator_athrow", 40, kAsyncGeneratorAthrowFields},
    {"async_generator_wrapped_value", 24, kAsyncGeneratorWrappedValueFields},
    {"bytearray_iterator", 32, kBytearrayIteratorFields}, {"bytes_iterator", 32, kBytearrayIteratorFields},
    {"callable_iterator", 32, kCallableIteratorFields}, {"cell", 24, kCellFields},
    {"classmethod", 32, kClassmethodFields}, {"classmethod_descriptor", 48, kClassmethodDescriptorFields},
    {"collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections.defaultdict", 56, kCollectionsDefaultdictFields}, {"coroutine_wrapper", 24, kCoroutineWrapperFields},
    {"datetime.timedelta", 40, {}}, {"datetime.timezone", 32, kDatetimeTimezoneFields},
    {"decimal.Context", 96, kDecimalContextFields}, {"dict_itemiterator", 56, kDictItemiteratorFields},
    {"dict_items", 24, kDictItemsFields}, {"dict_keyiterator", 56, kDictItemiteratorFields},
    {"dict_keys", 24, kDictItemsFields}, {"dict_reverseitemiterator", 56, kDictItemiteratorFields},
    {"dict_reversekeyiterator", 56, kDictItemiteratorFields},
    {"dict_reversevalueiterator", 56, kDictItemiteratorFields}, {"dict_valueiterator", 56, kDictItemiteratorFields},
    {"dict_values", 24, kDictItemsFields}, {"enumerate", 48, kEnumerateFields}, {"filter", 32, kFilterFields},
    {"functools.KeyWrapper", 32, kFunctoolsKeyWrapperFields}, {"functools.partial", 56, kFunctoolsPartialFields},
    {"getset_descriptor", 48, kClassmethodDescriptorFields}, {"instancemethod", 24, kInstancemethodFields},
    {"iterator", 32, kBytearrayIteratorFields}, {"itertools._grouper", 32, kItertoolsGrouperFields},
    {"itertools._tee", 40, kItertoolsTeeFields}, {"itertools.accumulate", 40, kItertoolsAccumulateFields},
    {"itertools.chain", 32, kItertoolsChainFields}, {"itertools.combinations", 56, kItertoolsCombinationsFields},
    {"itertools.combinations_with_replacement", 56, kItertoolsCombinationsFields},
    {"itertools.compress", 32, kItertoolsCompressFields}, {"itertools.count", 40, kItertoolsCountFields},
    {"itertools.cycle", 48, kItertoolsCycleFields}, {"itertools.dropwhile", 40, kFilterFields},
    {"itertools.filterfalse", 32, kFilterFields}, {"itertools.groupby", 56, kItertoolsGroupbyFields},
    {"itertools.islice", 56, kItertoolsIsliceFields}, {"itertools.permutations", 64, kItertoolsPermutationsFields},
    {"itertools.product", 48, kItertoolsProductFields}, {"itertools.repeat", 32, kItertoolsRepeatFields},
    {"itertools.starmap", 32, kFilterFields}, {"itertools.takewhile", 40, kFilterFields},
    {"itertools.zip_longest", 56, kItertoolsZipLongestFields}, {"list_iterator", 32, kBytearrayIteratorFields},
    {"list_reverseiterator", 32, kBytearrayIteratorFields}, {"longrange_iterator", 48, kLongrangeIteratorFields},
    {"managedbuffer", 112, kManagedbufferFields}, {"map", 32, kMapFields}, {"mappingproxy", 24, kMappingproxyFields},
    {"member_descriptor", 48, kClassmethodDescriptorFields}, {"memoryview", 152, kMemoryviewFields},
    {"method", 40, kMethodFields}, {"method-wrapper", 32, kMethodWrapperFields},
    {"method_descriptor", 48, kClassmethodDescriptorFields}, {"mmap.mmap", 72, {}},
    {"odict_items", 24, kDictItemsFields}, {"odict_iterator", 64, kOdictIteratorFields},
    {"odict_keys", 24, kDictItemsFields}, {"odict_values", 24, kDictItemsFields},
    {"operator.attrgetter", 32, kOperatorAttrgetterFields}, {"operator.itemgetter", 32, kOperatorItemgetterFields},
    {"operator.methodcaller", 40, kOperatorMethodcallerFields}, {"posix.DirEntry", 64, kPosixDirEntryFields},
    {"property", 56, kPropertyFields}, {"pyexpat.xmlparser", 72, kPyexpatXmlparserFields}, {"range", 48, kRangeFields},
    {"re.Match", 88, kReMatchFields}, {"re.Pattern", 96, kRePatternFields}, {"reversed", 32, kReversedFields},
    {"select.poll", 48, kSelectPollFields}, {"set_iterator", 48, kSetIteratorFields}, {"slice", 40, kSliceFields},
    {"sqlite3.Cache", 64, kSqlite3CacheFields}, {"sqlite3.Connection", 224, kSqlite3ConnectionFields},
    {"sqlite3.Cursor", 112, kSqlite3CursorFields}, {"sqlite3.Node", 56, kSqlite3NodeFields},
    {"sqlite3.Row", 32, kSqlite3RowFields}, {"sqlite3.Statement", 56, kSqlite3StatementFields},
    {"staticmethod", 32, kClassmethodFields}, {"str_ascii_iterator", 32, kBytearrayIteratorFields},
    {"str_iterator", 32, kBytearrayIteratorFields}, {"super", 40, kSuperFields}, {"traceback", 40, kTracebackFields},
    {"tuple_iterator", 32, kBytearrayIteratorFields}, {"types.SimpleNamespace", 24, kIoIOBaseFields},
    {"wrapper_descriptor", 56, kClassmethodDescriptorFields},
    {"xml.etree.ElementTree.Element", 56, kXmlEtreeElementTreeElementFields, kXmlEtreeElementTreeElementArrays},
    {"xml.etree.ElementTree.TreeBuilder", 112, kXmlEtreeElementTreeTreeBuilderFields},
    {"xml.etree.ElementTree.XMLParser", 104, kXmlEtreeElementTreeXMLParserFields}, {"zip", 40, kZipFields},
    {"zlib.Compress", 168, kZlibCompressFields}, {"zlib.Decompress", 168, kZlibDecompressFields}};

constexpr PlainField kCsvStateFields[] = {{0, kInternal, "error_obj"}, {8, kInternal, "dialects"}};
constexpr PlainField kElementtreeStateFields[] = {{0, kInternal, "parseerror_obj"}, {8, kInternal, "deepcopy_obj"},
    {16, kInternal, "elementpath_obj"}};
constexpr PlainField kIoStateFields[] = {{8, kInternal, "locale_module"}, {16, kInternal, "unsupported_operation"}};
constexpr PlainField kPickleStateFields[] = {{0, kInternal, "PickleError"}, {8, kInternal, "PicklingError"},
    {16, kInternal, "UnpicklingError"}, {24, kInternal, "dispatch_table"}, {32, kInternal, "extension_registry"},
    {40, kInternal, "extension_cache"}, {48, kInternal, "inverted_registry"}, {56, kInternal, "name_mapping_2to3"},
    {64, kInternal, "import_mapping_2to3"}, {72, kInternal, "name_mapping_3to2"},
    {80, kInternal, "import_mapping_3to2"}, {88, kInternal, "codecs_encode"}, {96, kInternal, "getattr"},
    {104, kInternal, "partial"}};
constexpr PlainField kReadlineStateFields[] = {{0, kInternal, "completion_display_matches_hook"},
    {8, kInternal, "startup_hook"}, {16, kInternal, "pre_input_hook"}, {24, kInternal, "completer"},
    {32, kInternal, "begidx"}, {40, kInternal, "endidx"}};

constexpr PlainType kModuleStates[] = {{"_csv state", 24, kCsvStateFields},
    {"_elementtree state", 24, kElementtreeStateFields}, {"_io state", 24, kIoStateFields},
    {"_pickle state", 112, kPickleStateFields}, {"atexit state", 16, {}}, {"readline state", 48, kReadlineStateFields}};

}  // namespace

const Layout kPython36 = {
    .version = "3.6",
    .origin = "3.6.15",
    .version_number = 0x306,
    .gc_lists_in = GcListsIn::kVariables,
    .dict_keys_form = DictKeysForm::kSize,
    .dict_values_form = DictValuesForm::kArray,
    .managed_dict_form = ManagedDictForm::kNone,
    .int_form = IntForm::kSignedSize,
    .str_form = StrForm::kFlexible,
    .finalizer_form = FinalizerForm::kCalledFirst,
    .immortal_form = ImmortalForm::kNone,
    .stack_ref_form = StackRefForm::kObject,
    .static_type_state_in = StaticTypeStateIn::kType,
    .interpreter = {.size_bytes = 120, .next = 0, .threads_head = 8, .modules = 16, .modules_by_index = 24,
        .sysdict = 32, .builtins = 40, .importlib = 48, .import_func = 104, .codec_search_path = 56,
        .codec_search_cache = 64, .codec_error_registry = 72, .builtins_copy = 96, .eval_frame = 112},
    // From debug information: no header shows it
    .atexit_callback = {.size_bytes = 24, .func = 0, .args = 8, .kwargs = 16},
    // From debug information: no header shows it
    .gc_generation = {.size_bytes = 48, .threshold = 32, .count = 36},
    .gc_head = {.size_bytes = 32, .gc_next = 0, .gc_prev = 8, .gc_refs = 16},
    .object = {.size_bytes = 24, .ob_refcnt = 0, .ob_type = 8, .ob_size = 16},
    .type = {.size_bytes = 400, .tp_name = 24, .tp_basicsize = 32, .tp_itemsize = 40, .tp_dealloc = 48, .tp_flags = 168,
        .tp_traverse = 184, .tp_weaklistoffset = 208, .tp_members = 240, .tp_base = 256, .tp_dict = 264,
        .tp_dictoffset = 288, .tp_alloc = 304, .tp_bases = 336, .tp_mro = 344, .tp_cache = 352, .tp_subclasses = 360,
        .tp_weaklist = 368, .tp_del = 376, .tp_finalize = 392},
    .heap_type = {.size_bytes = 864, .ht_name = 832, .ht_slots = 840, .ht_qualname = 848, .ht_cached_keys = 856},
    .member_def = {.size_bytes = 40, .name = 0, .type = 8, .offset = 16, .flags = 24},
    .dict = {.size_bytes = 48, .ma_used = 16, .ma_keys = 32, .ma_values = 40},
    // From debug information: no header shows it
    .dict_keys = {.size_bytes = 40, .dk_refcnt = 0, .dk_size = 8, .dk_usable = 24, .dk_nentries = 32, .dk_indices = 40},
    // From debug information: no header shows it
    .dict_key_entry = {.size_bytes = 24, .me_hash = 0, .me_key = 8, .me_value = 16},
    .list = {.size_bytes = 40, .ob_item = 24, .allocated = 32},
    .tuple = {.size_bytes = 32, .ob_item = 24},
    .set = {.size_bytes = 200, .fill = 16, .used = 24, .mask = 32, .table = 40, .smalltable = 64, .weakreflist = 192},
    .set_entry = {.size_bytes = 16, .key = 0, .hash = 8},
    .int_ = {.size_bytes = 32, .ob_digit = 24},
    .str = {.ascii_size_bytes = 48, .compact_size_bytes = 72, .size_bytes = 80, .length = 16, .state = 32, .wstr = 40,
        .wstr_length = 64, .utf8_length = 48, .utf8 = 56, .data = 72, .interned_mask = 3, .kind_shift = 2,
        .compact_mask = 32, .ascii_mask = 64, .ready_mask = 128},
    .bytes = {.size_bytes = 40, .ob_sval = 32},
    .byte_array = {.size_bytes = 56, .ob_alloc = 24, .ob_bytes = 32},
    .function = {.size_bytes = 112, .func_globals = 24, .func_name = 64, .func_qualname = 104, .func_code = 16,
        .func_defaults = 32, .func_kwdefaults = 40, .func_doc = 56, .func_dict = 72, .func_closure = 48,
        .func_module = 88, .func_annotations = 96, .func_weakreflist = 80},
    .c_function = {.size_bytes = 48, .m_ml = 16, .m_self = 24, .m_module = 32, .m_weakreflist = 40},
    // From debug information: no header shows it
    .module = {.size_bytes = 56, .md_dict = 16, .md_def = 24, .md_state = 32, .md_weaklist = 40, .md_name = 48},
    .module_def = {.size_bytes = 104, .m_name = 40, .m_size = 56},
    .weak_ref = {.size_bytes = 56, .wr_object = 16, .wr_callback = 24, .wr_prev = 40, .wr_next = 48},
    .code = {.size_bytes = 144, .co_flags = 32, .co_argcount = 16, .co_firstlineno = 36, .co_nlocals = 24,
        .co_stacksize = 28, .co_consts = 48, .co_names = 56, .co_varnames = 64, .co_cellvars = 80, .co_freevars = 72,
        .co_filename = 96, .co_name = 104, .co_code = 40, .co_linetable = 112, .co_weakreflist = 128,
        .co_zombieframe = 120, .co_cell2arg = 88, .co_extra = 136},
    .frame = {.size_bytes = 384, .f_back = 24, .f_code = 32, .f_builtins = 40, .f_globals = 48, .f_locals = 56,
        .f_valuestack = 64, .f_stacktop = 72, .f_trace = 80, .f_lasti = 120, .f_lineno = 124, .f_exc_type = 88,
        .f_exc_value = 96, .f_exc_traceback = 104, .f_executing = 132, .f_gen = 112, .f_localsplus = 376},
    .generator = {.size_bytes = 64, .gi_frame = 16, .gi_code = 32, .gi_weakreflist = 40, .gi_name = 48,
        .gi_qualname = 56, .gi_running = 24, .ag_finalizer = 64},
    .thread = {.size_bytes = 2272, .next = 8, .interp = 16, .frame = 24, .thread_id = 152, .dict = 128, .exc_type = 104,
        .exc_value = 112, .exc_traceback = 120, .curexc_type = 80, .curexc_value = 88, .curexc_traceback = 96,
        .async_exc = 144, .c_profileobj = 64, .c_traceobj = 72, .async_gen_firstiter = 2256,
        .async_gen_finalizer = 2264, .trash_delete_later = 168, .coroutine_wrapper = 192},
    // From debug information: _collections: _collectionsmodule.c
    .deque = {.size_bytes = 80, .leftblock = 24, .rightblock = 32, .leftindex = 40, .rightindex = 48, .maxlen = 64,
        .weakreflist = 72, .block_size_bytes = 528, .block_leftlink = 0, .block_data = 8, .block_rightlink = 520},
    // From debug information: capsule.c
    .capsule = {.size_bytes = 48, .pointer = 16},
    // From debug information: _functools: _functoolsmodule.c
    .lru_cache = {.size_bytes = 144, .root = 0, .wrapper = 80, .typed = 120, .maxsize = 56, .maxsize_object = 64,
        .func = 72, .cache = 88, .cache_info_type = 96, .dict = 128},
    // From debug information: _functools: _functoolsmodule.c
    .lru_link = {.size_bytes = 56, .prev = 16, .next = 24, .key = 40, .result = 48},
    // From debug information: odictobject.c
    .ordered_dict = {.size_bytes = 112, .od_fast_nodes = 64, .od_fast_nodes_size = 72, .od_first = 48,
        .od_inst_dict = 96, .od_weakreflist = 104, .node_size_bytes = 32, .node_key = 0, .node_next = 16},
    // From debug information: itertools: itertoolsmodule.c
    .tee_data = {.size_bytes = 496, .it = 16, .numread = 24, .nextlink = 32, .values = 40},
    // From debug information: array: arraymodule.c
    .array = {.size_bytes = 64, .allocated = 32, .ob_descr = 40, .itemsize = 4},
    // From debug information: _sqlite3: cache.c
    .sqlite_cache = {.size_bytes = 64, .first = 40, .node_next = 48},
    // From debug information: atexitmodule.c
    .atexit_module = {.size_bytes = 16, .atexit_callbacks = 0, .ncallbacks = 8},
    // From debug information: _struct: _struct.c
    .struct_ = {.size_bytes = 56, .s_codes = 32, .code_size_bytes = 32},
    .date_time = {.size_bytes = 48, .datetime_hastzinfo = 24, .datetime_tzinfo = 40, .time_hastzinfo = 24,
        .time_tzinfo = 32},
    .plain_types = kPlainTypes,
    .module_states = kModuleStates,
};

}  // namespace stillheld
