// Written by tools/generate_layouts.py from the headers and debug information of CPython 3.13.5: do not edit.
// Built without the GIL.
// clang-format off
#include "cpython/layouts/all_layouts.h"

// A field that is left out does not exist in this version.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace stillheld {
namespace {

using enum EdgeKind;

constexpr PlainField kAttributeErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "obj"}, {96, kAttribute, "name"}};
constexpr PlainField kBaseExceptionFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"}};
constexpr PlainField kBaseExceptionGroupFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "message"}, {96, kAttribute, "exceptions"}};
constexpr PlainField kCArgObjectFields[] = {{64, kAttribute, "_obj"}};
constexpr PlainField kContextFields[] = {{32, kInternal, "ctx_prev"}, {40, kInternal, "ctx_vars"}};
constexpr PlainField kContextVarFields[] = {{32, kAttribute, "name"}, {40, kInternal, "var_default"}};
constexpr PlainField kImportErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "msg"}, {96, kAttribute, "name"}, {104, kAttribute, "path"}, {112, kAttribute, "name_from"}};
constexpr PlainField kMultibyteCodecFields[] = {{40, kInternal, "cjk_module"}};
constexpr PlainField kMultibyteIncrementalDecoderFields[] = {{48, kInternal, "errors"}};
constexpr PlainField kMultibyteIncrementalEncoderFields[] = {{48, kInternal, "errors"}, {56, kInternal, "pending"}};
constexpr PlainField kMultibyteStreamReaderFields[] = {{48, kInternal, "errors"}, {72, kAttribute, "stream"}};
constexpr PlainField kMultibyteStreamWriterFields[] = {{48, kInternal, "errors"}, {56, kInternal, "pending"},
    {64, kAttribute, "stream"}};
constexpr PlainField kNameErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "name"}};
constexpr PlainField kOSErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "errno"}, {96, kAttribute, "strerror"}, {104, kAttribute, "filename"},
    {112, kAttribute, "filename2"}};
constexpr PlainField kStgInfoFields[] = {{56, kInternal, "proto"}, {88, kInternal, "argtypes"},
    {96, kInternal, "converters"}, {104, kInternal, "restype"}, {112, kInternal, "checker"},
    {120, kInternal, "module"}};
constexpr PlainField kStopIterationFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "value"}};
constexpr PlainField kStructFields[] = {{56, kAttribute, "format"}};
constexpr PlainField kSyntaxErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "msg"}, {96, kAttribute, "filename"}, {104, kAttribute, "lineno"}, {112, kAttribute, "offset"},
    {120, kAttribute, "end_lineno"}, {128, kAttribute, "end_offset"}, {136, kAttribute, "text"},
    {144, kAttribute, "print_file_and_line"}};
constexpr PlainField kSystemExitFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "code"}};
constexpr PlainField kTaskStepMethWrapperFields[] = {{32, kInternal, "sw_task"}, {40, kInternal, "sw_arg"}};
constexpr PlainField kTokenFields[] = {{32, kInternal, "tok_ctx"}, {40, kAttribute, "var"},
    {48, kInternal, "tok_oldval"}};
constexpr PlainField kUnicodeDecodeErrorFields[] = {{32, kDict, ""}, {40, kAttribute, "args"}, {48, kInternal, "notes"},
    {56, kAttribute, "__traceback__"}, {64, kAttribute, "__context__"}, {72, kAttribute, "__cause__"},
    {88, kAttribute, "encoding"}, {96, kAttribute, "object"}, {120, kAttribute, "reason"}};
constexpr PlainField kAbcAbcDataFields[] = {{32, kInternal, "_abc_registry"}, {40, kInternal, "_abc_cache"},
    {48, kInternal, "_abc_negative_cache"}};
constexpr PlainField kAsyncioFutureFields[] = {{32, kAttribute, "_loop"}, {40, kInternal, "fut_callback0"},
    {48, kInternal, "fut_context0"}, {56, kInternal, "fut_callbacks"}, {64, kAttribute, "_exception"},
    {72, kInternal, "fut_exception_tb"}, {80, kAttribute, "_result"}, {88, kInternal, "fut_source_tb"},
    {96, kInternal, "fut_cancel_msg"}, {104, kInternal, "fut_cancelled_exc"}};
constexpr PlainField kAsyncioFutureIterFields[] = {{32, kInternal, "future"}};
constexpr PlainField kAsyncioTaskFields[] = {{32, kAttribute, "_loop"}, {40, kInternal, "task_callback0"},
    {48, kInternal, "task_context0"}, {56, kInternal, "task_callbacks"}, {64, kAttribute, "_exception"},
    {72, kInternal, "task_exception_tb"}, {80, kAttribute, "_result"}, {88, kInternal, "task_source_tb"},
    {96, kInternal, "task_cancel_msg"}, {104, kInternal, "task_cancelled_exc"}, {128, kAttribute, "_fut_waiter"},
    {136, kAttribute, "_coro"}, {144, kInternal, "task_name"}, {152, kInternal, "task_context"}};
constexpr PlainField kBz2BZ2DecompressorFields[] = {{120, kAttribute, "unused_data"}};
constexpr PlainField kCollectionsDequeIteratorFields[] = {{48, kInternal, "deque"}};
constexpr PlainField kCollectionsTuplegetterFields[] = {{40, kAttribute, "__doc__"}};
constexpr PlainField kCsvDialectFields[] = {{56, kAttribute, "lineterminator"}};
constexpr PlainField kCsvReaderFields[] = {{32, kInternal, "input_iter"}, {40, kAttribute, "dialect"},
    {48, kInternal, "fields"}};
constexpr PlainField kCsvWriterFields[] = {{32, kInternal, "write"}, {40, kAttribute, "dialect"},
    {80, kInternal, "error_obj"}};
constexpr PlainField kCtypesCFieldFields[] = {{56, kInternal, "proto"}};
constexpr PlainField kCtypesCFuncPtrFields[] = {{48, kAttribute, "_b_base_"}, {80, kAttribute, "_objects"},
    {112, kInternal, "thunk"}, {120, kInternal, "callable"}, {128, kInternal, "converters"},
    {136, kInternal, "argtypes"}, {144, kInternal, "restype"}, {160, kInternal, "errcheck"},
    {168, kInternal, "paramflags"}};
constexpr PlainField kCtypesCThunkObjectFields[] = {{96, kInternal, "converters"}, {104, kInternal, "callable"},
    {112, kInternal, "restype"}};
constexpr PlainField kCtypesDictRemoverFields[] = {{32, kInternal, "key"}, {40, kInternal, "dict"}};
constexpr PlainField kCtypesStructParamTypeFields[] = {{40, kInternal, "keep"}};
constexpr PlainField kCtypesCDataFields[] = {{48, kAttribute, "_b_base_"}, {80, kAttribute, "_objects"}};
constexpr PlainArray kElementtreeElementIteratorArrays[] = {
    {32, 40, 16, 0, kInternal, "parent_stack[parent_stack_used].parent", kNoHop}};
constexpr PlainField kElementtreeElementIteratorFields[] = {{56, kInternal, "root_element"},
    {64, kInternal, "sought_tag"}};
constexpr PlainField kIoBufferedRWPairFields[] = {{32, kInternal, "reader"}, {40, kInternal, "writer"},
    {48, kDict, ""}};
constexpr PlainBuffer kIoBufferedRandomBuffers[] = {{72, 136, 1, kNoHop}};
constexpr PlainField kIoBufferedRandomFields[] = {{32, kAttribute, "raw"}, {152, kDict, ""}};
constexpr PlainBuffer kIoBufferedReaderBuffers[] = {{72, 136, 1, kNoHop}};
constexpr PlainBuffer kIoBufferedWriterBuffers[] = {{72, 136, 1, kNoHop}};
constexpr PlainField kIoBytesIOFields[] = {{32, kInternal, "buf"}, {56, kDict, ""}};
constexpr PlainField kIoFileIOFields[] = {{56, kDict, ""}};
constexpr PlainField kIoIncrementalNewlineDecoderFields[] = {{32, kInternal, "decoder"}, {40, kInternal, "errors"}};
constexpr PlainBuffer kIoStringIOBuffers[] = {{32, 56, 4, kNoHop}};
constexpr PlainField kIoStringIOFields[] = {{72, kInternal, "writer.buffer"}, {136, kInternal, "decoder"},
    {144, kInternal, "readnl"}, {152, kInternal, "writenl"}, {160, kDict, ""}};
constexpr PlainField kIoTextIOWrapperFields[] = {{48, kAttribute, "buffer"}, {56, kAttribute, "encoding"},
    {64, kInternal, "encoder"}, {72, kInternal, "decoder"}, {80, kInternal, "readnl"}, {88, kAttribute, "errors"},
    {136, kInternal, "decoded_chars"}, {152, kInternal, "pending_bytes"}, {168, kInternal, "snapshot"},
    {184, kInternal, "raw"}, {200, kDict, ""}};
constexpr PlainField kIoBytesIOBufferFields[] = {{32, kInternal, "source"}};
constexpr PlainField kIoIOBaseFields[] = {{32, kDict, ""}};
constexpr PlainField kJsonEncoderFields[] = {{32, kAttribute, "markers"}, {40, kAttribute, "default"},
    {48, kAttribute, "encoder"}, {56, kAttribute, "indent"}, {64, kAttribute, "key_separator"},
    {72, kAttribute, "item_separator"}};
