// Written by tools/generate_layouts.py from the headers and debug information of CPython 3.15.0: do not edit.
// clang-format off
#include "cpython/layouts/all_layouts.h"

// A field that is left out does not exist in this version.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace stillheld {
namespace {

using enum EdgeKind;

constexpr PlainField kAttributeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "obj"}, {80, kAttribute, "name"}};
constexpr PlainField kBaseExceptionFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"}};
constexpr PlainField kBaseExceptionGroupFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "message"}, {80, kAttribute, "exceptions"}};
constexpr PlainField kCArgObjectFields[] = {{64, kAttribute, "_obj"}};
constexpr PlainField kContextFields[] = {{16, kInternal, "ctx_prev"}, {24, kInternal, "ctx_vars"}};
constexpr PlainField kContextVarFields[] = {{16, kAttribute, "name"}, {24, kInternal, "var_default"}};
constexpr PlainField kImportErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "msg"}, {80, kAttribute, "name"}, {88, kAttribute, "path"}, {96, kAttribute, "name_from"}};
constexpr PlainField kMultibyteCodecFields[] = {{24, kInternal, "cjk_module"}};
constexpr PlainField kMultibyteIncrementalDecoderFields[] = {{32, kInternal, "errors"}};
constexpr PlainField kMultibyteIncrementalEncoderFields[] = {{32, kInternal, "errors"}, {40, kInternal, "pending"}};
constexpr PlainField kMultibyteStreamReaderFields[] = {{32, kInternal, "errors"}, {56, kAttribute, "stream"}};
constexpr PlainField kMultibyteStreamWriterFields[] = {{32, kInternal, "errors"}, {40, kInternal, "pending"},
    {48, kAttribute, "stream"}};
constexpr PlainField kNameErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "name"}};
constexpr PlainField kOSErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "errno"}, {80, kAttribute, "strerror"}, {88, kAttribute, "filename"},
    {96, kAttribute, "filename2"}};
constexpr PlainField kStgInfoFields[] = {{56, kInternal, "proto"}, {88, kInternal, "argtypes"},
    {96, kInternal, "converters"}, {104, kInternal, "restype"}, {112, kInternal, "checker"},
    {120, kInternal, "pointer_type"}, {128, kInternal, "module"}};
constexpr PlainField kStopIterationFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "value"}};
constexpr PlainField kSyntaxErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "msg"}, {80, kAttribute, "filename"}, {88, kAttribute, "lineno"}, {96, kAttribute, "offset"},
    {104, kAttribute, "end_lineno"}, {112, kAttribute, "end_offset"}, {120, kAttribute, "text"},
    {128, kAttribute, "print_file_and_line"}, {136, kInternal, "metadata"}};
constexpr PlainField kSystemExitFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "code"}};
constexpr PlainField kTaskStepMethWrapperFields[] = {{16, kInternal, "sw_task"}, {24, kInternal, "sw_arg"}};
constexpr PlainField kTokenFields[] = {{16, kInternal, "tok_ctx"}, {24, kAttribute, "var"},
    {32, kInternal, "tok_oldval"}};
constexpr PlainField kUnicodeDecodeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kInternal, "notes"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "encoding"}, {80, kAttribute, "object"}, {104, kAttribute, "reason"}};
constexpr PlainField kAbcAbcDataFields[] = {{16, kInternal, "_abc_registry"}, {24, kInternal, "_abc_cache"},
    {32, kInternal, "_abc_negative_cache"}};
constexpr PlainField kAsyncioFutureFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "fut_callback0"},
    {32, kInternal, "fut_context0"}, {40, kInternal, "fut_callbacks"}, {48, kAttribute, "_exception"},
    {56, kInternal, "fut_exception_tb"}, {64, kAttribute, "_result"}, {72, kInternal, "fut_source_tb"},
    {80, kInternal, "fut_cancel_msg"}, {88, kInternal, "fut_cancelled_exc"}, {96, kInternal, "fut_awaited_by"}};
constexpr PlainField kAsyncioFutureIterFields[] = {{16, kInternal, "future"}};
constexpr PlainField kAsyncioTaskFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "task_callback0"},
    {32, kInternal, "task_context0"}, {40, kInternal, "task_callbacks"}, {48, kAttribute, "_exception"},
    {56, kInternal, "task_exception_tb"}, {64, kAttribute, "_result"}, {72, kInternal, "task_source_tb"},
    {80, kInternal, "task_cancel_msg"}, {88, kInternal, "task_cancelled_exc"}, {96, kInternal, "task_awaited_by"},
    {120, kAttribute, "_fut_waiter"}, {128, kAttribute, "_coro"}, {136, kInternal, "task_name"},
    {144, kInternal, "task_context"}};
constexpr PlainField kBz2BZ2DecompressorFields[] = {{104, kAttribute, "unused_data"}};
constexpr PlainField kCollectionsDequeIteratorFields[] = {{32, kInternal, "deque"}};
constexpr PlainField kCollectionsTuplegetterFields[] = {{24, kAttribute, "__doc__"}};
constexpr PlainField kCsvDialectFields[] = {{40, kAttribute, "lineterminator"}};
constexpr PlainField kCsvReaderFields[] = {{16, kInternal, "input_iter"}, {24, kAttribute, "dialect"},
    {32, kInternal, "fields"}};
constexpr PlainField kCsvWriterFields[] = {{16, kInternal, "write"}, {24, kAttribute, "dialect"},
    {64, kInternal, "error_obj"}};
constexpr PlainField kCtypesCFieldFields[] = {{40, kInternal, "proto"}};
constexpr PlainField kCtypesCFuncPtrFields[] = {{32, kAttribute, "_b_base_"}, {64, kAttribute, "_objects"},
    {96, kInternal, "thunk"}, {104, kInternal, "callable"}, {112, kInternal, "converters"},
    {120, kInternal, "argtypes"}, {128, kInternal, "restype"}, {144, kInternal, "errcheck"},
    {152, kInternal, "paramflags"}};
constexpr PlainField kCtypesCThunkObjectFields[] = {{80, kInternal, "converters"}, {88, kInternal, "callable"},
    {96, kInternal, "restype"}};
constexpr PlainField kCtypesDictRemoverFields[] = {{16, kInternal, "key"}, {24, kInternal, "dict"}};
constexpr PlainField kCtypesStructParamTypeFields[] = {{24, kInternal, "keep"}};
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
constexpr PlainField kIoStringIOFields[] = {{72, kInternal, "decoder"}, {80, kInternal, "readnl"},
    {88, kInternal, "writenl"}, {96, kDict, ""}};
constexpr PlainField kIoTextIOWrapperFields[] = {{32, kAttribute, "buffer"}, {40, kAttribute, "encoding"},
    {48, kInternal, "encoder"}, {56, kInternal, "decoder"}, {64, kInternal, "readnl"}, {72, kAttribute, "errors"},
    {120, kInternal, "decoded_chars"}, {136, kInternal, "pending_bytes"}, {152, kInternal, "snapshot"},
    {168, kInternal, "raw"}, {184, kDict, ""}};
