"""`resources` on Django's sessions in a database: its rows are those that SQLite itself counts, and no byte of the file changes."""

import sqlite3
import subprocess

import pytest

import interpreters
import venvs
from hunting import ROOT, ask

SUBJECT = ROOT / "tests" / "databases" / "django_sessions.py"


def fill(file, journal, rows):
    """A database of sessions, many of them longer than a page. The connection stays open: else SQLite would empty the log."""
    database = sqlite3.connect(file, isolation_level=None)
    database.execute(f"PRAGMA journal_mode={journal}")
    database.execute("PRAGMA wal_autocheckpoint=0")
    database.execute("CREATE TABLE other (number)")
    database.execute("CREATE TABLE django_session (session_key varchar(40) PRIMARY KEY, session_data text, expire_date datetime)")
    database.execute("CREATE INDEX expires ON django_session (expire_date)")
    database.execute("BEGIN")
    database.executemany("INSERT INTO django_session VALUES (?, ?, '2030-01-01')",
                         ((f"key {i}", "x" * (i * 37 % 9000)) for i in range(rows)))
    database.execute("COMMIT")
    database.execute("DELETE FROM django_session WHERE session_key LIKE '%7'")
    return database


@pytest.mark.parametrize("journal, form", [("delete", "path"), ("wal", "text")])
def test_the_rows_of_the_session_table_are_counted_without_touching_the_file(tmp_path, journal, form):
    file = tmp_path / "shop.db"
    database = fill(file, journal, 3000)
    counted = database.execute("SELECT count(*) FROM django_session").fetchone()[0]
    articles = sqlite3.connect(tmp_path / "articles.db")
    articles.execute("CREATE TABLE article (number)")
    articles.close()
    python = venvs.for_apps(interpreters.newest(until=(3, 13)))
    name = str(file) if form == "path" else "shop.db"
    process = subprocess.Popen([str(python), str(SUBJECT), name, form], cwd=tmp_path, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    try:
        # Not committed: it does not count, and its lock keeps nobody from looking. In the log there are pages of it.
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO django_session VALUES ('one more', '', '')")
        if journal == "wal":
            log = tmp_path / "shop.db-wal"
            committed = log.stat().st_size
            database.execute("PRAGMA cache_size=1")
            database.executemany("INSERT INTO django_session VALUES (?, ?, '')", ((f"more {i}", "x" * 900) for i in range(2000)))
            assert log.stat().st_size > committed + 100_000
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        found = ask("resources", process.pid)
        after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    finally:
        process.stdin.close()
        process.wait(30)
        database.close()
    tables = {table["alias"]: table for table in found["session_tables"]}
    assert (tables["default"]["rows"], tables["default"]["table"]) == (counted, "django_session")
    assert tables["reports"]["rows"] is None and "on a server" in tables["reports"]["why_unknown"]
    assert set(tables) == {"default", "reports"}, "a database without sessions says nothing"
    assert any(f"{counted} are there now" in notice["why"] for notice in found["notices"] if notice["rule"] == "SH409")
    assert after == before