constexpr PlainField kJsonScannerFields[] = {{40, kAttribute, "object_hook"}, {48, kAttribute, "object_pairs_hook"},
    {56, kAttribute, "parse_float"}, {64, kAttribute, "parse_int"}, {72, kAttribute, "parse_constant"}};
constexpr PlainField kLsprofProfilerFields[] = {{64, kInternal, "externalTimer"}, {88, kInternal, "missing"}};
constexpr PlainField kLzmaLZMADecompressorFields[] = {{200, kAttribute, "unused_data"}};
constexpr PlainBuffer kPicklePicklerBuffers[] = {{32, kNoHop, 32, kNoHop}, {24, 16, 16, 32}};
constexpr PlainArray kPicklePicklerArrays[] = {
    {24, 16, 16, 0, kInternal, "memo->mt_table[memo->mt_allocated].me_key", 32}};
constexpr PlainField kPicklePicklerFields[] = {{56, kAttribute, "dispatch_table"}, {64, kInternal, "reducer_override"},
    {72, kInternal, "write"}, {80, kInternal, "output_buffer"}, {152, kInternal, "fast_memo"},
    {160, kInternal, "buffer_callback"}};
constexpr PlainField kPicklePicklerMemoProxyFields[] = {{32, kInternal, "pickler"}};
constexpr PlainBuffer kPickleUnpicklerBuffers[] = {{40, 48, 8, kNoHop}, {256, 272, 8, kNoHop}};
constexpr PlainArray kPickleUnpicklerArrays[] = {{40, 48, 8, 0, kInternal, "memo[memo_size]", kNoHop}};
constexpr PlainField kPickleUnpicklerFields[] = {{32, kInternal, "stack"}, {88, kInternal, "buffer.obj"},
    {200, kInternal, "read"}, {208, kInternal, "readinto"}, {216, kInternal, "readline"}, {224, kInternal, "peek"},
    {232, kInternal, "buffers"}};
constexpr PlainField kPickleUnpicklerMemoProxyFields[] = {{32, kInternal, "unpickler"}};
constexpr PlainField kSreSREScannerFields[] = {{32, kAttribute, "pattern"}, {72, kInternal, "state.string"}};
constexpr PlainField kSreSRETemplateFields[] = {{48, kInternal, "literal"}};
constexpr PlainField kSslSSLSessionFields[] = {{40, kInternal, "ctx"}};
constexpr PlainField kSslSSLContextFields[] = {{56, kInternal, "set_sni_cb"}, {80, kInternal, "msg_cb"},
    {88, kAttribute, "keylog_filename"}};
constexpr PlainField kSslSSLSocketFields[] = {{32, kInternal, "Socket"}, {48, kAttribute, "context"},
    {64, kInternal, "owner"}, {72, kAttribute, "server_hostname"}, {88, kInternal, "exc"}};
constexpr PlainField kStructUnpackIteratorFields[] = {{32, kInternal, "so"}, {48, kInternal, "buf.obj"}};
constexpr PlainField kThreadLocalFields[] = {{32, kInternal, "args"}, {40, kInternal, "kw"},
    {56, kInternal, "localdicts"}, {64, kInternal, "thread_watchdogs"}};
constexpr PlainField kAnextAwaitableFields[] = {{32, kInternal, "wrapped"}, {40, kInternal, "default_value"}};
constexpr PlainField kArrayArrayiteratorFields[] = {{40, kInternal, "ao"}};
constexpr PlainField kAsyncGeneratorAsendFields[] = {{32, kInternal, "ags_gen"}, {40, kInternal, "ags_sendval"}};
constexpr PlainField kAsyncGeneratorAthrowFields[] = {{32, kInternal, "agt_gen"}, {40, kInternal, "agt_args"}};
constexpr PlainField kAsyncGeneratorWrappedValueFields[] = {{32, kInternal, "agw_val"}};
constexpr PlainField kBytearrayIteratorFields[] = {{40, kInternal, "it_seq"}};
constexpr PlainField kCallableIteratorFields[] = {{32, kInternal, "it_callable"}, {40, kInternal, "it_sentinel"}};
constexpr PlainField kCellFields[] = {{32, kCell, ""}};
constexpr PlainField kClassmethodFields[] = {{32, kAttribute, "__func__"}, {40, kDict, ""}};
constexpr PlainField kClassmethodDescriptorFields[] = {{32, kAttribute, "__objclass__"}, {40, kAttribute, "__name__"},
    {48, kAttribute, "__qualname__"}};
constexpr PlainField kCollectionsDefaultdictFields[] = {{64, kAttribute, "default_factory"}};
constexpr PlainField kCoroutineWrapperFields[] = {{32, kInternal, "cw_coroutine"}};
constexpr PlainField kDatetimeTimezoneFields[] = {{32, kInternal, "offset"}, {40, kInternal, "name"}};
constexpr PlainField kDecimalContextFields[] = {{80, kInternal, "traps"}, {88, kInternal, "flags"}};
constexpr PlainField kDictItemiteratorFields[] = {{32, kInternal, "di_dict"}, {56, kInternal, "di_result"}};
constexpr PlainField kDictItemsFields[] = {{32, kAttribute, "mapping"}};
constexpr PlainField kEnumerateFields[] = {{40, kInternal, "en_sit"}, {48, kInternal, "en_result"},
    {56, kInternal, "en_longindex"}, {64, kInternal, "one"}};
constexpr PlainField kFilterFields[] = {{32, kInternal, "func"}, {40, kInternal, "it"}};
constexpr PlainField kFunctoolsKeyWrapperFields[] = {{32, kInternal, "cmp"}, {40, kAttribute, "obj"}};
constexpr PlainField kFunctoolsPartialFields[] = {{32, kAttribute, "func"}, {40, kAttribute, "args"},
    {48, kAttribute, "keywords"}, {56, kDict, ""}};
constexpr PlainField kHamtFields[] = {{32, kInternal, "h_root"}};
constexpr PlainField kInstancemethodFields[] = {{32, kAttribute, "__func__"}};
constexpr PlainField kItertoolsGrouperFields[] = {{32, kInternal, "parent"}, {40, kInternal, "tgtkey"}};
constexpr PlainField kItertoolsTeeFields[] = {{32, kInternal, "dataobj"}};
constexpr PlainField kItertoolsAccumulateFields[] = {{32, kInternal, "total"}, {40, kInternal, "it"},
    {48, kInternal, "binop"}, {56, kInternal, "initial"}};
constexpr PlainField kItertoolsBatchedFields[] = {{32, kInternal, "it"}};
constexpr PlainField kItertoolsChainFields[] = {{32, kInternal, "source"}, {40, kInternal, "active"}};
constexpr PlainField kItertoolsCombinationsFields[] = {{32, kInternal, "pool"}, {48, kInternal, "result"}};
constexpr PlainField kItertoolsCompressFields[] = {{32, kInternal, "data"}, {40, kInternal, "selectors"}};
constexpr PlainField kItertoolsCountFields[] = {{40, kInternal, "long_cnt"}, {48, kInternal, "long_step"}};
constexpr PlainField kItertoolsCycleFields[] = {{32, kInternal, "it"}, {40, kInternal, "saved"}};
constexpr PlainField kItertoolsGroupbyFields[] = {{32, kInternal, "it"}, {40, kInternal, "keyfunc"},
    {48, kInternal, "tgtkey"}, {56, kInternal, "currkey"}, {64, kInternal, "currvalue"}};
constexpr PlainField kItertoolsPairwiseFields[] = {{32, kInternal, "it"}, {40, kInternal, "old"},
    {48, kInternal, "result"}};
constexpr PlainField kItertoolsPermutationsFields[] = {{32, kInternal, "pool"}, {56, kInternal, "result"}};
constexpr PlainField kItertoolsProductFields[] = {{32, kInternal, "pools"}, {48, kInternal, "result"}};
constexpr PlainField kItertoolsRepeatFields[] = {{32, kInternal, "element"}};
constexpr PlainField kItertoolsZipLongestFields[] = {{48, kInternal, "ittuple"}, {56, kInternal, "result"},
    {64, kInternal, "fillvalue"}};
constexpr PlainField kLineIteratorFields[] = {{32, kInternal, "li_code"}};
constexpr PlainField kLongrangeIteratorFields[] = {{32, kInternal, "start"}, {40, kInternal, "step"},
    {48, kInternal, "len"}};
constexpr PlainField kManagedbufferFields[] = {{56, kInternal, "master.obj"}};
constexpr PlainField kMapFields[] = {{32, kInternal, "iters"}, {40, kInternal, "func"}};
constexpr PlainField kMappingproxyFields[] = {{32, kInternal, "mapping"}};
constexpr PlainField kMemoryviewFields[] = {{40, kInternal, "mbuf"}};
constexpr PlainField kMethodFields[] = {{32, kAttribute, "__func__"}, {40, kAttribute, "__self__"}};
constexpr PlainField kMethodWrapperFields[] = {{32, kInternal, "descr"}, {40, kAttribute, "__self__"}};
constexpr PlainField kOdictIteratorFields[] = {{40, kInternal, "di_odict"}, {64, kInternal, "di_current"},
    {72, kInternal, "di_result"}};
constexpr PlainField kOperatorAttrgetterFields[] = {{40, kInternal, "attr"}};
constexpr PlainField kOperatorItemgetterFields[] = {{40, kInternal, "item"}};
constexpr PlainField kOperatorMethodcallerFields[] = {{32, kInternal, "name"}, {40, kInternal, "xargs"},
    {48, kInternal, "kwds"}, {56, kInternal, "vectorcall_args"}, {64, kInternal, "vectorcall_kwnames"}};
