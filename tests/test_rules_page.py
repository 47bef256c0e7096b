"""docs/rules.md has every rule and notice of the source, and names no app that does not exist."""

import re

import apps
from hunting import ROOT

PAGE = (ROOT / "docs" / "rules.md").read_text()


def ids_of_source():
    ids = set()
    for file in (ROOT / "src" / "findings").rglob("*.cc"):
        if not file.name.endswith("_test.cc"):
            ids |= set(re.findall(r'"(SH[0-9]{3})"', file.read_text()))
    return ids


def test_the_page_has_every_rule_of_the_source():
    assert set(re.findall(r"^\| (SH[0-9]{3}) \|", PAGE, re.MULTILINE)) == ids_of_source()


def test_the_apps_of_the_page_exist_and_expect_its_rule():
    known = {app.name: app.expected for app in apps.apps_under(apps.APPS)}
    for line in PAGE.splitlines():
        if not line.startswith("| SH"):
            continue
        rule, *_, named = (cell.strip() for cell in line.strip("|").split("|"))
        for name in filter(None, named.split(", ")):
            if name == "tests/native":
                continue
            expected = known[name]
            rules = expected.get("notices", []) + [i.get("rule") for i in expected.get("innocent", [])]
            rules += [leak.get("rule", rule) for leak in expected["leaks"]]
            assert rule in rules, (rule, name)
