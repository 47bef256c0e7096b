"""One object of every kind that the decoders know, and some odd ones."""

import abc
import array
import asyncio
import collections
import datetime
import decimal
import enum
import functools
import io
import itertools
import json
import operator
import os
import queue
import re
import threading
import time
import types
import typing
import weakref

try:
    import contextvars
except ImportError:  # CPython 3.6
    contextvars = None


class Plain:
    shared = "class attribute"

    def __init__(self, n):
        self.number = n
        self.text = "text %d" % n
        self.items = [n]

    def method(self):
        return self


class Slotted:
    __slots__ = ("left", "_right", "__private", "unset")

    def __init__(self):
        self.left = [1]
        self._right = (2, [3])
        self.__private = {"k": []}


class SlottedChild(Slotted):
    __slots__ = ("more", "__dict__", "__weakref__")


class Finalized(Plain):
    def __del__(self):
        pass


class Meta(abc.ABCMeta):
    extra = []


class WithMeta(metaclass=Meta):
    @property
    def prop(self):
        return 1

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def static():
        return 1

    @functools.lru_cache(maxsize=4)
    def cached(self, x):
        return [x]


class ListChild(list):
    pass


class DictChild(dict):
    pass


class TupleChild(tuple):
    pass


class TupleSlots(tuple):
    __slots__ = ()


class IntChild(int):
    pass


class StrChild(str):
    pass


class BytesChild(bytes):
    pass


class SetChild(set):
    pass


class FloatChild(float):
    pass


