"""The proof of a fix: the same hunt again, against the report of the first."""

import json

import apps
import interpreters
import venvs
from hunting import hunt

NEWEST = interpreters.newest()
SIZES = ["--phases", "3", "--requests-per-phase", "60", "--warmup", "30"]


def serve(app):
    return ["--", *app.command(venvs.for_apps(NEWEST))]


def test_a_leak_that_was_mended_is_said_to_be_gone(tmp_path):
    leaking, mended = apps.app_in(apps.APPS / "flask_global"), apps.app_in(apps.APPS / "flask_fixed")
    before = hunt(*SIZES, "--path", "/foo", *serve(leaking), report=tmp_path / "hunt-1.json", folder=leaking.folder)
    assert before.status == 1, before
    assert f"stillheld hunt --against {tmp_path}/hunt-1.json --path /foo -- " in before.text, before
    after = hunt("--against", tmp_path / "hunt-1.json", *SIZES, "--path", "/foo", *serve(mended),
                 report=tmp_path / "hunt-2.json", folder=mended.folder)
    assert after.status == 0, after
    assert "GONE  0.00 ± 0.0" in after.text, after
    [leak] = after.report["against"]["leaks"]
    assert (leak["holder"], leak["endpoint"], leak["fate"]) == ("app.global_var", "GET /foo", "gone"), after
    assert after.report["against"]["proof"] is True


def test_what_is_no_report_is_refused_before_anything_is_started(tmp_path):
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"name": "not a hunt"}))
    for file in (other, tmp_path / "absent.json", tmp_path):
        refused = hunt("--against", file, "--", "touch", tmp_path / "started", report=tmp_path / "hunt.json")
        assert refused.status == 2, refused
        assert str(file) in refused.progress, refused
    assert not (tmp_path / "started").exists()