constexpr PlainField kPicklePickleBufferFields[] = {{40, kInternal, "view.obj"}};
constexpr PlainField kPositionsIteratorFields[] = {{32, kInternal, "pi_code"}};
constexpr PlainField kPosixDirEntryFields[] = {{32, kAttribute, "name"}, {40, kAttribute, "path"},
    {48, kInternal, "stat"}, {56, kInternal, "lstat"}};
constexpr PlainField kPropertyFields[] = {{32, kAttribute, "fget"}, {40, kAttribute, "fset"}, {48, kAttribute, "fdel"},
    {56, kAttribute, "__doc__"}, {64, kAttribute, "__name__"}};
constexpr PlainField kPyexpatXmlparserFields[] = {{80, kAttribute, "intern"}};
constexpr PlainField kRangeFields[] = {{32, kAttribute, "start"}, {40, kAttribute, "stop"}, {48, kAttribute, "step"},
    {56, kInternal, "length"}};
constexpr PlainField kReMatchFields[] = {{40, kAttribute, "string"}, {48, kAttribute, "regs"}, {56, kAttribute, "re"}};
constexpr PlainField kRePatternFields[] = {{48, kAttribute, "groupindex"}, {56, kInternal, "indexgroup"},
    {64, kAttribute, "pattern"}};
constexpr PlainField kReversedFields[] = {{40, kInternal, "seq"}};
constexpr PlainField kSelectPollFields[] = {{32, kInternal, "dict"}};
constexpr PlainField kSetIteratorFields[] = {{32, kInternal, "si_set"}};
constexpr PlainField kSliceFields[] = {{32, kAttribute, "start"}, {40, kAttribute, "stop"}, {48, kAttribute, "step"}};
constexpr PlainField kSqlite3BlobFields[] = {{32, kInternal, "connection"}};
constexpr PlainField kSqlite3ConnectionFields[] = {{88, kInternal, "statement_cache"}, {96, kInternal, "cursors"},
    {104, kInternal, "blobs"}, {120, kAttribute, "row_factory"}, {128, kAttribute, "text_factory"},
    {0, kInternal, "trace_ctx->callable", 136}, {8, kInternal, "trace_ctx->module", 136},
    {0, kInternal, "progress_ctx->callable", 144}, {8, kInternal, "progress_ctx->module", 144},
    {0, kInternal, "authorizer_ctx->callable", 152}, {8, kInternal, "authorizer_ctx->module", 152}};
constexpr PlainField kSqlite3CursorFields[] = {{32, kAttribute, "connection"}, {40, kAttribute, "description"},
    {48, kInternal, "row_cast_map"}, {64, kAttribute, "lastrowid"}, {80, kAttribute, "row_factory"},
    {88, kInternal, "statement"}};
constexpr PlainField kSqlite3RowFields[] = {{32, kInternal, "data"}, {40, kInternal, "description"}};
constexpr PlainField kSuperFields[] = {{32, kAttribute, "__thisclass__"}, {40, kAttribute, "__self__"},
    {48, kAttribute, "__self_class__"}};
constexpr PlainField kTracebackFields[] = {{32, kAttribute, "tb_next"}, {40, kAttribute, "tb_frame"}};
constexpr PlainField kTypesGenericAliasFields[] = {{32, kAttribute, "__origin__"}, {40, kAttribute, "__args__"},
    {48, kAttribute, "__parameters__"}};
constexpr PlainField kTypesUnionTypeFields[] = {{32, kAttribute, "__args__"}, {40, kAttribute, "__parameters__"}};
constexpr PlainField kTypingParamSpecFields[] = {{32, kAttribute, "__name__"}, {40, kInternal, "bound"},
    {48, kInternal, "default_value"}, {56, kInternal, "evaluate_default"}};
constexpr PlainField kTypingParamSpecArgsFields[] = {{32, kAttribute, "__origin__"}};
constexpr PlainField kTypingTypeAliasTypeFields[] = {{32, kAttribute, "__name__"}, {40, kAttribute, "__type_params__"},
    {48, kInternal, "compute_value"}, {56, kInternal, "value"}, {64, kAttribute, "__module__"}};
constexpr PlainField kTypingTypeVarFields[] = {{32, kAttribute, "__name__"}, {40, kInternal, "bound"},
    {48, kInternal, "evaluate_bound"}, {56, kInternal, "constraints"}, {64, kInternal, "evaluate_constraints"},
    {72, kInternal, "default_value"}, {80, kInternal, "evaluate_default"}};
constexpr PlainField kTypingTypeVarTupleFields[] = {{32, kAttribute, "__name__"}, {40, kInternal, "default_value"},
    {48, kInternal, "evaluate_default"}};
constexpr PlainArray kXmlEtreeElementTreeElementArrays[] = {{24, 8, 8, 0, kIndex, "", 56}};
constexpr PlainField kXmlEtreeElementTreeElementFields[] = {{32, kAttribute, "tag"}, {40, kAttribute, "text"},
    {48, kAttribute, "tail"}, {0, kAttribute, "attrib", 56}};
constexpr PlainField kXmlEtreeElementTreeTreeBuilderFields[] = {{32, kInternal, "root"}, {40, kInternal, "this"},
    {48, kInternal, "last"}, {56, kInternal, "last_for_tail"}, {64, kInternal, "data"}, {72, kInternal, "stack"},
    {88, kInternal, "element_factory"}, {96, kInternal, "comment_factory"}, {104, kInternal, "pi_factory"},
    {112, kInternal, "events_append"}, {120, kInternal, "start_event_obj"}, {128, kInternal, "end_event_obj"},
    {136, kInternal, "start_ns_event_obj"}, {144, kInternal, "end_ns_event_obj"}, {152, kInternal, "comment_event_obj"},
    {160, kInternal, "pi_event_obj"}};
constexpr PlainField kXmlEtreeElementTreeXMLParserFields[] = {{40, kAttribute, "target"}, {48, kAttribute, "entity"},
    {56, kInternal, "names"}, {64, kInternal, "handle_start_ns"}, {72, kInternal, "handle_end_ns"},
    {80, kInternal, "handle_start"}, {88, kInternal, "handle_data"}, {96, kInternal, "handle_end"},
    {104, kInternal, "handle_comment"}, {112, kInternal, "handle_pi"}, {120, kInternal, "handle_doctype"},
    {128, kInternal, "handle_close"}};
constexpr PlainField kZipFields[] = {{40, kInternal, "ittuple"}, {48, kInternal, "result"}};
constexpr PlainField kZlibCompressFields[] = {{144, kInternal, "unused_data"}, {152, kInternal, "unconsumed_tail"},
    {168, kInternal, "zdict"}};
constexpr PlainField kZlibDecompressFields[] = {{144, kAttribute, "unused_data"}, {152, kAttribute, "unconsumed_tail"},
    {168, kInternal, "zdict"}};
constexpr PlainField kZlibZlibDecompressorFields[] = {{144, kInternal, "zdict"}, {160, kAttribute, "unused_data"}};
constexpr PlainField kZoneinfoZoneInfoFields[] = {{32, kAttribute, "key"}, {40, kInternal, "file_repr"}};

