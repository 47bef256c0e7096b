"""Code objects of the standard library of the interpreter that runs this: of all modules, or of every nth."""
import os
import sys

SKIPPED = {"test", "tests", "site-packages", "dist-packages", "idlelib", "lib2to3", "__pycache__", "turtledemo"}
EVERY = int(sys.argv[1])


def modules():
    top = os.path.dirname(os.__file__)
    count = 0
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name not in SKIPPED)
        for name in sorted(files):
            if name.endswith(".py"):
                count += 1
                if count % EVERY == 0:
                    yield os.path.join(folder, name)


def nested(code):
    yield code
    for constant in code.co_consts:
        if type(constant) is type(code):
            yield from nested(constant)


def code_objects():
    for path in modules():
        try:
            with open(path, "rb") as file:
                code = compile(file.read(), path, "exec", dont_inherit=True)
        except SyntaxError:
            continue
        yield from nested(code)