class Broken(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.detail = {"why": list(args)}


class Color(enum.Enum):
    RED = 1
    GREEN = [2]


Point = collections.namedtuple("Point", "x y")


class TypedPoint(typing.NamedTuple):
    x: int
    y: list = []


class BytesIOChild(io.BytesIO):
    pass


class PartialChild(functools.partial):
    pass


class DequeChild(collections.deque):
    pass


class LocalChild(threading.local):
    pass


def closure(value):
    inner = [value]

    def function(a, b=inner, *, c=(inner,)):
        return a, b, c, inner, value

    function.attribute = inner
    return function


def generator(n):
    held = [n]
    for i in range(n):
        yield held, i


async def coroutine(x):
    held = [x]
    await asyncio.sleep(0)
    return held


async def async_generator(x):
    held = [x]
    yield held


def raised(depth=3):
    try:
        if depth:
            raised(depth - 1)
        raise Broken("a", [depth])
    except Broken as error:
        if depth == 1:
            try:
                raise OSError(2, "no such file", "name") from error
            except OSError as second:
                return second
        raise


def exceptions():
    made = [Broken("x", []), ValueError([1]), KeyError("k"), StopIteration([3]), SystemExit([4]), OSError(1, "a", "b")]
    for text in ("1 +", "def"):
        try:
            compile(text, "<zoo>", "exec")
        except SyntaxError as error:
            made.append(error)
    try:
        raised()
    except Broken as error:
        made.append(error)
    made.append(raised(1))
    for attempt in (lambda: "é".encode("ascii"), lambda: b"\xff".decode("ascii"), lambda: undefined_name,  # noqa: F821
                    lambda: [].missing, lambda: __import__("no_such_module_at_all")):
        try:
            attempt()
        except Exception as error:
            made.append(error)
    if hasattr(types, "coroutine") and "ExceptionGroup" in dir(__builtins__):
        made.append(ExceptionGroup("group", [ValueError(1), TypeError([2])]))  # noqa: F821
    return made


def dicts():
    many = {"key_%d" % i: [i] for i in range(300)}
    holes = dict(many)
    for i in range(0, 300, 3):
        del holes["key_%d" % i]
    instances = [Plain(i) for i in range(20)]
    instances[3].extra = "materialised later"
    vars(instances[4])["direct"] = [4]
    del instances[5].text
    instances[6].__dict__ = {"replaced": [6]}
    for i in range(40):
        setattr(instances[7], "attr_%d" % i, [i])
    vars(instances[8])
    mixed = {1: [1], "one": [2], (1, 2): [3], None: [4], 2.5: [5], "withheld text with spaces": [6], StrChild("sub"): []}
    big = dict.fromkeys(range(70000), [])
    return [many, holes, instances, mixed, big, {}, {"a": {}}, DictChild(a=[1]), DictChild()]


def sets():
    holes = set(range(1000, 1100))
    for i in range(1000, 1100, 2):
        holes.discard(i)
    return [set(), {1, "a", (1, 2)}, holes, frozenset(["a", ("b",)]), frozenset(), SetChild([("x",)]), set(range(5000))]


def collections_zoo():
    ordered = collections.OrderedDict((("k%d" % i, [i]) for i in range(20)))
    ordered.move_to_end("k3")
    del ordered["k4"]
    ordered.attribute = [1]
    default = collections.defaultdict(list, a=[1])
    default["b"].append(2)
    full = collections.deque(([i] for i in range(200)), maxlen=150)
    left = collections.deque()
    for i in range(70):
        left.appendleft([i])
    child = DequeChild([[1]])
    child.attribute = [2]
    return [ordered, default, full, left, collections.deque(), child, iter(full), reversed(left), collections.Counter("abc"),
            collections.ChainMap({"a": []}, {}), iter(ordered), ordered.items(), collections.UserDict(a=[1])]


def iterators():
    items = [[1], [2], [3]]
    tees = itertools.tee(iter(range(200)), 3)
    for _ in range(70):
        next(tees[0])
    grouped = itertools.groupby([[1], [1], [2]], key=lambda v: v[0])
    group = next(grouped)
    made = [iter(items), reversed(items), iter((1, [2])), iter({"a": []}), iter({"a": []}.items()), iter({"a": []}.values()),
            iter({1, 2}), iter("abc"), iter("ä€"), iter(b"abc"), iter(bytearray(b"abc")), iter(range(5)), iter(range(2**70)),
            enumerate(items), zip(items, items), map(str, items), filter(None, items), iter(lambda: items, None),
            itertools.chain(items, items), itertools.chain.from_iterable([items]), itertools.count([1][0]),
            itertools.count(2.5, 0.5), itertools.cycle(items), itertools.repeat(items), itertools.accumulate(items, operator.add),
            itertools.islice(items, 2), itertools.product(items, items), itertools.permutations(items),
            itertools.combinations(items, 2), itertools.combinations_with_replacement(items, 2), itertools.starmap(max, [items]),
            itertools.takewhile(bool, items), itertools.dropwhile(bool, items), itertools.filterfalse(bool, items),
            itertools.zip_longest(items, [], fillvalue=[9]), itertools.compress(items, [1, 0, 1]), tees, grouped, group]
    for name in ("pairwise",):
        if hasattr(itertools, name):
            made.append(itertools.pairwise(items))
            next(made[-1])
    if hasattr(itertools, "batched"):
        made.append(itertools.batched(items, 2))
    for iterator in made:
        if hasattr(iterator, "__next__") and not isinstance(iterator, tuple):
            next(iterator, None)
    return made


def references(kept):
    target = Plain(99)
    dead = weakref.ref(Plain(1))
    table = weakref.WeakValueDictionary(a=target)
    keys = weakref.WeakKeyDictionary()
    keys[target] = [1]
    return [target, weakref.ref(target), weakref.ref(target, lambda r: kept), weakref.proxy(target), dead, table, keys,
            weakref.WeakSet([target]), weakref.WeakMethod(target.method), weakref.finalize(target, print, kept),
            weakref.proxy(closure(1))]


def functions():
    plain = closure([1])
    nested = Plain(1)
    super_object = super(SlottedChild, SlottedChild())
    return [plain, plain.__closure__, plain.__code__, lambda: plain, nested.method, [].append, len, str.join, "x".join,
            int.__add__, (5).__add__, dict.fromkeys, type.__dict__["__mro__"], property(plain, None, None, "doc"),
            classmethod(plain), staticmethod(plain), types.MethodType(plain, nested), functools.partial(plain, nested, c=[2]),
            PartialChild(plain, [3]), operator.itemgetter(1, [2]), operator.attrgetter("a.b", "c"),
            operator.methodcaller("m", [1], k=[2]), functools.cmp_to_key(plain), functools.cmp_to_key(plain)([5]), super_object,
            types.MappingProxyType({"a": [1]}), types.SimpleNamespace(a=[1]), slice([1], 2, (3,)), range(5), range(2**70),
            memoryview(bytearray(b"abc")), memoryview(b"abc")[1:], types.ModuleType("made_up", "doc"), Slotted.left,
            types.DynamicClassAttribute(plain), functools.singledispatch(plain), type("Made", (Plain,), {"a": [1]})]


def lru_caches():
    @functools.lru_cache(maxsize=None)
    def unbounded(x, y=()):
        return [x]

    @functools.lru_cache(maxsize=8)
    def bounded(x, y=()):
        return [x]

    @functools.lru_cache(maxsize=8, typed=True)
    def typed(x, y=()):
        return [x]

    for i in range(30):
        unbounded(i)
        unbounded("u", (i,))
        bounded(i, y=(i,))
        typed(float(i))
    owner = WithMeta()
    owner.cached(1)
    owner.cached("x")
    return [unbounded, bounded, typed, owner, functools.lru_cache(maxsize=0)(lambda: 1)]


def running():
    started = generator(5)
    next(started)
    fresh = generator(3)
    done = generator(0)
    list(done)
    waiting = coroutine([1])
    waiting.send(None)
    unstarted = coroutine([2])
    agen = async_generator([3])
    agen_step = agen.__anext__()
    return [started, fresh, done, waiting, unstarted, agen, agen_step, coroutine([4]).__await__()]


def input_output():
    text = io.TextIOWrapper(io.BytesIO(b"some text\nmore"), encoding="utf-8")
    text.readline()
    child = BytesIOChild(b"abc")
    child.attribute = [1]
    string = io.StringIO("abc\n")
    string.write("d")
    file = open(os.devnull, "rb")
    return [text, child, string, file, open(os.devnull), io.BytesIO(b"x" * 100), io.BufferedReader(io.BytesIO(b"q")),
            io.BufferedWriter(io.BytesIO()), io.BufferedRWPair(io.BytesIO(b"r"), io.BytesIO()),
            io.BufferedRandom(io.BytesIO(b"both")), io.FileIO(os.devnull), io.BytesIO(b"view").getbuffer(),
            io.IncrementalNewlineDecoder(None, True)]


def databases():
    try:
        import sqlite3
    except ImportError:
        return []
    connection = sqlite3.connect(":memory:")
    # More statements than one, each of which the connection remembers.
    return [connection, [connection.execute("select %d" % i).fetchall() for i in range(10)], connection.cursor()]


def contexts():
    if contextvars is None:
        return []
    variable = contextvars.ContextVar("variable", default=[1])
    context = contextvars.copy_context()
    many = [contextvars.ContextVar("v%d" % i) for i in range(60)]

    def fill():
        tokens = [v.set([i]) for i, v in enumerate(many)]
        return tokens, variable.set([2]), contextvars.copy_context()

    return [variable, context, many, context.run(fill)]


def event_loop():
    async def body():
        loop = asyncio.get_event_loop()
        future = loop.create_future()
        future.add_done_callback(print)
        done = loop.create_future()
        done.set_result([1])
        failed = loop.create_future()
        failed.set_exception(Broken("future"))
        failed.exception()

        async def wait():
            held = [2]
            await future
            return held

        task = loop.create_task(wait())
        await asyncio.sleep(0)
        pending = asyncio.ensure_future(asyncio.sleep(3600))
        await asyncio.sleep(0)
        return [future, done, failed, task, pending, asyncio.Queue(), asyncio.Lock(), asyncio.Event()]

    loop = asyncio.new_event_loop()
    return [loop, loop.run_until_complete(body())]


def threads():
    local = threading.local()
    local.attribute = [1]
    child = LocalChild()
    child.attribute = [2]
    simple = getattr(queue, "SimpleQueue", queue.Queue)()  # the former since CPython 3.7
    simple.put([1])
    lock = threading.Lock()
    lock.acquire()
    return [local, child, simple, lock, threading.RLock(), threading.Event(), threading.Condition(), queue.Queue(maxsize=5)]


def values():
    zone = datetime.timezone(datetime.timedelta(hours=1), "zone")
    return [datetime.datetime(2020, 1, 1, tzinfo=zone), datetime.datetime(2020, 1, 1), datetime.time(1, tzinfo=zone), zone,
            datetime.date(2020, 1, 1), decimal.Decimal("1.5"), decimal.getcontext(), array.array("d", [1.0]), 2**100, -(2**40), 1.5,
            2j, True, b"bytes", bytearray(b"bytearray"), "ascii", "latin é", "wide €", "astral 😀", IntChild(5), StrChild("s"),
            BytesChild(b"b"), FloatChild(1.5), TupleChild([1, [2]]), TupleSlots([[3]]), ListChild([[4]]), Point(1, [2]),
            TypedPoint(1), time.localtime(), os.stat("."), time.struct_time(range(9)), re.compile("a(?P<n>b)"),
            re.match("(a)(b)", "ab"), re.compile("x").scanner("xx"), Color.RED, json.JSONDecoder(), json.JSONEncoder(),
            typing.List[int], typing.TypeVar("T"), [1, [2]] * 3, (), ((),), object()]


def newer():
    made = []
    for text in ("list[int]", "int | str", "dict[str, list[int]]"):
        try:
            made.append(eval(text))
        except TypeError:
            pass
    for text in ("type Alias[T] = list[T]", "def generic[T](x: T): return x", "class Generic[T, *Ts, **P]: pass"):
        space = {}
        try:
            exec(text, space)
        except SyntaxError:
            continue
        made.append(space)
    return made


def instances_with_values():
    attributes = Slotted()
    child = SlottedChild()
    child.more = [1]
    child.extra = [2]
    bounded = types.SimpleNamespace(maxsize=10, max_entries=20)
    limited = Plain(1)
    limited.capacity = 77
    number = IntChild(7)
    number.attribute = [1]
    text = StrChild("t")
    text.attribute = [2]
    pair = TupleChild([1, 2])
    pair.attribute = [3]
    listed = ListChild([1])
    listed.attribute = [4]
    finalized = Finalized(1)
    return [attributes, child, bounded, limited, number, text, pair, listed, finalized, WithMeta(), Broken("b")]


def make():
    kept = [[], {}]
    zoo = {part.__name__: part() for part in (
        dicts, sets, collections_zoo, iterators, functions, lru_caches, running, input_output, databases, contexts, event_loop,
        threads, values, newer, instances_with_values, exceptions)}
    zoo["references"] = references(kept)
    cycle = []
    cycle.append(cycle)
    zoo["cycle"] = cycle
    return zoo
