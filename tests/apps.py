"""The small servers of tests/apps, each with what a hunt should say about it in its expected.json.

    serve      the command; `python` is the environment's
    ready      a path that is asked once before the hunt; "/" if absent
    requests   what the hunt sends, as "GET /foo"; absent: it finds the routes by itself
    leaks      for each: endpoint, holder, objects_per_request, type, and a fragment of the line that stores
    pythons    the oldest Python that the frameworks of this app run on, as [3, 10]; absent: any
"""

import json
from dataclasses import dataclass
from pathlib import Path

APPS = Path(__file__).resolve().parent / "apps"


@dataclass(frozen=True)
class App:
    folder: Path
    expected: dict

    @property
    def name(self):
        return self.folder.name

    @property
    def requirements(self):
        own = self.folder / "requirements.txt"
        return own if own.exists() else APPS / "requirements.txt"

    def line_of(self, fragment, file="app.py"):
        """The number of the first line of app.py that holds the fragment."""
        lines = (self.folder / file).read_text().splitlines()
        return next(number for number, line in enumerate(lines, start=1) if fragment in line)


def app_in(folder):
    return App(Path(folder), json.loads((Path(folder) / "expected.json").read_text()))


def all_apps():
    return [app_in(path.parent) for path in sorted(APPS.glob("*/expected.json"))]
