"""Code whose comments say what it does to what: the test reads them and compares them with what is read off the code.

`# stores: a, b; removes: c; compares: d; rebinds: e`: exactly this happens by the names that stand on the line.
"""
import bisect  # rebinds: bisect
import collections  # rebinds: collections
import functools  # rebinds: functools
import heapq  # rebinds: heapq
from heapq import heappush  # rebinds: heappush

global_var = []  # rebinds: global_var
cache = {}  # rebinds: cache
seen = set()  # rebinds: seen
queue = collections.deque()  # rebinds: queue
hooks = {}  # rebinds: hooks
cache["first"] = 1  # stores: cache


def append():  # rebinds: append
    global_var.append([1, "a", 3, True] * 10000)  # stores: global_var


def methods(x):  # rebinds: methods
    seen.add(x)  # stores: seen
    seen.update([x])  # stores: seen
    queue.appendleft(x)  # stores: queue
    global_var.insert(0, x)  # stores: global_var
    global_var.extend(x for x in range(3))  # stores: global_var
    seen.discard(x)  # removes: seen
    queue.popleft()  # removes: queue
    global_var.clear()  # removes: global_var
    global_var.sort()
    global_var.index(x)
    cache.get(x)
    return cache.pop(x, None)  # removes: cache


def subscripts(key, value, other):  # rebinds: subscripts
    cache[key] = value  # stores: cache
    cache[key, other.name] = value.compute(key)  # stores: cache
    cache[other(key)] = [v for v in value]  # stores: cache
    cache[key] = value if other else None  # stores: cache
    cache[key] = value or other  # stores: cache
    cache[key] = value and other  # stores: cache
    cache[key] = f"{value!r:>{other}} and {key}"  # stores: cache
    cache[key] = lambda a, b=value, *, c=other: (a, b, c, key)  # stores: cache
    cache[key] = (yield value)  # stores: cache
    cache[key] = value[other] = 1  # stores: cache, value
    cache[key] = cache[other]  # stores: cache
    cache[key] = not value < other <= key  # stores: cache
    cache[key] = {**value, "a": other}  # stores: cache
    cache[key] = [*value, other]  # stores: cache
    cache[key] = value[1:2]  # stores: cache
    cache[key]["a"] = value  # stores: cache
    cache[key] += value  # stores: cache
    cache[key]["a"] += value  # stores: cache
    global_var[:] = value  # stores: global_var; removes: global_var
    global_var[len(global_var):] = value  # stores: global_var; removes: global_var
    del cache[key]  # removes: cache
    del cache[key][0]  # removes: cache
    del global_var[:]  # removes: global_var
    del global_var[1:other]  # removes: global_var
    cache[key], value[0] = other  # stores: cache, value
    (a, *cache[key]), b = other  # stores: cache
    for cache[key] in other:  # stores: cache
        pass
    return cache[key]


def augmented(more):  # rebinds: augmented
    global global_var, counter
    global_var += [more]  # stores: global_var
    global_var += more  # stores: global_var
    counter += 1  # rebinds: counter
    global_var = global_var + [more]  # rebinds: global_var
    global_var = more  # rebinds: global_var
    del global_var  # rebinds: global_var


class Registry:  # rebinds: Registry
    kinds = {}  # rebinds: kinds
    kinds["a"] = 1  # stores: kinds

    def __init__(self, size):
        self._cache = {}  # rebinds: _cache
        self._items = collections.OrderedDict()  # rebinds: _items
        self._events = []  # rebinds: _events
        self.size = size  # rebinds: size
        self.count = self.total = 0  # rebinds: count, total

    def put(self, key, value):  # rebinds: put
        self._cache[key] = value  # stores: _cache
        self.kinds[key] = value  # stores: kinds
        type(self).kinds[key] = value  # stores: kinds
        self.parent.children._items[key] = value  # stores: _items
        self.count += 1  # rebinds: count
        self.total -= 2  # rebinds: total
        self.names |= {key}  # stores: names
        self.names -= value  # removes: names
        self.names &= value  # removes: names
        self._events += [value]  # stores: _events
        self._cache.setdefault(key, []).append(value)  # stores: _cache
        self._cache.setdefault(key, {})[value] = 1  # stores: _cache
        self._cache[key].append(value)  # stores: _cache
        self._cache.get(key).append(value)  # stores: _cache
        self._cache.get(key, default=[]).append(value)  # stores: _cache
        self._cache.update({key: value}, other=value)  # stores: _cache
        self._cache.update(*key, **value)  # stores: _cache
        self._events.append(value) if value else self._events.clear()  # stores: _events; removes: _events
        self[key] = value  # stores: self
        self.state.value = value  # rebinds: value
        del self._cache[key]  # removes: _cache
        del self._events  # rebinds: _events

    def bounded(self, key, value):  # rebinds: bounded
        self._items[key] = value  # stores: _items
        if len(self._items) > self.size:  # compares: _items
            self._items.popitem(last=False)  # removes: _items
        while self.size <= len(self._items):  # compares: _items
            self._items.popitem(False)  # removes: _items
        if len(self._items) + 1 > self.size and key is not None:  # compares: _items
            return
        length = len(self._events)
        if length >= 10:  # compares: _events
            del self._events[0]  # removes: _events
        if self.queue.qsize() > 3:  # compares: queue
            self.queue.get_nowait()  # removes: queue
        if length in key or len(self._events) is key:
            return key
        if self._events:
            return len(self._events)

    def aliases(self, key, value):  # rebinds: aliases
        cache = self._cache
        cache[key] = value  # stores: _cache
        append = self._events.append
        append(value)  # stores: _events
        items, other = value
        items.append(other)  # stores: items
        events = self._events
        if key:
            events.append(value)  # stores: _events
        else:
            events.pop()  # removes: _events
        for event in value:
            events.append(event)  # stores: _events
        with self.lock:
            events.append(value)  # stores: _events
        try:
            events.append(value)  # stores: _events
        except (ValueError, TypeError) as error:
            events.append(error)  # stores: _events
        finally:
            events.append(None)  # stores: _events
        either = self._events if key else self._cache
        either.pop()  # removes: either
        if value:
            events = []
        events.append(value)  # stores: events
        for waiting in self.waiters:
            waiting.append(value)  # stores: waiters
        for name, waiting in self.by_name.items():
            waiting.append(value)  # stores: by_name

    async def asynchronous(self, task):  # rebinds: asynchronous
        self._events.append(await task)  # stores: _events
        self._cache[await task] = await task.other(1, a=2)  # stores: _cache
        self.tasks.add(task)  # stores: tasks
        task.add_done_callback(self.tasks.discard)  # stores: task; removes: tasks
        async with self.lock as lock:
            self._cache[lock] = 1  # stores: _cache
        async for item in task:
            self._events.append(item)  # stores: _events
        await self.queue.put(task)  # stores: queue

    def calls(self, x, *args, **kwargs):  # rebinds: calls
        self.signal.connect(x, sender=self, weak=False)  # stores: signal
        self.signal.connect(*args, **kwargs)  # stores: signal
        super().append(x)
        self.append(x)  # stores: self
        heapq.heappush(self.heap, (1, x))  # stores: heap
        heappush(self.heap, x)  # stores: heap
        bisect.insort(self.ordered, x)  # stores: ordered
        heapq.heappop(self.heap)  # removes: heap
        functools.partial(self._events.append, x)  # stores: _events
        self.handlers["a"].register(x)  # stores: handlers
        print(x, file=self.out)
        self.log("text").append(x)
        getattr(self, "name").append(x)
        (x or self._events).append(1)
        [self.seen.add(y) for y in x if y not in self.seen]  # stores: seen
        self._cache[  # stores: _cache
            x
        ] = [1, 2]