constexpr PlainType kPlainTypes[] = {{"AttributeError", 104, kAttributeErrorFields},
    {"BaseException", 88, kBaseExceptionFields}, {"BaseExceptionGroup", 104, kBaseExceptionGroupFields},
    {"CArgObject", 80, kCArgObjectFields}, {"Context", 64, kContextFields}, {"ContextVar", 56, kContextVarFields},
    {"ImportError", 120, kImportErrorFields}, {"MultibyteCodec", 48, kMultibyteCodecFields},
    {"MultibyteIncrementalDecoder", 72, kMultibyteIncrementalDecoderFields},
    {"MultibyteIncrementalEncoder", 64, kMultibyteIncrementalEncoderFields},
    {"MultibyteStreamReader", 80, kMultibyteStreamReaderFields},
    {"MultibyteStreamWriter", 72, kMultibyteStreamWriterFields}, {"NameError", 96, kNameErrorFields},
    {"OSError", 128, kOSErrorFields}, {"StgInfo", 160, kStgInfoFields}, {"StopIteration", 96, kStopIterationFields},
    {"Struct", 72, kStructFields}, {"SyntaxError", 152, kSyntaxErrorFields}, {"SystemExit", 96, kSystemExitFields},
    {"TaskStepMethWrapper", 48, kTaskStepMethWrapperFields}, {"Token", 64, kTokenFields},
    {"UnicodeDecodeError", 128, kUnicodeDecodeErrorFields}, {"UnicodeEncodeError", 128, kUnicodeDecodeErrorFields},
    {"UnicodeTranslateError", 128, kUnicodeDecodeErrorFields}, {"_abc._abc_data", 64, kAbcAbcDataFields},
    {"_abc_data", 64, kAbcAbcDataFields}, {"_asyncio.Future", 120, kAsyncioFutureFields},
    {"_asyncio.FutureIter", 40, kAsyncioFutureIterFields}, {"_asyncio.Task", 160, kAsyncioTaskFields},
    {"_asyncio.TaskStepMethWrapper", 48, kTaskStepMethWrapperFields}, {"_bz2.BZ2Compressor", 128, {}},
    {"_bz2.BZ2Decompressor", 168, kBz2BZ2DecompressorFields},
    {"_collections._deque_iterator", 72, kCollectionsDequeIteratorFields},
    {"_collections._deque_reverse_iterator", 72, kCollectionsDequeIteratorFields},
    {"_collections._tuplegetter", 48, kCollectionsTuplegetterFields}, {"_contextvars.Context", 64, kContextFields},
    {"_contextvars.ContextVar", 56, kContextVarFields}, {"_contextvars.Token", 64, kTokenFields},
    {"_csv.Dialect", 64, kCsvDialectFields}, {"_csv.reader", 104, kCsvReaderFields},
    {"_csv.writer", 88, kCsvWriterFields}, {"_ctypes.CArgObject", 80, kCArgObjectFields},
    {"_ctypes.CField", 88, kCtypesCFieldFields}, {"_ctypes.CFuncPtr", 176, kCtypesCFuncPtrFields},
    {"_ctypes.CThunkObject", 144, kCtypesCThunkObjectFields}, {"_ctypes.DictRemover", 48, kCtypesDictRemoverFields},
    {"_ctypes.PyCFuncPtr", 176, kCtypesCFuncPtrFields}, {"_ctypes.StructParam_Type", 48, kCtypesStructParamTypeFields},
    {"_ctypes._CData", 112, kCtypesCDataFields},
    {"_elementtree._element_iterator", 80, kElementtreeElementIteratorFields, kElementtreeElementIteratorArrays},
    {"_hashlib.HASH", 48, {}}, {"_hashlib.HMAC", 48, {}}, {"_io.BufferedRWPair", 64, kIoBufferedRWPairFields},
    {"_io.BufferedRandom", 168, kIoBufferedRandomFields, {}, kIoBufferedRandomBuffers},
    {"_io.BufferedReader", 168, kIoBufferedRandomFields, {}, kIoBufferedReaderBuffers},
    {"_io.BufferedWriter", 168, kIoBufferedRandomFields, {}, kIoBufferedWriterBuffers},
    {"_io.BytesIO", 80, kIoBytesIOFields}, {"_io.FileIO", 64, kIoFileIOFields},
    {"_io.IncrementalNewlineDecoder", 56, kIoIncrementalNewlineDecoderFields},
    {"_io.StringIO", 184, kIoStringIOFields, {}, kIoStringIOBuffers},
    {"_io.TextIOWrapper", 216, kIoTextIOWrapperFields}, {"_io._BytesIOBuffer", 40, kIoBytesIOBufferFields},
    {"_io._IOBase", 48, kIoIOBaseFields}, {"_json.Encoder", 96, kJsonEncoderFields},
    {"_json.Scanner", 80, kJsonScannerFields}, {"_lsprof.Profiler", 96, kLsprofProfilerFields},
    {"_lzma.LZMACompressor", 208, {}}, {"_lzma.LZMADecompressor", 240, kLzmaLZMADecompressorFields},
    {"_multibytecodec.MultibyteCodec", 48, kMultibyteCodecFields},
    {"_multibytecodec.MultibyteIncrementalDecoder", 72, kMultibyteIncrementalDecoderFields},
    {"_multibytecodec.MultibyteIncrementalEncoder", 64, kMultibyteIncrementalEncoderFields},
    {"_multibytecodec.MultibyteStreamReader", 80, kMultibyteStreamReaderFields},
    {"_multibytecodec.MultibyteStreamWriter", 72, kMultibyteStreamWriterFields}, {"_pickle.Pdata", 72, {}},
    {"_pickle.Pickler", 168, kPicklePicklerFields, kPicklePicklerArrays, kPicklePicklerBuffers},
    {"_pickle.PicklerMemoProxy", 40, kPicklePicklerMemoProxyFields},
    {"_pickle.Unpickler", 288, kPickleUnpicklerFields, kPickleUnpicklerArrays, kPickleUnpicklerBuffers},
    {"_pickle.UnpicklerMemoProxy", 40, kPickleUnpicklerMemoProxyFields}, {"_queue.SimpleQueue", 88, {}},
    {"_random.Random", 2536, {}}, {"_sre.SRE_Scanner", 280, kSreSREScannerFields},
    {"_sre.SRE_Template", 56, kSreSRETemplateFields}, {"_ssl.Certificate", 48, {}}, {"_ssl.MemoryBIO", 48, {}},
    {"_ssl.SSLSession", 48, kSslSSLSessionFields}, {"_ssl.Session", 48, kSslSSLSessionFields},
    {"_ssl._SSLContext", 128, kSslSSLContextFields}, {"_ssl._SSLSocket", 96, kSslSSLSocketFields},
    {"_struct.Struct", 72, kStructFields}, {"_struct.unpack_iterator", 128, kStructUnpackIteratorFields},
    {"_thread.RLock", 64, {}}, {"_thread._local", 72, kThreadLocalFields}, {"_thread._localdummy", 40, {}},
    {"_thread.lock", 40, {}}, {"anext_awaitable", 48, kAnextAwaitableFields},
    {"array.arrayiterator", 56, kArrayArrayiteratorFields}, {"ast.AST", 40, kIoIOBaseFields},
    {"async_generator_asend", 56, kAsyncGeneratorAsendFields},
    {"async_generator_athrow", 56, kAsyncGeneratorAthrowFields},
    {"async_generator_wrapped_value", 40, kAsyncGeneratorWrappedValueFields},
    {"bytearray_iterator", 48, kBytearrayIteratorFields}, {"bytes_iterator", 48, kBytearrayIteratorFields},
    {"callable_iterator", 48, kCallableIteratorFields}, {"cell", 40, kCellFields},
    {"classmethod", 48, kClassmethodFields}, {"classmethod_descriptor", 72, kClassmethodDescriptorFields},
    {"collections._deque_iterator", 72, kCollectionsDequeIteratorFields},
    {"collections._deque_reverse_iterator", 72, kCollectionsDequeIteratorFields},
    {"collections._tuplegetter", 48, kCollectionsTuplegetterFields},
    {"collections.defaultdict", 72, kCollectionsDefaultdictFields}, {"coroutine_wrapper", 40, kCoroutineWrapperFields},
    {"datetime.timedelta", 56, {}}, {"datetime.timezone", 48, kDatetimeTimezoneFields},
    {"decimal.Context", 112, kDecimalContextFields}, {"dict_itemiterator", 72, kDictItemiteratorFields},
    {"dict_items", 40, kDictItemsFields}, {"dict_keyiterator", 72, kDictItemiteratorFields},
    {"dict_keys", 40, kDictItemsFields}, {"dict_reverseitemiterator", 72, kDictItemiteratorFields},
    {"dict_reversekeyiterator", 72, kDictItemiteratorFields},
    {"dict_reversevalueiterator", 72, kDictItemiteratorFields}, {"dict_valueiterator", 72, kDictItemiteratorFields},
    {"dict_values", 40, kDictItemsFields}, {"enumerate", 72, kEnumerateFields}, {"filter", 48, kFilterFields},
    {"functools.KeyWrapper", 48, kFunctoolsKeyWrapperFields}, {"functools.partial", 80, kFunctoolsPartialFields},
    {"getset_descriptor", 64, kClassmethodDescriptorFields}, {"hamt", 56, kHamtFields},
    {"instancemethod", 40, kInstancemethodFields}, {"iterator", 48, kBytearrayIteratorFields},
    {"itertools._grouper", 48, kItertoolsGrouperFields}, {"itertools._tee", 64, kItertoolsTeeFields},
    {"itertools.accumulate", 72, kItertoolsAccumulateFields}, {"itertools.batched", 56, kItertoolsBatchedFields},
    {"itertools.chain", 48, kItertoolsChainFields}, {"itertools.combinations", 72, kItertoolsCombinationsFields},
    {"itertools.combinations_with_replacement", 72, kItertoolsCombinationsFields},
    {"itertools.compress", 48, kItertoolsCompressFields}, {"itertools.count", 56, kItertoolsCountFields},
    {"itertools.cycle", 64, kItertoolsCycleFields}, {"itertools.dropwhile", 56, kFilterFields},
    {"itertools.filterfalse", 48, kFilterFields}, {"itertools.groupby", 88, kItertoolsGroupbyFields},
    {"itertools.islice", 72, kItertoolsBatchedFields}, {"itertools.pairwise", 56, kItertoolsPairwiseFields},
    {"itertools.permutations", 80, kItertoolsPermutationsFields}, {"itertools.product", 64, kItertoolsProductFields},
    {"itertools.repeat", 48, kItertoolsRepeatFields}, {"itertools.starmap", 48, kFilterFields},
    {"itertools.takewhile", 56, kFilterFields}, {"itertools.zip_longest", 72, kItertoolsZipLongestFields},
    {"line_iterator", 80, kLineIteratorFields}, {"list_iterator", 48, kBytearrayIteratorFields},
    {"list_reverseiterator", 48, kBytearrayIteratorFields}, {"longrange_iterator", 56, kLongrangeIteratorFields},
    {"managedbuffer", 128, kManagedbufferFields}, {"map", 48, kMapFields}, {"mappingproxy", 40, kMappingproxyFields},
    {"member_descriptor", 64, kClassmethodDescriptorFields}, {"memoryview", 168, kMemoryviewFields},
    {"method", 64, kMethodFields}, {"method-wrapper", 48, kMethodWrapperFields},
    {"method_descriptor", 72, kClassmethodDescriptorFields}, {"mmap.mmap", 96, {}},
    {"odict_items", 40, kDictItemsFields}, {"odict_iterator", 80, kOdictIteratorFields},
    {"odict_keys", 40, kDictItemsFields}, {"odict_values", 40, kDictItemsFields},
    {"operator.attrgetter", 56, kOperatorAttrgetterFields}, {"operator.itemgetter", 64, kOperatorItemgetterFields},
    {"operator.methodcaller", 80, kOperatorMethodcallerFields}, {"pickle.PickleBuffer", 120, kPicklePickleBufferFields},
    {"positions_iterator", 96, kPositionsIteratorFields}, {"posix.DirEntry", 88, kPosixDirEntryFields},
    {"property", 80, kPropertyFields}, {"pyexpat.xmlparser", 96, kPyexpatXmlparserFields}, {"range", 64, kRangeFields},
    {"re.Match", 104, kReMatchFields}, {"re.Pattern", 112, kRePatternFields}, {"reversed", 48, kReversedFields},
    {"select.poll", 64, kSelectPollFields}, {"set_iterator", 64, kSetIteratorFields}, {"slice", 56, kSliceFields},
    {"sqlite3.Blob", 64, kSqlite3BlobFields}, {"sqlite3.Connection", 240, kSqlite3ConnectionFields},
    {"sqlite3.Cursor", 120, kSqlite3CursorFields}, {"sqlite3.Row", 48, kSqlite3RowFields},
    {"sqlite3.Statement", 48, {}}, {"staticmethod", 48, kClassmethodFields},
    {"str_ascii_iterator", 48, kBytearrayIteratorFields}, {"str_iterator", 48, kBytearrayIteratorFields},
    {"super", 56, kSuperFields}, {"traceback", 56, kTracebackFields}, {"tuple_iterator", 48, kBytearrayIteratorFields},
    {"types.GenericAlias", 80, kTypesGenericAliasFields}, {"types.SimpleNamespace", 40, kIoIOBaseFields},
    {"types.UnionType", 48, kTypesUnionTypeFields}, {"typing.ParamSpec", 72, kTypingParamSpecFields},
    {"typing.ParamSpecArgs", 40, kTypingParamSpecArgsFields},
    {"typing.ParamSpecKwargs", 40, kTypingParamSpecArgsFields},
    {"typing.TypeAliasType", 72, kTypingTypeAliasTypeFields}, {"typing.TypeVar", 96, kTypingTypeVarFields},
    {"typing.TypeVarTuple", 56, kTypingTypeVarTupleFields}, {"typing.Union", 48, kTypesUnionTypeFields},
    {"wrapper_descriptor", 72, kClassmethodDescriptorFields},
    {"xml.etree.ElementTree.Element", 72, kXmlEtreeElementTreeElementFields, kXmlEtreeElementTreeElementArrays},
    {"xml.etree.ElementTree.TreeBuilder", 184, kXmlEtreeElementTreeTreeBuilderFields},
    {"xml.etree.ElementTree.XMLParser", 152, kXmlEtreeElementTreeXMLParserFields}, {"zip", 64, kZipFields},
    {"zlib.Compress", 184, kZlibCompressFields}, {"zlib.Decompress", 184, kZlibDecompressFields},
    {"zlib._ZlibDecompressor", 200, kZlibZlibDecompressorFields}, {"zoneinfo.ZoneInfo", 224, kZoneinfoZoneInfoFields}};

