"""Turns what Stillheld proposes into a patch of the program: from the names of the references and the word that says how.

Nothing here knows the programs: only the syntax tree of their source, and the proposal as it stands in the JSON.
"""

import ast
import re
import textwrap

PRELUDE = textwrap.dedent('''
    import types as _types, weakref as _weakref

    def _weakly(thing):
        return _weakref.WeakMethod(thing) if isinstance(thing, _types.MethodType) else _weakref.ref(thing)

    class _WeakAttribute:
        """Keeps weakly what is assigned to it, and gives back what is still there."""
        def __init__(self, name):
            self.name = "_weak_" + name
        def __get__(self, instance, owner):
            return self if instance is None else instance.__dict__[self.name]()
        def __set__(self, instance, value):
            instance.__dict__[self.name] = _weakly(value)
''')


class CannotPatch(Exception):
    """A reference that no general edit of the source breaks."""


def parse(statement):
    return ast.parse(statement).body


def at_the_end_of(tree, function, statement):
    """The statement runs when the function (dotted, without <locals>) is left, whichever way."""
    node = tree
    for name in function.split("."):
        node = next(n for n in ast.walk(node) if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name == name)
    node.body = [ast.Try(body=node.body, handlers=[], orelse=[], finalbody=parse(statement))]


class WeakValues(ast.NodeTransformer):
    """table['key'] = value, and {'key': value} where such a table is made, keep the value weakly."""

    def __init__(self, key):
        self.key, self.done = key, 0  # None: any key

    def fits(self, node):
        return isinstance(node, ast.Constant) and self.key in (None, node.value)

    def wrapped(self, value):
        self.done += 1
        return ast.Call(func=ast.Name("_weakly", ast.Load()), args=[value], keywords=[])

    def visit_Assign(self, node):
        self.generic_visit(node)
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and self.fits(target.slice):
            node.value = self.wrapped(node.value)
        return node


class WeakTable(WeakValues):
    """What is assigned to .attribute as a dict display has weak values."""

    def __init__(self, attribute):
        super().__init__(None)
        self.attribute = attribute

    def visit_Assign(self, node):
        target = node.targets[0]
        if isinstance(target, ast.Attribute) and target.attr == self.attribute and isinstance(node.value, ast.Dict):
            node.value.values = [self.wrapped(value) for value in node.value.values]
        return node


def break_reference(tree, edge, how):
    local = re.fullmatch(r"the local (\w+) of (?:__main__\.)?([\w.<>]+)", edge)
    cell = re.fullmatch(r"(?:__main__\.)?([\w.]+)\.<locals>\.(\w+)\.__closure__\[\*\]\.cell_contents", edge)
    entry = re.fullmatch(r"__main__\.(\w+)\.(\w+)\['(\w+)'\]", edge)
    table = re.fullmatch(r"__main__\.(\w+)\.(\w+)\[\*\]", edge)
    attribute = re.fullmatch(r"__main__\.(\w+)\.(\w+)", edge)
    if local and how == "del":
        at_the_end_of(tree, local[2].replace("<locals>.", ""), f"{local[1]} = None")
    elif local and how == "restructure":  # a suspended function: whoever made it closes it
        maker, _, function = local[2].rpartition(".<locals>.")
        made = next(n.targets[0].id for n in ast.walk(tree) if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call)
                    and getattr(n.value.func, "id", None) == function)
        at_the_end_of(tree, maker, f"{made}.close()")
    elif cell and how == "restructure":
        at_the_end_of(tree, cell[1], f"{cell[2]} = None")
    elif entry and how == "weakref":
        weak = WeakValues(entry[3])
        weak.visit(tree)
        assert weak.done, edge
    elif table and how == "weakref":
        weak = WeakTable(table[2])
        weak.visit(tree)
        assert weak.done, edge
    elif attribute and how == "weakref":
        owner = next(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == attribute[1])
        owner.body += parse(f"{attribute[2]} = _WeakAttribute({attribute[2]!r})")
    elif attribute and how == "del":
        raise CannotPatch("an attribute that keeps an exception is cleared by whoever has read it")
    else:
        raise CannotPatch(f"{how}: {edge}")


def patched(source, proposal):
    """The source with every reference of the proposal broken as it says."""
    tree = ast.parse(source)
    for edge in proposal["edges"]:
        break_reference(tree, edge, proposal["how"])
    tree.body[1:1] = ast.parse(PRELUDE).body  # behind the docstring
    return ast.unparse(ast.fix_missing_locations(tree))


def middleware(proposal):
    """A module with a Django middleware, clear, that clears the proposed entries when a response has been made."""
    edges = [re.fullmatch(r"([\w.]+)\.(\w+)\['(\w+)'\]", edge).groups() for edge in proposal["edges"]]
    return textwrap.dedent(f"""
        import gc

        EDGES = {{name: (attribute, key) for name, attribute, key in {edges!r}}}

        def clear(get_response):
            def handle(request):
                response = get_response(request)
                for thing in gc.get_objects():
                    name = type(thing).__module__ + "." + type(thing).__qualname__
                    if name in EDGES:
                        attribute, key = EDGES[name]
                        getattr(thing, attribute).pop(key, None)
                return response
            return handle
    """)
