"""Writes code as it stands in memory, together with the instructions that the compiler wrote there.

Functions of the standard library after the interpreter has specialized them, then the same under monitoring, then code
that was never run.
"""
import dis
import gc
import struct
import sys
import types

from standard_library import code_objects

JUMPS = set(dis.hasjrel) | set(dis.hasjabs)


def in_memory(code):
    return getattr(code, "_co_code_adaptive", code.co_code)


def work():
    import argparse, ast, collections, configparser, decimal, email.message, fractions, io, json, string, textwrap
    import tokenize
    for number in range(12):
        text = json.dumps({"number": number, "list": [1.5, None, True, {"a": "b"}]}, indent=1, sort_keys=True)
        json.loads(text)
        json.JSONDecoder().decode(text)
        textwrap.fill(text * 3, 40)
        string.Template("$a and ${b}").substitute(a=number, b=2)
        list(tokenize.generate_tokens(io.StringIO("def f(x):\n  return [x, 'y']\n").readline))
        fractions.Fraction(number, 7) + fractions.Fraction(1, number + 1)
        parser = argparse.ArgumentParser()
        parser.add_argument("--size", type=int)
        parser.parse_args(["--size", "3"])
        config = configparser.ConfigParser()
        config.read_string("[a]\nb = %d\n" % number)
        config.get("a", "b")
        ast.dump(ast.parse("a = [b for b in c if d(*e)]"))
        message = email.message.EmailMessage()
        message["Subject"] = "s"
        message.set_content("text")
        message.as_string()
        collections.Counter("aabbc") + collections.Counter(a=1)


def emit(code):
    memory = in_memory(code)
    rows = []
    for row in dis.get_instructions(code):
        if row.opname in ("CACHE", "EXTENDED_ARG"):
            continue
        rows.append((row.offset, row.opcode, 0 if row.arg is None else row.arg, row.arg is not None,
                     row.argval if row.opcode in JUMPS else 0))
    sys.stdout.buffer.write(struct.pack("<II", len(memory), len(rows)) + memory)
    for row in rows:
        sys.stdout.buffer.write(struct.pack("<5I", *row))


def emit_living(every):
    for thing in gc.get_objects()[::every]:
        if isinstance(thing, types.FunctionType) and in_memory(thing.__code__) != thing.__code__.co_code:
            emit(thing.__code__)


def emit_watched():
    monitoring = sys.monitoring
    monitoring.use_tool_id(2, "bytecode_cases")
    events = monitoring.events
    monitoring.set_events(2, events.PY_START | events.PY_RETURN | events.PY_YIELD | events.CALL | events.JUMP |
                          events.BRANCH | events.STOP_ITERATION | events.RAISE)
    work()
    emit_living(6)
    monitoring.set_events(2, 0)


if hasattr(types.CodeType, "_co_code_adaptive"):
    work()
    emit_living(1)
if hasattr(sys, "monitoring"):
    emit_watched()
for code in code_objects():
    emit(code)