constexpr PlainField kAbcStateFields[] = {{0, kInternal, "_abc_data_type"}};
constexpr PlainField kAsyncioStateFields[] = {{0, kInternal, "FutureIterType"},
    {8, kInternal, "TaskStepMethWrapper_Type"}, {16, kInternal, "FutureType"}, {24, kInternal, "TaskType"},
    {32, kInternal, "asyncio_mod"}, {40, kInternal, "context_kwname"}, {48, kInternal, "current_tasks"},
    {56, kInternal, "scheduled_tasks"}, {64, kInternal, "eager_tasks"}, {72, kInternal, "iscoroutine_typecache"},
    {80, kInternal, "asyncio_get_event_loop_policy"}, {88, kInternal, "asyncio_future_repr_func"},
    {96, kInternal, "asyncio_CancelledError"}, {104, kInternal, "asyncio_InvalidStateError"},
    {112, kInternal, "asyncio_task_get_stack_func"}, {120, kInternal, "asyncio_task_print_stack_func"},
    {128, kInternal, "asyncio_task_repr_func"}, {136, kInternal, "asyncio_iscoroutine_func"},
    {144, kInternal, "traceback_extract_stack"}};
constexpr PlainField kBisectStateFields[] = {{0, kInternal, "str_insert"}};
constexpr PlainField kBlake2StateFields[] = {{0, kInternal, "blake2b_type"}, {8, kInternal, "blake2s_type"}};
constexpr PlainField kBz2StateFields[] = {{0, kInternal, "bz2_compressor_type"},
    {8, kInternal, "bz2_decompressor_type"}};
constexpr PlainField kCollectionsStateFields[] = {{0, kInternal, "deque_type"}, {8, kInternal, "defdict_type"},
    {16, kInternal, "dequeiter_type"}, {24, kInternal, "dequereviter_type"}, {32, kInternal, "tuplegetter_type"}};
constexpr PlainField kCsvStateFields[] = {{0, kInternal, "error_obj"}, {8, kInternal, "dialects"},
    {16, kInternal, "dialect_type"}, {24, kInternal, "reader_type"}, {32, kInternal, "writer_type"},
    {48, kInternal, "str_write"}};
constexpr PlainField kCtypesStateFields[] = {{0, kInternal, "DictRemover_Type"}, {8, kInternal, "PyCArg_Type"},
    {16, kInternal, "PyCField_Type"}, {24, kInternal, "PyCThunk_Type"}, {32, kInternal, "StructParam_Type"},
    {40, kInternal, "PyCType_Type"}, {48, kInternal, "PyCStructType_Type"}, {56, kInternal, "UnionType_Type"},
    {64, kInternal, "PyCPointerType_Type"}, {72, kInternal, "PyCArrayType_Type"}, {80, kInternal, "PyCSimpleType_Type"},
    {88, kInternal, "PyCFuncPtrType_Type"}, {96, kInternal, "PyCData_Type"}, {104, kInternal, "Struct_Type"},
    {112, kInternal, "Union_Type"}, {120, kInternal, "PyCArray_Type"}, {128, kInternal, "Simple_Type"},
    {136, kInternal, "PyCPointer_Type"}, {144, kInternal, "PyCFuncPtr_Type"}, {152, kInternal, "_ctypes_ptrtype_cache"},
    {160, kInternal, "_unpickle"}, {168, kInternal, "array_cache"}, {176, kInternal, "error_object_name"},
    {184, kInternal, "PyExc_ArgError"}, {192, kInternal, "swapped_suffix"}};
constexpr PlainField kDatetimeStateFields[] = {{0, kInternal, "isocalendar_date_type"}, {8, kInternal, "us_per_ms"},
    {16, kInternal, "us_per_second"}, {24, kInternal, "us_per_minute"}, {32, kInternal, "us_per_hour"},
    {40, kInternal, "us_per_day"}, {48, kInternal, "us_per_week"}, {56, kInternal, "seconds_per_day"},
    {64, kInternal, "epoch"}};
constexpr PlainField kDecimalStateFields[] = {{0, kInternal, "PyDecContextManager_Type"},
    {8, kInternal, "PyDecContext_Type"}, {16, kInternal, "PyDecSignalDictMixin_Type"}, {24, kInternal, "PyDec_Type"},
    {32, kInternal, "PyDecSignalDict_Type"}, {40, kInternal, "DecimalTuple"}, {48, kInternal, "DecimalException"},
    {56, kInternal, "current_context_var"}, {64, kInternal, "default_context_template"},
    {72, kInternal, "basic_context_template"}, {80, kInternal, "extended_context_template"},
    {88, kInternal, "round_map[0]"}, {96, kInternal, "round_map[1]"}, {104, kInternal, "round_map[2]"},
    {112, kInternal, "round_map[3]"}, {120, kInternal, "round_map[4]"}, {128, kInternal, "round_map[5]"},
    {136, kInternal, "round_map[6]"}, {144, kInternal, "round_map[7]"}, {152, kInternal, "Rational"},
    {160, kInternal, "PyDecimal"}, {168, kInternal, "SignalTuple"}, {24, kInternal, "signal_map[0].ex", 176},
    {56, kInternal, "signal_map[1].ex", 176}, {88, kInternal, "signal_map[2].ex", 176},
    {120, kInternal, "signal_map[3].ex", 176}, {152, kInternal, "signal_map[4].ex", 176},
    {184, kInternal, "signal_map[5].ex", 176}, {216, kInternal, "signal_map[6].ex", 176},
    {248, kInternal, "signal_map[7].ex", 176}, {280, kInternal, "signal_map[8].ex", 176},
    {56, kInternal, "cond_map[1].ex", 184}, {88, kInternal, "cond_map[2].ex", 184},
    {120, kInternal, "cond_map[3].ex", 184}, {152, kInternal, "cond_map[4].ex", 184}};
constexpr PlainField kElementtreeStateFields[] = {{0, kInternal, "parseerror_obj"}, {8, kInternal, "deepcopy_obj"},
    {16, kInternal, "elementpath_obj"}, {24, kInternal, "comment_factory"}, {32, kInternal, "pi_factory"},
    {40, kInternal, "str_text"}, {48, kInternal, "str_tail"}, {56, kInternal, "str_append"},
    {64, kInternal, "str_find"}, {72, kInternal, "str_findtext"}, {80, kInternal, "str_findall"},
    {88, kInternal, "str_iterfind"}, {96, kInternal, "str_doctype"}, {104, kInternal, "Element_Type"},
    {112, kInternal, "ElementIter_Type"}, {120, kInternal, "TreeBuilder_Type"}, {128, kInternal, "XMLParser_Type"},
    {136, kInternal, "expat_capsule"}};