constexpr PlainField kIoBytesIOBufferFields[] = {{16, kInternal, "source"}};
constexpr PlainField kIoIOBaseFields[] = {{16, kDict, ""}};
constexpr PlainField kJsonEncoderFields[] = {{16, kAttribute, "markers"}, {24, kAttribute, "default"},
    {32, kAttribute, "encoder"}, {40, kAttribute, "indent"}, {48, kAttribute, "key_separator"},
    {56, kAttribute, "item_separator"}};
constexpr PlainField kJsonScannerFields[] = {{24, kAttribute, "object_hook"}, {32, kAttribute, "object_pairs_hook"},
    {40, kAttribute, "array_hook"}, {48, kAttribute, "parse_float"}, {56, kAttribute, "parse_int"},
    {64, kAttribute, "parse_constant"}};
constexpr PlainField kLsprofProfilerFields[] = {{48, kInternal, "externalTimer"}, {72, kInternal, "missing"}};
constexpr PlainField kLzmaLZMADecompressorFields[] = {{184, kAttribute, "unused_data"}};
constexpr PlainBuffer kPicklePicklerBuffers[] = {{16, kNoHop, 32, kNoHop}, {24, 16, 16, 16}};
constexpr PlainArray kPicklePicklerArrays[] = {
    {24, 16, 16, 0, kInternal, "memo->mt_table[memo->mt_allocated].me_key", 16}};
constexpr PlainField kPicklePicklerFields[] = {{40, kAttribute, "dispatch_table"}, {48, kInternal, "reducer_override"},
    {56, kInternal, "write"}, {64, kInternal, "output_buffer"}, {136, kInternal, "fast_memo"},
    {144, kInternal, "buffer_callback"}};
constexpr PlainField kPicklePicklerMemoProxyFields[] = {{16, kInternal, "pickler"}};
constexpr PlainBuffer kPickleUnpicklerBuffers[] = {{24, 32, 8, kNoHop}, {264, 280, 8, kNoHop}};
constexpr PlainArray kPickleUnpicklerArrays[] = {{24, 32, 8, 0, kInternal, "memo[memo_size]", kNoHop}};
constexpr PlainField kPickleUnpicklerFields[] = {{16, kInternal, "stack"}, {80, kInternal, "buffer.obj"},
    {208, kInternal, "read"}, {216, kInternal, "readinto"}, {224, kInternal, "readline"}, {232, kInternal, "peek"},
    {240, kInternal, "buffers"}};
constexpr PlainField kPickleUnpicklerMemoProxyFields[] = {{16, kInternal, "unpickler"}};
constexpr PlainField kSreSREScannerFields[] = {{16, kAttribute, "pattern"}, {56, kInternal, "state.string"}};
constexpr PlainField kSreSRETemplateFields[] = {{32, kInternal, "literal"}};
constexpr PlainField kSslSSLSessionFields[] = {{24, kInternal, "ctx"}};
constexpr PlainField kSslSSLContextFields[] = {{40, kInternal, "set_sni_cb"}, {64, kInternal, "msg_cb"},
    {72, kAttribute, "keylog_filename"}};
constexpr PlainField kSslSSLSocketFields[] = {{16, kInternal, "Socket"}, {32, kAttribute, "context"},
    {48, kInternal, "owner"}, {56, kAttribute, "server_hostname"}};
constexpr PlainField kStructStructFields[] = {{40, kAttribute, "format"}};
constexpr PlainField kStructUnpackIteratorFields[] = {{16, kInternal, "so"}, {32, kInternal, "buf.obj"}};
constexpr PlainField kThreadLocalFields[] = {{16, kInternal, "args"}, {24, kInternal, "kw"},
    {40, kInternal, "localdicts"}, {48, kInternal, "thread_watchdogs"}};
constexpr PlainField kAnextAwaitableFields[] = {{16, kInternal, "wrapped"}, {24, kInternal, "default_value"}};
constexpr PlainField kArrayArrayiteratorFields[] = {{24, kInternal, "ao"}};
constexpr PlainField kAsyncGeneratorAsendFields[] = {{16, kInternal, "ags_gen"}, {24, kInternal, "ags_sendval"}};
constexpr PlainField kAsyncGeneratorAthrowFields[] = {{16, kInternal, "agt_gen"}, {24, kInternal, "agt_typ"},
    {32, kInternal, "agt_tb"}, {40, kInternal, "agt_val"}};
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
constexpr PlainField kDictItemsFields[] = {{16, kAttribute, "mapping"}};
constexpr PlainField kEnumerateFields[] = {{24, kInternal, "en_sit"}, {32, kInternal, "en_result"},
    {40, kInternal, "en_longindex"}, {48, kInternal, "one"}};
constexpr PlainField kFilterFields[] = {{16, kInternal, "func"}, {24, kInternal, "it"}};
constexpr PlainField kFunctoolsKeyWrapperFields[] = {{16, kInternal, "cmp"}, {24, kAttribute, "obj"}};
constexpr PlainField kFunctoolsPartialFields[] = {{16, kAttribute, "func"}, {24, kAttribute, "args"},
    {32, kAttribute, "keywords"}, {40, kDict, ""}};
constexpr PlainField kHamtFields[] = {{16, kInternal, "h_root"}};
constexpr PlainField kInstancemethodFields[] = {{16, kAttribute, "__func__"}};
constexpr PlainField kItertoolsGrouperFields[] = {{16, kInternal, "parent"}, {24, kInternal, "tgtkey"}};
constexpr PlainField kItertoolsTeeFields[] = {{16, kInternal, "dataobj"}};
constexpr PlainField kItertoolsAccumulateFields[] = {{16, kInternal, "total"}, {24, kInternal, "it"},
    {32, kInternal, "binop"}, {40, kInternal, "initial"}};
