"""The small servers of tests/apps, each with what a hunt should say about it in its expected.json.

    serve      the command; `python` is the environment's
    ready      a path that is asked once before the hunt; "/" if absent
    since_python, until_python   the oldest and the newest version that it is shown on, as [3, 13]; absent: any that is found
    requests   what the hunt sends, as "GET /foo"; absent: it finds the routes by itself
    own_requirements   true: an environment with its own requirements.txt
    also       holders of what the framework itself leaves behind under these circumstances
    notices    the rules that `resources` names after the hunt; absent: none
    leaves_open  a file and the request that leaves it open: made so again before those notices, which tell of that moment
    why        verdicts of `why` after the hunt, besides those that say that all is well
    innocent   for each: holder, and what else is said of it
    leaks      for each: endpoint, holder (a list: any of them), objects_per_request, type, kind, rule, and a fragment of
               the line that stores; with kind "garbage": endpoint, type, bytes_per_request, and fragments of break and why

tests/real has released packages with real leaks instead: leaking.txt and fixed.txt hold their versions, and expected.json
says in addition on which `python` they run (`fixed_python`, where the fix is in Python itself).
"""

import json
from dataclasses import dataclass
from pathlib import Path

APPS = Path(__file__).resolve().parent / "apps"
REAL = Path(__file__).resolve().parent / "real"


@dataclass(frozen=True)
class App:
    folder: Path
    expected: dict

    @property
    def name(self):
        return self.folder.name

    def command(self, python):
        """How it is served with this environment's python."""
        first, *rest = self.expected["serve"]
        return [str(python if first == "python" else python.parent / first), *rest]

    def line_of(self, fragment, file="app.py"):
        """The number of the first line of app.py that holds the fragment."""
        lines = (self.folder / file).read_text().splitlines()
        return next(number for number, line in enumerate(lines, start=1) if fragment in line)


def app_in(folder):
    return App(Path(folder), json.loads((Path(folder) / "expected.json").read_text()))


def apps_under(folder):
    return [app_in(path.parent) for path in sorted(folder.glob("*/expected.json"))]