constexpr PlainField kFunctoolsStateFields[] = {{0, kInternal, "kwd_mark"}, {8, kInternal, "partial_type"},
    {16, kInternal, "keyobject_type"}, {24, kInternal, "lru_list_elem_type"}};
constexpr PlainField kHashlibStateFields[] = {{0, kInternal, "EVPtype"}, {8, kInternal, "HMACtype"},
    {16, kInternal, "EVPXOFtype"}, {24, kInternal, "constructs"}, {32, kInternal, "unsupported_digestmod_error"}};
constexpr PlainField kInterpchannelsStateFields[] = {{0, kInternal, "send_channel_type"},
    {8, kInternal, "recv_channel_type"}, {16, kInternal, "ChannelInfoType"}, {24, kInternal, "ChannelIDType"},
    {32, kInternal, "ChannelError"}, {40, kInternal, "ChannelNotFoundError"}, {48, kInternal, "ChannelClosedError"},
    {56, kInternal, "ChannelEmptyError"}, {64, kInternal, "ChannelNotEmptyError"}};
constexpr PlainField kInterpqueuesStateFields[] = {{0, kInternal, "queue_type"}, {8, kInternal, "QueueError"},
    {16, kInternal, "QueueNotFoundError"}, {24, kInternal, "QueueEmpty"}, {32, kInternal, "QueueFull"}};
constexpr PlainField kInterpretersStateFields[] = {{8, kInternal, "XIBufferViewType"}};
constexpr PlainField kIoStateFields[] = {{8, kInternal, "unsupported_operation"}, {16, kInternal, "PyIOBase_Type"},
    {24, kInternal, "PyIncrementalNewlineDecoder_Type"}, {32, kInternal, "PyRawIOBase_Type"},
    {40, kInternal, "PyBufferedIOBase_Type"}, {48, kInternal, "PyBufferedRWPair_Type"},
    {56, kInternal, "PyBufferedRandom_Type"}, {64, kInternal, "PyBufferedReader_Type"},
    {72, kInternal, "PyBufferedWriter_Type"}, {80, kInternal, "PyBytesIOBuffer_Type"},
    {88, kInternal, "PyBytesIO_Type"}, {96, kInternal, "PyFileIO_Type"}, {104, kInternal, "PyStringIO_Type"},
    {112, kInternal, "PyTextIOBase_Type"}, {120, kInternal, "PyTextIOWrapper_Type"}};
constexpr PlainField kLocaleStateFields[] = {{0, kInternal, "Error"}};
constexpr PlainField kLsprofStateFields[] = {{0, kInternal, "profiler_type"}, {8, kInternal, "stats_entry_type"},
    {16, kInternal, "stats_subentry_type"}};
constexpr PlainField kLzmaStateFields[] = {{0, kInternal, "lzma_compressor_type"},
    {8, kInternal, "lzma_decompressor_type"}, {16, kInternal, "error"}, {24, kInternal, "empty_tuple"}};
constexpr PlainField kMd5StateFields[] = {{0, kInternal, "md5_type"}};
constexpr PlainField kMultibytecodecStateFields[] = {{0, kInternal, "encoder_type"}, {8, kInternal, "decoder_type"},
    {16, kInternal, "reader_type"}, {24, kInternal, "writer_type"}, {32, kInternal, "multibytecodec_type"},
    {40, kInternal, "str_write"}};
constexpr PlainField kOperatorStateFields[] = {{0, kInternal, "itemgetter_type"}, {8, kInternal, "attrgetter_type"},
    {16, kInternal, "methodcaller_type"}};
constexpr PlainField kPickleStateFields[] = {{0, kInternal, "PickleError"}, {8, kInternal, "PicklingError"},
    {16, kInternal, "UnpicklingError"}, {24, kInternal, "dispatch_table"}, {32, kInternal, "extension_registry"},
    {40, kInternal, "extension_cache"}, {48, kInternal, "inverted_registry"}, {56, kInternal, "name_mapping_2to3"},
    {64, kInternal, "import_mapping_2to3"}, {72, kInternal, "name_mapping_3to2"},
    {80, kInternal, "import_mapping_3to2"}, {88, kInternal, "codecs_encode"}, {96, kInternal, "getattr"},
    {104, kInternal, "partial"}, {112, kInternal, "Pickler_Type"}, {120, kInternal, "Unpickler_Type"},
    {128, kInternal, "Pdata_Type"}, {136, kInternal, "PicklerMemoProxyType"},
    {144, kInternal, "UnpicklerMemoProxyType"}};
constexpr PlainField kQueueStateFields[] = {{0, kInternal, "SimpleQueueType"}, {8, kInternal, "EmptyError"}};
constexpr PlainField kRandomStateFields[] = {{0, kInternal, "Random_Type"}, {8, kInternal, "Long___abs__"}};
constexpr PlainField kSha1StateFields[] = {{0, kInternal, "sha1_type"}};
constexpr PlainField kSha2StateFields[] = {{0, kInternal, "sha224_type"}, {8, kInternal, "sha256_type"},
    {16, kInternal, "sha384_type"}, {24, kInternal, "sha512_type"}};
constexpr PlainField kSha3StateFields[] = {{0, kInternal, "sha3_224_type"}, {8, kInternal, "sha3_256_type"},
    {16, kInternal, "sha3_384_type"}, {24, kInternal, "sha3_512_type"}, {32, kInternal, "shake_128_type"},
    {40, kInternal, "shake_256_type"}};
constexpr PlainField kSignalStateFields[] = {{0, kInternal, "default_handler"}, {8, kInternal, "ignore_handler"},
    {16, kInternal, "itimer_error"}, {24, kInternal, "siginfo_type"}};
constexpr PlainField kSocketStateFields[] = {{0, kInternal, "sock_type"}, {8, kInternal, "socket_herror"},
    {16, kInternal, "socket_gaierror"}};
constexpr PlainField kSqlite3StateFields[] = {{0, kInternal, "DataError"}, {8, kInternal, "DatabaseError"},
    {16, kInternal, "Error"}, {24, kInternal, "IntegrityError"}, {32, kInternal, "InterfaceError"},
    {40, kInternal, "InternalError"}, {48, kInternal, "NotSupportedError"}, {56, kInternal, "OperationalError"},
    {64, kInternal, "ProgrammingError"}, {72, kInternal, "Warning"}, {80, kInternal, "converters"},
    {88, kInternal, "lru_cache"}, {96, kInternal, "psyco_adapters"}, {112, kInternal, "BlobType"},
    {120, kInternal, "ConnectionType"}, {128, kInternal, "CursorType"}, {136, kInternal, "PrepareProtocolType"},
    {144, kInternal, "RowType"}, {152, kInternal, "StatementType"}, {160, kInternal, "str___adapt__"},
    {168, kInternal, "str___conform__"}, {176, kInternal, "str_executescript"}, {184, kInternal, "str_finalize"},
    {192, kInternal, "str_inverse"}, {200, kInternal, "str_step"}, {208, kInternal, "str_upper"},
    {216, kInternal, "str_value"}};
constexpr PlainField kSreStateFields[] = {{0, kInternal, "Pattern_Type"}, {8, kInternal, "Match_Type"},
    {16, kInternal, "Scanner_Type"}, {24, kInternal, "Template_Type"}, {32, kInternal, "compile_template"}};
constexpr PlainField kSslStateFields[] = {{0, kInternal, "PySSLContext_Type"}, {8, kInternal, "PySSLSocket_Type"},
    {16, kInternal, "PySSLMemoryBIO_Type"}, {24, kInternal, "PySSLSession_Type"},
    {32, kInternal, "PySSLCertificate_Type"}, {40, kInternal, "PySSLErrorObject"},
    {48, kInternal, "PySSLCertVerificationErrorObject"}, {56, kInternal, "PySSLZeroReturnErrorObject"},
    {64, kInternal, "PySSLWantReadErrorObject"}, {72, kInternal, "PySSLWantWriteErrorObject"},
    {80, kInternal, "PySSLSyscallErrorObject"}, {88, kInternal, "PySSLEOFErrorObject"},
    {96, kInternal, "err_codes_to_names"}, {104, kInternal, "lib_codes_to_names"}, {112, kInternal, "Sock_Type"},
    {120, kInternal, "str_library"}, {128, kInternal, "str_reason"}, {136, kInternal, "str_verify_code"},
    {144, kInternal, "str_verify_message"}};
constexpr PlainField kStructStateFields[] = {{0, kInternal, "cache"}, {8, kInternal, "PyStructType"},
    {16, kInternal, "unpackiter_type"}, {24, kInternal, "StructError"}};
constexpr PlainField kThreadStateFields[] = {{0, kInternal, "excepthook_type"}, {8, kInternal, "lock_type"},
    {16, kInternal, "local_type"}, {24, kInternal, "local_dummy_type"}, {32, kInternal, "thread_handle_type"}};