def closure(limit):  # rebinds: closure
    memo = {}
    order = []

    def inner(key):
        if key not in memo:
            memo[key] = compute(key)  # stores: memo
            order.append(key)  # stores: order
        if len(memo) > limit:  # compares: memo
            memo.pop(order.pop(0))  # removes: memo, order
        return memo[key]

    return inner


def default(x, into=[]):  # rebinds: default
    into.append(x)  # stores: into
    hooks.setdefault(x, into)  # stores: hooks
    return into


def nested(x):  # rebinds: nested
    while True:
        try:
            with x as y:
                for z in y:
                    if z:
                        cache[z] = {"a": [b for b in y if b], **x}  # stores: cache
                        continue
                    break
                else:
                    global_var.append(x)  # stores: global_var
                    return 1
        except KeyError:
            cache.pop(x)  # removes: cache
            raise
        except (ValueError, OSError) as error:
            cache[x] = str(error)  # stores: cache
        else:
            seen.add(x)  # stores: seen
        finally:
            hooks.clear()  # removes: hooks


def purge(now):  # rebinds: purge
    for key, (born, _) in list(cache.items()):
        if born < now - 60:
            del cache[key]  # removes: cache; expires: cache
    hooks.pop(now, None)  # removes: hooks


def sweep():  # rebinds: sweep
    while queue and time.monotonic() - queue[0] > 5:
        queue.popleft()  # removes: queue; expires: queue


def keep_young(limit):  # rebinds: keep_young
    oldest = int(time.time()) - limit
    global_var[:] = [x for x in global_var if x.born > oldest]  # stores: global_var; removes: global_var; expires: global_var


def flush():  # rebinds: flush
    global seen
    if datetime.datetime.now().timestamp() - flush.last > 60:
        seen = set()  # rebinds: seen; expires: seen
        queue.clear()  # removes: queue; expires: queue
        flush.last = time.time()  # rebinds: last


def forget_expired():  # rebinds: forget_expired
    for key in list(cache):
        if cache[key].is_expired():
            cache.pop(key)  # removes: cache; expires: cache


def lookup(key):  # rebinds: lookup
    if cache[key].expires_at < time.time():
        del cache[key]  # removes: cache


def timed(keys):  # rebinds: timed
    begin = time.time()
    for key in keys:
        cache.pop(key)  # removes: cache
    return time.time() - begin


class WithoutEviction:  # rebinds: WithoutEviction
    def __init__(self, ttl):
        if ttl <= 0:
            raise ValueError(ttl)
        self.entries = {}  # rebinds: entries

    def beat(self, x):  # rebinds: beat
        if time.time() - flush.last > 5:
            print(x)
        self.entries = list(x)  # rebinds: entries

    def work(self, ask):  # rebinds: work
        while True:
            x = ask()
            if time.monotonic() - flush.last > 5:
                print(x)
            del self.entries[x]  # removes: entries


def forget_from_the_front():  # rebinds: forget_from_the_front
    while queue:
        if queue[0].expires_at > time.time():
            break
        queue.popleft()  # removes: queue; expires: queue


def forget_what_was_collected():  # rebinds: forget_what_was_collected
    old = []
    for key in cache:
        if cache[key].expires_at < time.time():
            old.append(key)  # stores: old
    for key in old:
        del cache[key]  # removes: cache; expires: cache


def skip_the_young(now):  # rebinds: skip_the_young
    for key in list(cache):
        if cache[key].expires_at > now:
            continue
        del cache[key]  # removes: cache; expires: cache


def emptied_before(wanted):  # rebinds: emptied_before
    if wanted is None:
        queue.clear()  # removes: queue
        return
    old = []
    for key in cache:
        if cache[key].expires_at < time.time():
            old.append(key)  # stores: old
    wanted(old)