constexpr PlainField kItertoolsBatchedFields[] = {{16, kInternal, "it"}};
constexpr PlainField kItertoolsChainFields[] = {{16, kInternal, "source"}, {24, kInternal, "active"}};
constexpr PlainField kItertoolsCombinationsFields[] = {{16, kInternal, "pool"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsCompressFields[] = {{16, kInternal, "data"}, {24, kInternal, "selectors"}};
constexpr PlainField kItertoolsCountFields[] = {{24, kInternal, "long_cnt"}, {32, kInternal, "long_step"}};
constexpr PlainField kItertoolsCycleFields[] = {{16, kInternal, "it"}, {24, kInternal, "saved"}};
constexpr PlainField kItertoolsGroupbyFields[] = {{16, kInternal, "it"}, {24, kInternal, "keyfunc"},
    {32, kInternal, "tgtkey"}, {40, kInternal, "currkey"}, {48, kInternal, "currvalue"}};
constexpr PlainField kItertoolsPairwiseFields[] = {{16, kInternal, "it"}, {24, kInternal, "old"},
    {32, kInternal, "result"}};
constexpr PlainField kItertoolsPermutationsFields[] = {{16, kInternal, "pool"}, {40, kInternal, "result"}};
constexpr PlainField kItertoolsProductFields[] = {{16, kInternal, "pools"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsRepeatFields[] = {{16, kInternal, "element"}};
constexpr PlainField kItertoolsZipLongestFields[] = {{32, kInternal, "ittuple"}, {40, kInternal, "result"},
    {48, kInternal, "fillvalue"}};
constexpr PlainField kLazyImportFields[] = {{16, kInternal, "lz_builtins"}, {24, kInternal, "lz_from"},
    {32, kInternal, "lz_attr"}, {40, kInternal, "lz_code"}};
constexpr PlainField kLineIteratorFields[] = {{16, kInternal, "li_code"}};
constexpr PlainField kLongrangeIteratorFields[] = {{16, kInternal, "start"}, {24, kInternal, "step"},
    {32, kInternal, "len"}};
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
    {32, kInternal, "kwds"}, {40, kInternal, "vectorcall_args"}, {48, kInternal, "vectorcall_kwnames"}};
constexpr PlainField kPicklePickleBufferFields[] = {{24, kInternal, "view.obj"}};
constexpr PlainField kPositionsIteratorFields[] = {{16, kInternal, "pi_code"}};
constexpr PlainField kPosixDirEntryFields[] = {{16, kAttribute, "name"}, {24, kAttribute, "path"},
    {32, kInternal, "stat"}, {40, kInternal, "lstat"}};
constexpr PlainField kPropertyFields[] = {{16, kAttribute, "fget"}, {24, kAttribute, "fset"}, {32, kAttribute, "fdel"},
    {40, kAttribute, "__doc__"}, {48, kAttribute, "__name__"}};
constexpr PlainField kPyexpatXmlparserFields[] = {{72, kAttribute, "intern"}};
constexpr PlainField kRangeFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"},
    {40, kInternal, "length"}};
constexpr PlainField kReMatchFields[] = {{24, kAttribute, "string"}, {32, kAttribute, "regs"}, {40, kAttribute, "re"}};
constexpr PlainField kRePatternFields[] = {{32, kAttribute, "groupindex"}, {40, kInternal, "indexgroup"},
    {48, kAttribute, "pattern"}};
constexpr PlainField kReversedFields[] = {{24, kInternal, "seq"}};
constexpr PlainField kSelectPollFields[] = {{16, kInternal, "dict"}};
constexpr PlainField kSetIteratorFields[] = {{16, kInternal, "si_set"}};
constexpr PlainField kSliceFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"}};
constexpr PlainField kSqlite3BlobFields[] = {{16, kInternal, "connection"}};
constexpr PlainField kSqlite3ConnectionFields[] = {{72, kInternal, "statement_cache"}, {80, kInternal, "blobs"},
    {88, kAttribute, "row_factory"}, {96, kAttribute, "text_factory"}, {0, kInternal, "trace_ctx->callable", 104},
    {8, kInternal, "trace_ctx->module", 104}, {0, kInternal, "progress_ctx->callable", 112},
    {8, kInternal, "progress_ctx->module", 112}, {0, kInternal, "authorizer_ctx->callable", 120},
    {8, kInternal, "authorizer_ctx->module", 120}};
constexpr PlainField kSqlite3CursorFields[] = {{16, kAttribute, "connection"}, {24, kAttribute, "description"},
    {32, kInternal, "row_cast_map"}, {48, kAttribute, "lastrowid"}, {64, kAttribute, "row_factory"},
    {72, kInternal, "statement"}};
constexpr PlainField kSqlite3RowFields[] = {{16, kInternal, "data"}, {24, kInternal, "description"}};
constexpr PlainField kStringTemplatelibInterpolationFields[] = {{16, kAttribute, "value"},
    {24, kAttribute, "expression"}, {32, kAttribute, "conversion"}, {40, kAttribute, "format_spec"}};
constexpr PlainField kStringTemplatelibTemplateFields[] = {{16, kAttribute, "strings"},
    {24, kAttribute, "interpolations"}};
constexpr PlainField kSuperFields[] = {{16, kAttribute, "__thisclass__"}, {24, kAttribute, "__self__"},
    {32, kAttribute, "__self_class__"}};
constexpr PlainField kTracebackFields[] = {{16, kAttribute, "tb_next"}, {24, kAttribute, "tb_frame"}};
constexpr PlainField kTypesGenericAliasFields[] = {{16, kAttribute, "__origin__"}, {24, kAttribute, "__args__"},
    {32, kAttribute, "__parameters__"}};
constexpr PlainField kTypesUnionTypeFields[] = {{16, kAttribute, "__args__"}, {24, kInternal, "hashable_args"},
    {32, kInternal, "unhashable_args"}, {40, kAttribute, "__parameters__"}};
constexpr PlainField kTypingParamSpecFields[] = {{16, kAttribute, "__name__"}, {24, kInternal, "bound"},
    {32, kInternal, "default_value"}, {40, kInternal, "evaluate_default"}};
constexpr PlainField kTypingParamSpecArgsFields[] = {{16, kAttribute, "__origin__"}};
constexpr PlainField kTypingTypeAliasTypeFields[] = {{16, kAttribute, "__name__"}, {24, kAttribute, "__qualname__"},
    {32, kAttribute, "__type_params__"}, {40, kInternal, "compute_value"}, {48, kInternal, "value"},
    {56, kAttribute, "__module__"}};
constexpr PlainField kTypingTypeVarFields[] = {{16, kAttribute, "__name__"}, {24, kInternal, "bound"},
    {32, kInternal, "evaluate_bound"}, {40, kInternal, "constraints"}, {48, kInternal, "evaluate_constraints"},
    {56, kInternal, "default_value"}, {64, kInternal, "evaluate_default"}};
constexpr PlainField kTypingTypeVarTupleFields[] = {{16, kAttribute, "__name__"}, {24, kAttribute, "__bound__"},
    {32, kInternal, "default_value"}, {40, kInternal, "evaluate_default"}};
constexpr PlainArray kXmlEtreeElementTreeElementArrays[] = {{24, 8, 8, 0, kIndex, "", 40}};
constexpr PlainField kXmlEtreeElementTreeElementFields[] = {{16, kAttribute, "tag"}, {24, kAttribute, "text"},
    {32, kAttribute, "tail"}, {0, kAttribute, "attrib", 40}};
constexpr PlainField kXmlEtreeElementTreeTreeBuilderFields[] = {{16, kInternal, "root"}, {24, kInternal, "this"},
    {32, kInternal, "last"}, {40, kInternal, "last_for_tail"}, {48, kInternal, "data"}, {56, kInternal, "stack"},
    {72, kInternal, "element_factory"}, {80, kInternal, "comment_factory"}, {88, kInternal, "pi_factory"},
    {96, kInternal, "events_append"}, {104, kInternal, "start_event_obj"}, {112, kInternal, "end_event_obj"},
    {120, kInternal, "start_ns_event_obj"}, {128, kInternal, "end_ns_event_obj"}, {136, kInternal, "comment_event_obj"},
    {144, kInternal, "pi_event_obj"}};
constexpr PlainField kXmlEtreeElementTreeXMLParserFields[] = {{24, kAttribute, "target"}, {32, kAttribute, "entity"},
    {40, kInternal, "names"}, {48, kInternal, "handle_start_ns"}, {56, kInternal, "handle_end_ns"},
    {64, kInternal, "handle_start"}, {72, kInternal, "handle_data"}, {80, kInternal, "handle_end"},
    {88, kInternal, "handle_comment"}, {96, kInternal, "handle_pi"}, {104, kInternal, "handle_doctype"},
    {112, kInternal, "handle_close"}};
constexpr PlainField kZipFields[] = {{24, kInternal, "ittuple"}, {32, kInternal, "result"}};
constexpr PlainField kZlibCompressFields[] = {{128, kInternal, "unused_data"}, {136, kInternal, "unconsumed_tail"},
    {152, kInternal, "zdict"}};
constexpr PlainField kZlibDecompressFields[] = {{128, kAttribute, "unused_data"}, {136, kAttribute, "unconsumed_tail"},
    {152, kInternal, "zdict"}};
constexpr PlainField kZlibZlibDecompressorFields[] = {{128, kInternal, "zdict"}, {144, kAttribute, "unused_data"}};
constexpr PlainField kZoneinfoZoneInfoFields[] = {{16, kAttribute, "key"}, {24, kInternal, "file_repr"}};

constexpr PlainType kPlainTypes[] = {{"AttributeError", 88, kAttributeErrorFields},
    {"BaseException", 72, kBaseExceptionFields}, {"BaseExceptionGroup", 96, kBaseExceptionGroupFields},
    {"CArgObject", 80, kCArgObjectFields}, {"Context", 48, kContextFields}, {"ContextVar", 64, kContextVarFields},
    {"ImportError", 104, kImportErrorFields}, {"MultibyteCodec", 32, kMultibyteCodecFields},
    {"MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"MultibyteIncrementalEncoder", 48, kMultibyteIncrementalEncoderFields},
    {"MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"MultibyteStreamWriter", 56, kMultibyteStreamWriterFields}, {"NameError", 80, kNameErrorFields},
    {"OSError", 112, kOSErrorFields}, {"StgInfo", 168, kStgInfoFields}, {"StopIteration", 80, kStopIterationFields},
    {"SyntaxError", 144, kSyntaxErrorFields}, {"SystemExit", 80, kSystemExitFields},
    {"TaskStepMethWrapper", 32, kTaskStepMethWrapperFields}, {"Token", 48, kTokenFields},
    {"UnicodeDecodeError", 112, kUnicodeDecodeErrorFields}, {"UnicodeEncodeError", 112, kUnicodeDecodeErrorFields},
    {"UnicodeTranslateError", 112, kUnicodeDecodeErrorFields}, {"_abc._abc_data", 48, kAbcAbcDataFields},
    {"_abc_data", 48, kAbcAbcDataFields}, {"_asyncio.Future", 112, kAsyncioFutureFields},
    {"_asyncio.FutureIter", 24, kAsyncioFutureIterFields}, {"_asyncio.Task", 168, kAsyncioTaskFields},
    {"_asyncio.TaskStepMethWrapper", 32, kTaskStepMethWrapperFields}, {"_bz2.BZ2Compressor", 104, {}},
    {"_bz2.BZ2Decompressor", 152, kBz2BZ2DecompressorFields},
    {"_collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"_collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"_collections._tuplegetter", 32, kCollectionsTuplegetterFields}, {"_contextvars.Context", 48, kContextFields},
    {"_contextvars.ContextVar", 64, kContextVarFields}, {"_contextvars.Token", 48, kTokenFields},
    {"_csv.Dialect", 48, kCsvDialectFields}, {"_csv.reader", 88, kCsvReaderFields},
    {"_csv.writer", 72, kCsvWriterFields}, {"_ctypes.CArgObject", 80, kCArgObjectFields},
    {"_ctypes.CField", 80, kCtypesCFieldFields}, {"_ctypes.CFuncPtr", 160, kCtypesCFuncPtrFields},
    {"_ctypes.CThunkObject", 128, kCtypesCThunkObjectFields}, {"_ctypes.DictRemover", 32, kCtypesDictRemoverFields},
    {"_ctypes.PyCFuncPtr", 160, kCtypesCFuncPtrFields}, {"_ctypes.StructParam_Type", 32, kCtypesStructParamTypeFields},
    {"_ctypes._CData", 96, kCtypesCDataFields},
    {"_elementtree._element_iterator", 64, kElementtreeElementIteratorFields, kElementtreeElementIteratorArrays},
    {"_hashlib.HMAC", 40, {}}, {"_io.BufferedRWPair", 48, kIoBufferedRWPairFields},
    {"_io.BufferedRandom", 152, kIoBufferedRandomFields, {}, kIoBufferedRandomBuffers},
    {"_io.BufferedReader", 152, kIoBufferedRandomFields, {}, kIoBufferedReaderBuffers},
    {"_io.BufferedWriter", 152, kIoBufferedRandomFields, {}, kIoBufferedWriterBuffers},
    {"_io.BytesIO", 64, kIoBytesIOFields}, {"_io.FileIO", 48, kIoFileIOFields},
    {"_io.IncrementalNewlineDecoder", 40, kIoIncrementalNewlineDecoderFields},
    {"_io.StringIO", 120, kIoStringIOFields, {}, kIoStringIOBuffers},
    {"_io.TextIOWrapper", 200, kIoTextIOWrapperFields}, {"_io._BytesIOBuffer", 24, kIoBytesIOBufferFields},
    {"_io._IOBase", 32, kIoIOBaseFields}, {"_json.Encoder", 80, kJsonEncoderFields},
    {"_json.Scanner", 72, kJsonScannerFields}, {"_lsprof.Profiler", 80, kLsprofProfilerFields},
    {"_lzma.LZMACompressor", 184, {}}, {"_lzma.LZMADecompressor", 224, kLzmaLZMADecompressorFields},
    {"_multibytecodec.MultibyteCodec", 32, kMultibyteCodecFields},
    {"_multibytecodec.MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"_multibytecodec.MultibyteIncrementalEncoder", 48, kMultibyteIncrementalEncoderFields},
    {"_multibytecodec.MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"_multibytecodec.MultibyteStreamWriter", 56, kMultibyteStreamWriterFields}, {"_pickle.Pdata", 56, {}},
    {"_pickle.Pickler", 152, kPicklePicklerFields, kPicklePicklerArrays, kPicklePicklerBuffers},
    {"_pickle.PicklerMemoProxy", 24, kPicklePicklerMemoProxyFields},
    {"_pickle.Unpickler", 304, kPickleUnpicklerFields, kPickleUnpicklerArrays, kPickleUnpicklerBuffers},
    {"_pickle.UnpicklerMemoProxy", 24, kPickleUnpicklerMemoProxyFields}, {"_queue.SimpleQueue", 72, {}},
    {"_random.Random", 2520, {}}, {"_sre.SRE_Scanner", 264, kSreSREScannerFields},
    {"_sre.SRE_Template", 40, kSreSRETemplateFields}, {"_ssl.Certificate", 32, {}}, {"_ssl.MemoryBIO", 32, {}},
    {"_ssl.SSLSession", 32, kSslSSLSessionFields}, {"_ssl.Session", 32, kSslSSLSessionFields},
    {"_ssl._SSLContext", 120, kSslSSLContextFields}, {"_ssl._SSLSocket", 72, kSslSSLSocketFields},
    {"_struct.Struct", 64, kStructStructFields}, {"_struct.unpack_iterator", 112, kStructUnpackIteratorFields},
    {"_thread.RLock", 40, {}}, {"_thread._local", 56, kThreadLocalFields}, {"_thread._localdummy", 24, {}},
    {"_thread.lock", 24, {}}, {"anext_awaitable", 32, kAnextAwaitableFields},
    {"array.arrayiterator", 40, kArrayArrayiteratorFields}, {"ast.AST", 24, kIoIOBaseFields},
    {"async_generator_asend", 40, kAsyncGeneratorAsendFields},
    {"async_generator_athrow", 56, kAsyncGeneratorAthrowFields},
    {"async_generator_wrapped_value", 24, kAsyncGeneratorWrappedValueFields},
    {"bytearray_iterator", 32, kBytearrayIteratorFields}, {"bytes_iterator", 32, kBytearrayIteratorFields},
    {"callable_iterator", 32, kCallableIteratorFields}, {"cell", 24, kCellFields},
    {"classmethod", 32, kClassmethodFields}, {"classmethod_descriptor", 56, kClassmethodDescriptorFields},
    {"collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections._tuplegetter", 32, kCollectionsTuplegetterFields},
    {"collections.defaultdict", 56, kCollectionsDefaultdictFields}, {"coroutine_wrapper", 24, kCoroutineWrapperFields},
    {"datetime.timedelta", 40, {}}, {"datetime.timezone", 32, kDatetimeTimezoneFields},
    {"decimal.Context", 104, kDecimalContextFields}, {"dict_itemiterator", 56, kDictItemiteratorFields},
    {"dict_items", 24, kDictItemsFields}, {"dict_keyiterator", 56, kDictItemiteratorFields},
    {"dict_keys", 24, kDictItemsFields}, {"dict_reverseitemiterator", 56, kDictItemiteratorFields},
    {"dict_reversekeyiterator", 56, kDictItemiteratorFields},
    {"dict_reversevalueiterator", 56, kDictItemiteratorFields}, {"dict_valueiterator", 56, kDictItemiteratorFields},
    {"dict_values", 24, kDictItemsFields}, {"enumerate", 56, kEnumerateFields}, {"filter", 32, kFilterFields},
    {"functools.KeyWrapper", 32, kFunctoolsKeyWrapperFields}, {"functools.partial", 80, kFunctoolsPartialFields},
    {"getset_descriptor", 48, kClassmethodDescriptorFields}, {"hamt", 40, kHamtFields},
    {"instancemethod", 24, kInstancemethodFields}, {"iterator", 32, kBytearrayIteratorFields},
    {"itertools._grouper", 32, kItertoolsGrouperFields}, {"itertools._tee", 48, kItertoolsTeeFields},
    {"itertools.accumulate", 56, kItertoolsAccumulateFields}, {"itertools.batched", 40, kItertoolsBatchedFields},
    {"itertools.chain", 32, kItertoolsChainFields}, {"itertools.combinations", 56, kItertoolsCombinationsFields},
    {"itertools.combinations_with_replacement", 56, kItertoolsCombinationsFields},
    {"itertools.compress", 32, kItertoolsCompressFields}, {"itertools.count", 40, kItertoolsCountFields},
    {"itertools.cycle", 40, kItertoolsCycleFields}, {"itertools.dropwhile", 40, kFilterFields},
    {"itertools.filterfalse", 32, kFilterFields}, {"itertools.groupby", 72, kItertoolsGroupbyFields},
    {"itertools.islice", 56, kItertoolsBatchedFields}, {"itertools.pairwise", 40, kItertoolsPairwiseFields},
    {"itertools.permutations", 64, kItertoolsPermutationsFields}, {"itertools.product", 48, kItertoolsProductFields},
    {"itertools.repeat", 32, kItertoolsRepeatFields}, {"itertools.starmap", 32, kFilterFields},
    {"itertools.takewhile", 40, kFilterFields}, {"itertools.zip_longest", 56, kItertoolsZipLongestFields},
    {"lazy_import", 56, kLazyImportFields}, {"line_iterator", 64, kLineIteratorFields},
    {"list_iterator", 32, kBytearrayIteratorFields}, {"list_reverseiterator", 32, kBytearrayIteratorFields},
    {"longrange_iterator", 40, kLongrangeIteratorFields}, {"managedbuffer", 112, kManagedbufferFields},
    {"map", 40, kMapFields}, {"mappingproxy", 24, kMappingproxyFields},
    {"member_descriptor", 48, kClassmethodDescriptorFields}, {"memoryview", 152, kMemoryviewFields},
    {"method", 48, kMethodFields}, {"method-wrapper", 32, kMethodWrapperFields},
    {"method_descriptor", 56, kClassmethodDescriptorFields}, {"mmap.mmap", 80, {}},
    {"odict_items", 24, kDictItemsFields}, {"odict_iterator", 64, kOdictIteratorFields},
    {"odict_keys", 24, kDictItemsFields}, {"odict_values", 24, kDictItemsFields},
    {"operator.attrgetter", 40, kOperatorAttrgetterFields}, {"operator.itemgetter", 48, kOperatorItemgetterFields},
    {"operator.methodcaller", 64, kOperatorMethodcallerFields}, {"pickle.PickleBuffer", 104, kPicklePickleBufferFields},
    {"positions_iterator", 80, kPositionsIteratorFields}, {"posix.DirEntry", 72, kPosixDirEntryFields},
    {"property", 64, kPropertyFields}, {"pyexpat.xmlparser", 88, kPyexpatXmlparserFields}, {"range", 48, kRangeFields},
    {"re.Match", 88, kReMatchFields}, {"re.Pattern", 96, kRePatternFields}, {"reversed", 32, kReversedFields},
    {"select.poll", 48, kSelectPollFields}, {"set_iterator", 48, kSetIteratorFields}, {"slice", 40, kSliceFields},
    {"sqlite3.Blob", 48, kSqlite3BlobFields}, {"sqlite3.Connection", 208, kSqlite3ConnectionFields},
    {"sqlite3.Cursor", 104, kSqlite3CursorFields}, {"sqlite3.Row", 32, kSqlite3RowFields},
    {"sqlite3.Statement", 32, {}}, {"staticmethod", 32, kClassmethodFields},
    {"str_ascii_iterator", 32, kBytearrayIteratorFields}, {"str_iterator", 32, kBytearrayIteratorFields},
    {"string.templatelib.Interpolation", 48, kStringTemplatelibInterpolationFields},
    {"string.templatelib.Template", 32, kStringTemplatelibTemplateFields}, {"super", 40, kSuperFields},
    {"traceback", 40, kTracebackFields}, {"tuple_iterator", 32, kBytearrayIteratorFields},
    {"types.GenericAlias", 64, kTypesGenericAliasFields}, {"types.SimpleNamespace", 24, kIoIOBaseFields},
    {"types.UnionType", 56, kTypesUnionTypeFields}, {"typing.ParamSpec", 56, kTypingParamSpecFields},
    {"typing.ParamSpecArgs", 24, kTypingParamSpecArgsFields},
    {"typing.ParamSpecKwargs", 24, kTypingParamSpecArgsFields},
    {"typing.TypeAliasType", 64, kTypingTypeAliasTypeFields}, {"typing.TypeVar", 80, kTypingTypeVarFields},
    {"typing.TypeVarTuple", 56, kTypingTypeVarTupleFields}, {"typing.Union", 56, kTypesUnionTypeFields},
    {"wrapper_descriptor", 56, kClassmethodDescriptorFields},
    {"xml.etree.ElementTree.Element", 56, kXmlEtreeElementTreeElementFields, kXmlEtreeElementTreeElementArrays},
    {"xml.etree.ElementTree.TreeBuilder", 168, kXmlEtreeElementTreeTreeBuilderFields},
    {"xml.etree.ElementTree.XMLParser", 136, kXmlEtreeElementTreeXMLParserFields}, {"zip", 48, kZipFields},
    {"zlib.Compress", 168, kZlibCompressFields}, {"zlib.Decompress", 168, kZlibDecompressFields},
    {"zlib._ZlibDecompressor", 184, kZlibZlibDecompressorFields}, {"zoneinfo.ZoneInfo", 208, kZoneinfoZoneInfoFields}};

constexpr PlainField kAbcStateFields[] = {{0, kInternal, "_abc_data_type"}};
constexpr PlainField kAsyncioStateFields[] = {{0, kInternal, "FutureIterType"},
    {8, kInternal, "TaskStepMethWrapper_Type"}, {16, kInternal, "FutureType"}, {24, kInternal, "TaskType"},
    {32, kInternal, "asyncio_mod"}, {40, kInternal, "context_kwname"}, {48, kInternal, "non_asyncio_tasks"},
    {56, kInternal, "non_asyncio_eager_tasks"}, {64, kInternal, "iscoroutine_typecache"},
    {72, kInternal, "asyncio_get_event_loop_policy"}, {80, kInternal, "asyncio_future_repr_func"},
    {88, kInternal, "asyncio_CancelledError"}, {96, kInternal, "asyncio_InvalidStateError"},
    {104, kInternal, "asyncio_task_get_stack_func"}, {112, kInternal, "asyncio_task_print_stack_func"},
    {120, kInternal, "asyncio_task_repr_func"}, {128, kInternal, "asyncio_iscoroutine_func"},
    {136, kInternal, "traceback_extract_stack"}};
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
    {136, kInternal, "PyCPointer_Type"}, {144, kInternal, "PyCFuncPtr_Type"}, {152, kInternal, "_unpickle"},
    {160, kInternal, "array_cache"}, {168, kInternal, "error_object_name"}, {176, kInternal, "PyExc_ArgError"},
    {184, kInternal, "swapped_suffix"}};
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
constexpr PlainField kFunctoolsStateFields[] = {{0, kInternal, "kwd_mark"}, {8, kInternal, "placeholder_type"},
    {16, kInternal, "placeholder"}, {24, kInternal, "partial_type"}, {32, kInternal, "keyobject_type"},
    {40, kInternal, "lru_list_elem_type"}};
constexpr PlainField kHashlibStateFields[] = {{0, kInternal, "HASH_type"}, {8, kInternal, "HMAC_type"},
    {16, kInternal, "HASHXOF_type"}, {24, kInternal, "constructs"}, {32, kInternal, "unsupported_digestmod_error"}};
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
    {16, kInternal, "rlock_type"}, {24, kInternal, "local_type"}, {32, kInternal, "local_dummy_type"},
    {40, kInternal, "thread_handle_type"}};
constexpr PlainField kZoneinfoStateFields[] = {{0, kInternal, "ZoneInfoType"}, {8, kInternal, "io_open"},
    {16, kInternal, "_tzpath_find_tzfile"}, {24, kInternal, "_common_mod"}, {32, kInternal, "TIMEDELTA_CACHE"},
    {40, kInternal, "ZONEINFO_WEAK_CACHE"}, {56, kInternal, "NO_TTINFO.utcoff"}, {64, kInternal, "NO_TTINFO.dstoff"},
    {72, kInternal, "NO_TTINFO.tzname"}};
constexpr PlainField kArrayStateFields[] = {{0, kInternal, "ArrayType"}, {8, kInternal, "ArrayIterType"},
    {16, kInternal, "array_reconstructor"}, {24, kInternal, "str_read"}, {32, kInternal, "str_write"},
    {40, kInternal, "str___dict__"}, {48, kInternal, "str_iter"}};
constexpr PlainField kBinasciiStateFields[] = {{0, kInternal, "Error"}, {8, kInternal, "Incomplete"},
    {16, kInternal, "reverse_table_cache"}};
constexpr PlainField kGrpStateFields[] = {{0, kInternal, "StructGrpType"}};
constexpr PlainField kItertoolsStateFields[] = {{0, kInternal, "accumulate_type"}, {8, kInternal, "batched_type"},
    {16, kInternal, "chain_type"}, {24, kInternal, "combinations_type"}, {32, kInternal, "compress_type"},
    {40, kInternal, "count_type"}, {48, kInternal, "cwr_type"}, {56, kInternal, "cycle_type"},
    {64, kInternal, "dropwhile_type"}, {72, kInternal, "filterfalse_type"}, {80, kInternal, "groupby_type"},
    {88, kInternal, "_grouper_type"}, {96, kInternal, "islice_type"}, {104, kInternal, "pairwise_type"},
    {112, kInternal, "permutations_type"}, {120, kInternal, "product_type"}, {128, kInternal, "repeat_type"},
    {136, kInternal, "starmap_type"}, {144, kInternal, "takewhile_type"}, {152, kInternal, "tee_type"},
    {160, kInternal, "teedataobject_type"}, {168, kInternal, "ziplongest_type"}};
constexpr PlainField kPosixStateFields[] = {{0, kInternal, "billion"}, {8, kInternal, "DirEntryType"},
    {16, kInternal, "ScandirIteratorType"}, {24, kInternal, "SchedParamType"}, {40, kInternal, "StatResultType"},
    {48, kInternal, "StatxResultType"}, {56, kInternal, "StatVFSResultType"}, {64, kInternal, "TerminalSizeType"},
    {72, kInternal, "TimesResultType"}, {80, kInternal, "UnameResultType"}, {88, kInternal, "WaitidResultType"},
    {96, kInternal, "struct_rusage"}, {104, kInternal, "st_mode"}};
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
    {"_blake2 state", 24, kBlake2StateFields}, {"_bz2 state", 16, kBz2StateFields},
    {"_collections state", 40, kCollectionsStateFields}, {"_csv state", 56, kCsvStateFields},
    {"_ctypes state", 192, kCtypesStateFields}, {"_datetime state", 72, kDatetimeStateFields},
    {"_decimal state", 240, kDecimalStateFields}, {"_elementtree state", 152, kElementtreeStateFields},
    {"_functools state", 48, kFunctoolsStateFields}, {"_hashlib state", 56, kHashlibStateFields},
    {"_interpchannels state", 72, kInterpchannelsStateFields}, {"_interpqueues state", 40, kInterpqueuesStateFields},
    {"_interpreters state", 16, kInterpretersStateFields}, {"_io state", 128, kIoStateFields},
    {"_locale state", 8, kLocaleStateFields}, {"_lsprof state", 24, kLsprofStateFields},
    {"_lzma state", 32, kLzmaStateFields}, {"_md5 state", 8, kMd5StateFields},
    {"_multibytecodec state", 48, kMultibytecodecStateFields}, {"_operator state", 24, kOperatorStateFields},
    {"_pickle state", 152, kPickleStateFields}, {"_queue state", 16, kQueueStateFields},
    {"_random state", 16, kRandomStateFields}, {"_sha1 state", 8, kSha1StateFields},
    {"_sha2 state", 32, kSha2StateFields}, {"_sha3 state", 48, kSha3StateFields},
    {"_signal state", 32, kSignalStateFields}, {"_socket state", 32, kSocketStateFields},
    {"_sqlite3 state", 224, kSqlite3StateFields}, {"_sre state", 40, kSreStateFields},
    {"_ssl state", 160, kSslStateFields}, {"_struct state", 32, kStructStateFields},
    {"_thread state", 64, kThreadStateFields}, {"_zoneinfo state", 88, kZoneinfoStateFields},
    {"array state", 56, kArrayStateFields}, {"binascii state", 24, kBinasciiStateFields},
    {"grp state", 8, kGrpStateFields}, {"itertools state", 176, kItertoolsStateFields},
    {"posix state", 120, kPosixStateFields}, {"pwd state", 8, kPwdStateFields},
    {"pyexpat state", 24, kPyexpatStateFields}, {"readline state", 48, kReadlineStateFields},
    {"resource state", 8, kResourceStateFields}, {"select state", 32, kSelectStateFields},
    {"termios state", 8, kTermiosStateFields}, {"time state", 40, kTimeStateFields},
    {"zlib state", 32, kZlibStateFields}};

}  // namespace

const Layout kPython315 = {
    .version = "3.15",
    .origin = "3.15.0",
    .version_number = 0x30f,
    .gc_lists_in = GcListsIn::kInterpreter,
    .dict_keys_form = DictKeysForm::kLog2Size,
    .dict_values_form = DictValuesForm::kHeader,
    .managed_dict_form = ManagedDictForm::kInline,
    .int_form = IntForm::kTag,
    .immortal_form = ImmortalForm::kLow32Negative,
    .stack_ref_form = StackRefForm::kTagged,
    .static_type_state_in = StaticTypeStateIn::kInterpreter,
    .type_flags = {.managed_dict = 0x10, .managed_weakref = 0x8, .inline_values = 0x4},
    .runtime = {.size_bytes = 346568, .interpreters_head = 936, .interpreters_main = 944, .static_types = 10800,
        .static_objects = 14224},
    .interpreter = {.size_bytes = 226232, .next = 7264, .id = 7272, .threads_head = 7336, .gc = 7400, .modules = 7592,
        .modules_by_index = 7600, .sysdict = 7576, .builtins = 7584, .importlib = 7608, .import_func = 7632,
        .codec_search_path = 7952, .codec_search_cache = 7960, .codec_error_registry = 7968, .dict = 8448,
        .sysdict_copy = 8456, .builtins_copy = 8464, .before_forkers = 10672, .after_forkers_parent = 10680,
        .after_forkers_child = 10688, .atexit_callbacks = 10768, .audit_hooks = 10888, .warnings_filters = 10696,
        .warnings_once_registry = 10704, .warnings_default_action = 10712, .interned_strings = 224896,
        .static_types = 180264, .extension_static_types = 190024, .eval_frame = 8472, .generic_type = 224912,
        .typevar_type = 224920, .typevartuple_type = 224928, .paramspec_type = 224936, .paramspecargs_type = 224944,
        .paramspeckwargs_type = 224952, .constevaluator_type = 224960},
    .static_type_state = {.size_bytes = 48, .type = 0, .tp_dict = 24, .tp_subclasses = 32, .tp_weaklist = 40},
    .atexit_callback = {.size_bytes = 24, .func = 0},
    .gc = {.size_bytes = 176, .generations = 8, .permanent_generation = 80, .enabled = 0, .debug = 4, .collecting = 112,
        .garbage = 128, .callbacks = 136},
    .gc_generation = {.size_bytes = 24, .threshold = 16, .count = 20},
    .gc_head = {.size_bytes = 16, .gc_next = 0, .gc_prev = 8},
    .object = {.size_bytes = 24, .ob_refcnt = 0, .ob_flags = 6, .ob_type = 8, .ob_size = 16},
    .type = {.size_bytes = 424, .tp_name = 24, .tp_basicsize = 32, .tp_itemsize = 40, .tp_dealloc = 48, .tp_flags = 168,
        .tp_traverse = 184, .tp_weaklistoffset = 208, .tp_members = 240, .tp_base = 256, .tp_dict = 264,
        .tp_dictoffset = 288, .tp_alloc = 304, .tp_bases = 336, .tp_mro = 344, .tp_cache = 352, .tp_subclasses = 360,
        .tp_weaklist = 368, .tp_del = 376, .tp_finalize = 392},
    .heap_type = {.size_bytes = 944, .ht_name = 864, .ht_slots = 872, .ht_qualname = 880, .ht_cached_keys = 888,
        .ht_module = 896, .ht_tpname = 904, .spec_getitem = 920},
    .member_def = {.size_bytes = 40, .name = 0, .type = 8, .offset = 16, .flags = 24},
    .dict = {.size_bytes = 48, .ma_used = 16, .ma_keys = 32, .ma_values = 40},
    .dict_keys = {.size_bytes = 32, .dk_refcnt = 0, .dk_log2_size = 8, .dk_log2_index_bytes = 9, .dk_kind = 10,
        .dk_usable = 16, .dk_nentries = 24, .dk_indices = 32},
    .dict_key_entry = {.size_bytes = 24, .me_hash = 0, .me_key = 8, .me_value = 16},
    .dict_unicode_entry = {.size_bytes = 16, .me_key = 0, .me_value = 8},
    .dict_values = {.size_bytes = 16, .capacity = 0, .size = 1, .embedded = 2, .valid = 3, .values = 8},
    .list = {.size_bytes = 40, .ob_item = 24, .allocated = 32},
    .tuple = {.size_bytes = 40, .ob_item = 32},
    .set = {.size_bytes = 200, .fill = 16, .used = 24, .mask = 32, .table = 40, .smalltable = 64, .weakreflist = 192},
    .set_entry = {.size_bytes = 16, .key = 0, .hash = 8},
    .int_ = {.size_bytes = 32, .lv_tag = 16, .ob_digit = 24},
    .str = {.ascii_size_bytes = 40, .compact_size_bytes = 56, .size_bytes = 64, .length = 16, .state = 32,
        .utf8_length = 40, .utf8 = 48, .data = 56, .interned_mask = 3, .kind_shift = 2, .compact_mask = 32,
        .ascii_mask = 64},
    .bytes = {.size_bytes = 40, .ob_sval = 32},
    .byte_array = {.size_bytes = 64, .ob_alloc = 24, .ob_bytes = 32, .ob_bytes_object = 56},
    .function = {.size_bytes = 152, .func_globals = 16, .func_builtins = 24, .func_name = 32, .func_qualname = 40,
        .func_code = 48, .func_defaults = 56, .func_kwdefaults = 64, .func_doc = 80, .func_dict = 88,
        .func_closure = 72, .func_module = 104, .func_annotations = 112, .func_annotate = 120, .func_typeparams = 128,
        .func_weakreflist = 96},
    .c_function = {.size_bytes = 64, .m_ml = 16, .m_self = 24, .m_module = 32, .m_weakreflist = 40, .mm_class = 56},
    .module = {.size_bytes = 104, .md_dict = 16, .md_state = 24, .md_weaklist = 32, .md_name = 40,
        .md_token_is_def = 48, .md_state_size = 56, .md_token = 88},
    .module_def = {.size_bytes = 104, .m_name = 40, .m_size = 56},
    .weak_ref = {.size_bytes = 64, .wr_object = 16, .wr_callback = 24, .wr_prev = 40, .wr_next = 48},
    .code = {.size_bytes = 216, .co_flags = 48, .co_argcount = 52, .co_firstlineno = 68, .co_nlocals = 80,
        .co_nlocalsplus = 72, .co_stacksize = 64, .co_framesize = 76, .co_consts = 24, .co_names = 32,
        .co_localsplusnames = 96, .co_localspluskinds = 104, .co_filename = 112, .co_name = 120, .co_qualname = 128,
        .co_linetable = 136, .co_exceptiontable = 40, .co_weakreflist = 144, .co_extra = 200, .co_code_adaptive = 208,
        .co_cached = 160, .co_executors = 152, .co_monitoring = 176, .co_ncellvars = 84, .co_nfreevars = 88},
    .code_cached = {.size_bytes = 32, .co_code = 0, .co_varnames = 8, .co_cellvars = 16, .co_freevars = 24},
    .frame = {.size_bytes = 80, .f_back = 16, .f_trace = 32, .f_lineno = 40, .f_frame = 24, .f_frame_data = 72,
        .f_extra_locals = 48, .f_locals_cache = 56},
    .interpreter_frame = {.size_bytes = 88, .f_executable = 0, .f_funcobj = 16, .f_globals = 24, .f_builtins = 32,
        .f_locals = 40, .frame_obj = 48, .previous = 8, .prev_instr = 56, .stackpointer = 64, .owner = 74,
        .localsplus = 80},
    .generator = {.size_bytes = 160, .gi_weakreflist = 16, .gi_name = 24, .gi_qualname = 32, .gi_exc_state = 40,
        .gi_frame_state = 67, .gi_iframe = 72, .cr_origin = 56, .ag_finalizer = 56, .frame_cleared = 5},
    .exception_stack_item = {.size_bytes = 16, .exc_value = 0, .previous_item = 8},
    .thread = {.size_bytes = 888, .next = 8, .interp = 16, .current_frame = 72, .thread_id = 176,
        .native_thread_id = 184, .id = 248, .dict = 152, .exc_info = 144, .exc_state = 288, .current_exception = 136,
        .async_exc = 168, .c_profileobj = 120, .c_traceobj = 128, .async_gen_firstiter = 216,
        .async_gen_finalizer = 224, .context = 232, .delete_later = 192, .datastack_chunk = 256, .datastack_top = 264,
        .threading_local_key = 328, .threading_local_sentinel = 336, .asyncio_running_loop = 1024,
        .asyncio_running_task = 1032},
    .stack_chunk = {.size_bytes = 32, .previous = 0, .size = 8, .top = 16, .data = 24},
    // From debug information: _collectionsmodule.c
    .deque = {.size_bytes = 216, .leftblock = 24, .rightblock = 32, .leftindex = 40, .rightindex = 48, .maxlen = 64,
        .weakreflist = 208, .block_size_bytes = 528, .block_leftlink = 0, .block_data = 8, .block_rightlink = 520},
    // From debug information: capsule.c
    .capsule = {.size_bytes = 64, .pointer = 16, .traverse_func = 48},
    // From debug information: _functoolsmodule.c
    .lru_cache = {.size_bytes = 152, .root = 0, .wrapper = 56, .typed = 64, .maxsize = 96, .func = 88, .cache = 72,
        .cache_info_type = 128, .kwd_mark = 112, .dict = 136, .weakreflist = 144, .lru_list_elem_type = 120},
    // From debug information: _functoolsmodule.c
    .lru_link = {.size_bytes = 56, .prev = 16, .next = 24, .key = 40, .result = 48},
    // From debug information: odictobject.c
    .ordered_dict = {.size_bytes = 112, .od_fast_nodes = 64, .od_fast_nodes_size = 72, .od_first = 48,
        .od_inst_dict = 96, .od_weakreflist = 104, .node_size_bytes = 32, .node_key = 0, .node_next = 16},
    // From debug information: itertoolsmodule.c
    .tee_data = {.size_bytes = 496, .it = 16, .numread = 24, .nextlink = 32, .values = 40},
    // From debug information: _queue: _queuemodule.c
    .simple_queue = {.size_bytes = 72, .items = 40, .items_cap = 48, .get_idx = 32, .num_items = 56},
    // From debug information: array: arraymodule.c
    .array = {.size_bytes = 64, .allocated = 32, .ob_descr = 40, .itemsize = 4},
    // From debug information: _struct: _struct.c
    .struct_ = {.size_bytes = 64, .s_codes = 32, .code_size_bytes = 32},
    .date_time = {.size_bytes = 48, .datetime_hastzinfo = 24, .datetime_tzinfo = 40, .time_hastzinfo = 24,
        .time_tzinfo = 32},
    // From debug information: no header shows it
    .hamt_node = {.bitmap_array = 32, .array_array = 16, .collision_array = 32},
    .debug_offsets = {.size_bytes = 888, .version = 8, .free_threaded = 16, .runtime_interpreters_head = 40,
        .interpreter_size = 48, .interpreter_id = 56, .interpreter_next = 64, .interpreter_threads_head = 72,
        .interpreter_gc = 88, .interpreter_modules = 96, .interpreter_sysdict = 104, .interpreter_builtins = 112,
        .thread_size = 176, .thread_next = 192, .thread_interp = 200, .thread_current_frame = 208,
        .thread_thread_id = 240, .thread_native_thread_id = 248, .thread_datastack_chunk = 256, .frame_previous = 320,
        .frame_executable = 328, .frame_instr_ptr = 336, .frame_localsplus = 344, .frame_owner = 352, .gc_size = 752,
        .gc_collecting = 760},
    .plain_types = kPlainTypes,
    .module_states = kModuleStates,
};

}  // namespace stillheld