constexpr PlainField kZoneinfoStateFields[] = {{0, kInternal, "ZoneInfoType"}, {8, kInternal, "io_open"},
    {16, kInternal, "_tzpath_find_tzfile"}, {24, kInternal, "_common_mod"}, {32, kInternal, "TIMEDELTA_CACHE"},
    {40, kInternal, "ZONEINFO_WEAK_CACHE"}, {56, kInternal, "NO_TTINFO.utcoff"}, {64, kInternal, "NO_TTINFO.dstoff"},
    {72, kInternal, "NO_TTINFO.tzname"}};
constexpr PlainField kArrayStateFields[] = {{0, kInternal, "ArrayType"}, {8, kInternal, "ArrayIterType"},
    {16, kInternal, "array_reconstructor"}, {24, kInternal, "str_read"}, {32, kInternal, "str_write"},
    {40, kInternal, "str___dict__"}, {48, kInternal, "str_iter"}};
constexpr PlainField kBinasciiStateFields[] = {{0, kInternal, "Error"}, {8, kInternal, "Incomplete"}};
constexpr PlainField kGrpStateFields[] = {{0, kInternal, "StructGrpType"}};
constexpr PlainField kItertoolsStateFields[] = {{0, kInternal, "accumulate_type"}, {8, kInternal, "batched_type"},
    {16, kInternal, "chain_type"}, {24, kInternal, "combinations_type"}, {32, kInternal, "compress_type"},
    {40, kInternal, "count_type"}, {48, kInternal, "cwr_type"}, {56, kInternal, "cycle_type"},
    {64, kInternal, "dropwhile_type"}, {72, kInternal, "filterfalse_type"}, {80, kInternal, "groupby_type"},
    {88, kInternal, "_grouper_type"}, {96, kInternal, "islice_type"}, {104, kInternal, "pairwise_type"},
    {112, kInternal, "permutations_type"}, {120, kInternal, "product_type"}, {128, kInternal, "repeat_type"},
    {136, kInternal, "starmap_type"}, {144, kInternal, "takewhile_type"}, {152, kInternal, "tee_type"},
    {160, kInternal, "teedataobject_type"}, {168, kInternal, "ziplongest_type"}};
constexpr PlainField kMathStateFields[] = {{0, kInternal, "str___ceil__"}, {8, kInternal, "str___floor__"},
    {16, kInternal, "str___trunc__"}};
constexpr PlainField kPosixStateFields[] = {{0, kInternal, "billion"}, {8, kInternal, "DirEntryType"},
    {16, kInternal, "ScandirIteratorType"}, {24, kInternal, "SchedParamType"}, {40, kInternal, "StatResultType"},
    {48, kInternal, "StatVFSResultType"}, {56, kInternal, "TerminalSizeType"}, {64, kInternal, "TimesResultType"},
    {72, kInternal, "UnameResultType"}, {80, kInternal, "WaitidResultType"}, {88, kInternal, "struct_rusage"},
    {96, kInternal, "st_mode"}};
constexpr PlainField kPwdStateFields[] = {{0, kInternal, "StructPwdType"}};
constexpr PlainField kPyexpatStateFields[] = {{0, kInternal, "xml_parse_type"}, {8, kInternal, "error"},
    {16, kInternal, "str_read"}};
constexpr PlainField kReadlineStateFields[] = {{0, kInternal, "completion_display_matches_hook"},
    {8, kInternal, "startup_hook"}, {16, kInternal, "pre_input_hook"}, {24, kInternal, "completer"},
    {32, kInternal, "begidx"}, {40, kInternal, "endidx"}};
constexpr PlainField kResourceStateFields[] = {{0, kInternal, "StructRUsageType"}};
constexpr PlainField kSelectStateFields[] = {{0, kInternal, "close"}, {8, kInternal, "poll_Type"},
    {16, kInternal, "devpoll_Type"}, {24, kInternal, "pyEpoll_Type"}};
constexpr PlainField kTermiosStateFields[] = {{0, kInternal, "TermiosError"}};
constexpr PlainField kTimeStateFields[] = {{0, kInternal, "struct_time_type"}};
constexpr PlainField kZlibStateFields[] = {{0, kInternal, "Comptype"}, {8, kInternal, "Decomptype"},
    {16, kInternal, "ZlibDecompressorType"}, {24, kInternal, "ZlibError"}};

constexpr PlainType kModuleStates[] = {{"_abc state", 16, kAbcStateFields},
    {"_asyncio state", 160, kAsyncioStateFields}, {"_bisect state", 8, kBisectStateFields},
    {"_blake2 state", 16, kBlake2StateFields}, {"_bz2 state", 16, kBz2StateFields},
    {"_collections state", 40, kCollectionsStateFields}, {"_csv state", 56, kCsvStateFields},
    {"_ctypes state", 200, kCtypesStateFields}, {"_datetime state", 72, kDatetimeStateFields},
    {"_decimal state", 240, kDecimalStateFields}, {"_elementtree state", 152, kElementtreeStateFields},
    {"_functools state", 32, kFunctoolsStateFields}, {"_hashlib state", 48, kHashlibStateFields},
    {"_interpchannels state", 72, kInterpchannelsStateFields}, {"_interpqueues state", 40, kInterpqueuesStateFields},
    {"_interpreters state", 16, kInterpretersStateFields}, {"_io state", 128, kIoStateFields},
    {"_locale state", 8, kLocaleStateFields}, {"_lsprof state", 24, kLsprofStateFields},
    {"_lzma state", 32, kLzmaStateFields}, {"_md5 state", 8, kMd5StateFields},
    {"_multibytecodec state", 48, kMultibytecodecStateFields}, {"_operator state", 24, kOperatorStateFields},
    {"_pickle state", 152, kPickleStateFields}, {"_queue state", 16, kQueueStateFields},
    {"_random state", 16, kRandomStateFields}, {"_sha1 state", 8, kSha1StateFields},
    {"_sha2 state", 32, kSha2StateFields}, {"_sha3 state", 48, kSha3StateFields},
    {"_signal state", 32, kSignalStateFields}, {"_socket state", 40, kSocketStateFields},
    {"_sqlite3 state", 224, kSqlite3StateFields}, {"_sre state", 40, kSreStateFields},
    {"_ssl state", 160, kSslStateFields}, {"_struct state", 32, kStructStateFields},
    {"_thread state", 56, kThreadStateFields}, {"_zoneinfo state", 88, kZoneinfoStateFields},
    {"array state", 56, kArrayStateFields}, {"binascii state", 16, kBinasciiStateFields},
    {"grp state", 8, kGrpStateFields}, {"itertools state", 176, kItertoolsStateFields},
    {"math state", 24, kMathStateFields}, {"posix state", 112, kPosixStateFields}, {"pwd state", 8, kPwdStateFields},
    {"pyexpat state", 24, kPyexpatStateFields}, {"readline state", 48, kReadlineStateFields},
    {"resource state", 8, kResourceStateFields}, {"select state", 32, kSelectStateFields},
    {"termios state", 8, kTermiosStateFields}, {"time state", 40, kTimeStateFields},
    {"zlib state", 32, kZlibStateFields}};

}  // namespace

const Layout kPython313t = {
    .version = "3.13t",
    .origin = "3.13.5",
    .version_number = 0x30d,
    .is_free_threaded = true,
    .gc_lists_in = GcListsIn::kInterpreter,
    .dict_keys_form = DictKeysForm::kLog2Size,
    .dict_values_form = DictValuesForm::kHeader,
    .managed_dict_form = ManagedDictForm::kInline,
    .int_form = IntForm::kTag,
    .str_form = StrForm::kFlexible,
    .finalizer_form = FinalizerForm::kCalledFirst,
    .immortal_form = ImmortalForm::kLocalAllOnes,
    .deferred_form = DeferredForm::kOne,
    .stack_ref_form = StackRefForm::kObject,
    .static_type_state_in = StaticTypeStateIn::kInterpreter,
    .type_flags = {.managed_dict = 0x10, .managed_weakref = 0x8, .inline_values = 0x4},
    .runtime = {.size_bytes = 328320, .interpreters_head = 632, .interpreters_main = 640, .static_types = 10472,
        .static_objects = 13840},
    .interpreter = {.size_bytes = 215616, .next = 7264, .id = 7272, .threads_head = 7344, .gc = 7400, .modules = 7664,
        .modules_by_index = 7672, .sysdict = 7648, .builtins = 7656, .importlib = 7680, .import_func = 7704,
        .codec_search_path = 7976, .codec_search_cache = 7984, .codec_error_registry = 7992, .dict = 8464,
        .sysdict_copy = 8472, .builtins_copy = 8480, .before_forkers = 10648, .after_forkers_parent = 10656,
        .after_forkers_child = 10664, .atexit_callbacks = 10728, .atexit_ncallbacks = 10736, .audit_hooks = 17440,
        .warnings_filters = 10672, .warnings_once_registry = 10680, .warnings_default_action = 10688,
        .interned_strings = 197416, .static_types = 186056, .extension_static_types = 195672, .eval_frame = 8488,
        .generic_type = 197528, .typevar_type = 197536, .typevartuple_type = 197544, .paramspec_type = 197552,
        .paramspecargs_type = 197560, .paramspeckwargs_type = 197568},
    .static_type_state = {.size_bytes = 48, .type = 0, .tp_dict = 24, .tp_subclasses = 32, .tp_weaklist = 40},
    .atexit_callback = {.size_bytes = 24, .func = 0, .args = 8, .kwargs = 16},
    .gc = {.size_bytes = 248, .generations = 24, .permanent_generation = 104, .enabled = 12, .debug = 16,
        .collecting = 200, .garbage = 208, .callbacks = 216},
    .gc_generation = {.size_bytes = 24, .threshold = 16, .count = 20},
    .gc_head = {.size_bytes = 0},
    .object = {.size_bytes = 40, .ob_type = 24, .ob_size = 32, .ob_gc_bits = 11, .ob_ref_local = 12,
        .ob_ref_shared = 16},
    .type = {.size_bytes = 432, .tp_name = 40, .tp_basicsize = 48, .tp_itemsize = 56, .tp_dealloc = 64, .tp_flags = 184,
        .tp_traverse = 200, .tp_weaklistoffset = 224, .tp_members = 256, .tp_base = 272, .tp_dict = 280,
        .tp_dictoffset = 304, .tp_alloc = 320, .tp_bases = 352, .tp_mro = 360, .tp_cache = 368, .tp_subclasses = 376,
        .tp_weaklist = 384, .tp_del = 392, .tp_finalize = 408},
    .heap_type = {.size_bytes = 944, .ht_name = 872, .ht_slots = 880, .ht_qualname = 888, .ht_cached_keys = 896,
        .ht_module = 904, .ht_tpname = 912, .spec_getitem = 920},
    .member_def = {.size_bytes = 40, .name = 0, .type = 8, .offset = 16, .flags = 24},
    .dict = {.size_bytes = 64, .ma_used = 32, .ma_keys = 48, .ma_values = 56},
    .dict_keys = {.size_bytes = 32, .dk_refcnt = 0, .dk_log2_size = 8, .dk_log2_index_bytes = 9, .dk_kind = 10,
        .dk_usable = 16, .dk_nentries = 24, .dk_indices = 32},
    .dict_key_entry = {.size_bytes = 24, .me_hash = 0, .me_key = 8, .me_value = 16},
    .dict_unicode_entry = {.size_bytes = 16, .me_key = 0, .me_value = 8},
    .dict_values = {.size_bytes = 16, .capacity = 0, .size = 1, .embedded = 2, .valid = 3, .values = 8},
    .list = {.size_bytes = 56, .ob_item = 40, .allocated = 48},
    .tuple = {.size_bytes = 48, .ob_item = 40},
    .set = {.size_bytes = 216, .fill = 32, .used = 40, .mask = 48, .table = 56, .smalltable = 80, .weakreflist = 208},
    .set_entry = {.size_bytes = 16, .key = 0, .hash = 8},
    .int_ = {.size_bytes = 48, .lv_tag = 32, .ob_digit = 40},
    .str = {.ascii_size_bytes = 56, .compact_size_bytes = 72, .size_bytes = 80, .length = 32, .state = 48,
        .utf8_length = 56, .utf8 = 64, .data = 72, .interned_mask = 3, .kind_shift = 2, .compact_mask = 32,
        .ascii_mask = 64},
    .bytes = {.size_bytes = 56, .ob_sval = 48},
    .byte_array = {.size_bytes = 72, .ob_alloc = 40, .ob_bytes = 48},
    .function = {.size_bytes = 160, .func_globals = 32, .func_builtins = 40, .func_name = 48, .func_qualname = 56,
        .func_code = 64, .func_defaults = 72, .func_kwdefaults = 80, .func_doc = 96, .func_dict = 104,
        .func_closure = 88, .func_module = 120, .func_annotations = 128, .func_typeparams = 136,
        .func_weakreflist = 112},
    .c_function = {.size_bytes = 80, .m_ml = 32, .m_self = 40, .m_module = 48, .m_weakreflist = 56, .mm_class = 72},
    .module = {.size_bytes = 80, .md_dict = 32, .md_def = 40, .md_state = 48, .md_weaklist = 56, .md_name = 64},
    .module_def = {.size_bytes = 120, .m_name = 56, .m_size = 72},
    .weak_ref = {.size_bytes = 88, .wr_object = 32, .wr_callback = 40, .wr_prev = 56, .wr_next = 64},
    .code = {.size_bytes = 224, .co_flags = 64, .co_argcount = 68, .co_firstlineno = 84, .co_nlocals = 96,
        .co_nlocalsplus = 88, .co_stacksize = 80, .co_framesize = 92, .co_consts = 40, .co_names = 48,
        .co_localsplusnames = 112, .co_localspluskinds = 120, .co_filename = 128, .co_name = 136, .co_qualname = 144,
        .co_linetable = 152, .co_exceptiontable = 56, .co_weakreflist = 160, .co_extra = 208, .co_code_adaptive = 216,
        .co_cached = 176, .co_executors = 168, .co_monitoring = 192, .co_ncellvars = 100, .co_nfreevars = 104},
    .code_cached = {.size_bytes = 32, .co_code = 0, .co_varnames = 8, .co_cellvars = 16, .co_freevars = 24},
    .frame = {.size_bytes = 88, .f_back = 32, .f_trace = 48, .f_lineno = 56, .f_frame = 40, .f_frame_data = 80,
        .f_extra_locals = 64, .f_locals_cache = 72},
    .interpreter_frame = {.size_bytes = 80, .f_executable = 0, .f_funcobj = 16, .f_globals = 24, .f_builtins = 32,
        .f_locals = 40, .frame_obj = 48, .previous = 8, .prev_instr = 56, .stacktop = 64, .owner = 70,
        .localsplus = 72},
    .generator = {.size_bytes = 96, .gi_weakreflist = 32, .gi_name = 40, .gi_qualname = 48, .gi_exc_state = 56,
        .gi_frame_state = 83, .gi_iframe = 88, .cr_origin = 72, .ag_finalizer = 72, .frame_cleared = 4},
    .exception_stack_item = {.size_bytes = 16, .exc_value = 0, .previous_item = 8},
    .thread = {.size_bytes = 304, .next = 8, .interp = 16, .current_frame = 72, .thread_id = 152,
        .native_thread_id = 160, .id = 224, .dict = 128, .exc_info = 120, .exc_state = 256, .current_exception = 112,
        .async_exc = 144, .c_profileobj = 96, .c_traceobj = 104, .async_gen_firstiter = 192, .async_gen_finalizer = 200,
        .context = 208, .delete_later = 168, .datastack_chunk = 232, .datastack_top = 240, .threading_local_key = 288,
        .threading_local_sentinel = 296, .previous_executor = 272, .asyncio_running_loop = 304},
    .stack_chunk = {.size_bytes = 32, .previous = 0, .size = 8, .top = 16, .data = 24},
    // From debug information: _collections: _collectionsmodule.c
    .deque = {.size_bytes = 232, .leftblock = 40, .rightblock = 48, .leftindex = 56, .rightindex = 64, .maxlen = 80,
        .weakreflist = 224, .block_size_bytes = 528, .block_leftlink = 0, .block_data = 8, .block_rightlink = 520},
    // From debug information: capsule.c
    .capsule = {.size_bytes = 80, .pointer = 32, .traverse_func = 64},
    // From debug information: _functools: _functoolsmodule.c
    .lru_cache = {.size_bytes = 168, .root = 0, .wrapper = 72, .typed = 80, .maxsize = 112, .func = 104, .cache = 88,
        .cache_info_type = 144, .kwd_mark = 128, .dict = 152, .weakreflist = 160, .lru_list_elem_type = 136},
    // From debug information: _functools: _functoolsmodule.c
    .lru_link = {.size_bytes = 72, .prev = 32, .next = 40, .key = 56, .result = 64},
    // From debug information: odictobject.c
    .ordered_dict = {.size_bytes = 128, .od_fast_nodes = 80, .od_fast_nodes_size = 88, .od_first = 64,
        .od_inst_dict = 112, .od_weakreflist = 120, .node_size_bytes = 32, .node_key = 0, .node_next = 16},
    // From debug information: itertools: itertoolsmodule.c
    .tee_data = {.size_bytes = 512, .it = 32, .numread = 40, .nextlink = 48, .values = 56},
    // From debug information: _queue: _queuemodule.c
    .simple_queue = {.size_bytes = 88, .items = 56, .items_cap = 64, .get_idx = 48, .num_items = 72},
    // From debug information: array: arraymodule.c
    .array = {.size_bytes = 80, .allocated = 48, .ob_descr = 56, .itemsize = 4},
    // From debug information: _struct: _struct.c
    .struct_ = {.size_bytes = 72, .s_codes = 48, .code_size_bytes = 32},
    .date_time = {.size_bytes = 64, .datetime_hastzinfo = 40, .datetime_tzinfo = 56, .time_hastzinfo = 40,
        .time_tzinfo = 48},
    // From debug information: no header shows it
    .hamt_node = {.bitmap_array = 48, .array_array = 32, .collision_array = 48},
    .debug_offsets = {.size_bytes = 584, .version = 8, .free_threaded = 16, .runtime_interpreters_head = 40,
        .interpreter_size = 48, .interpreter_id = 56, .interpreter_next = 64, .interpreter_threads_head = 72,
        .interpreter_gc = 80, .interpreter_modules = 88, .interpreter_sysdict = 96, .interpreter_builtins = 104,
        .thread_size = 152, .thread_next = 168, .thread_interp = 176, .thread_current_frame = 184,
        .thread_thread_id = 192, .thread_native_thread_id = 200, .thread_datastack_chunk = 208, .frame_previous = 232,
        .frame_executable = 240, .frame_instr_ptr = 248, .frame_localsplus = 256, .frame_owner = 264, .gc_size = 568,
        .gc_collecting = 576},
    .plain_types = kPlainTypes,
    .module_states = kModuleStates,
};

}  // namespace stillheld
