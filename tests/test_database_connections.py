"""`resources` on connections to databases: whose descriptor each is, in which pool, and whether it is idle there.

The servers speak just enough of their protocols (tests/databases/protocols.py); the clients are the real ones.
"""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

import interpreters
import venvs
from hunting import ROOT, ask

FOLDER = ROOT / "tests" / "databases"
sys.path.insert(0, str(FOLDER))
import protocols  # noqa: E402


# psycopg with its part in C, and with nothing but ctypes.
@pytest.fixture(scope="module", params=["binary", "python"])
def connected(request):
    """What the process says of its descriptors, and what `resources` does."""
    python = venvs.venv_python(interpreters.newest(until=(3, 12)), FOLDER / "requirements.txt")
    ports = [str(protocols.serve(protocol)) for protocol in (protocols.Postgres, protocols.MySql, protocols.Redis)]
    process = subprocess.Popen([str(python), str(FOLDER / "clients.py"), *ports], stdin=subprocess.PIPE, text=True,
                               stdout=subprocess.PIPE, env={**os.environ, "PSYCOPG_IMPL": request.param})
    said = process.stdout.readline()
    if not said and request.param == "python":
        pytest.skip("psycopg finds no libpq on this machine")
    truth, found = json.loads(said), ask("resources", process.pid)
    yield truth, found
    process.stdin.close()
    process.wait(30)


def owner_of(found, number):
    return next(row for row in found["descriptors"] if row["fd"] == number)


def test_the_report_is_as_its_schema_says(connected):
    jsonschema.validate(connected[1], json.loads((ROOT / "docs/resources.schema.json").read_text()))


@pytest.mark.parametrize("client, owner", [("psycopg", "psycopg.Connection"),
                                           ("psycopg2", "psycopg2.extensions.connection"),
                                           ("pymysql", "pymysql.connections.Connection")])
def test_a_connection_of_its_own_is_named_and_in_no_pool(connected, client, owner):
    truth, found = connected
    row = owner_of(found, truth[client])
    assert (row["owner"], row["held_by"], row["pool"]) == (owner, f"__main__.shop.{client}", None)


@pytest.mark.parametrize("kind, pool", [("sqlalchemy", "queue_pool"), ("psycopg_pool", "postgres_pool"),
                                        ("psycopg2.pool", "old_pool"), ("redis", "redis_pool")])
def test_a_pool_says_what_it_has_lent_and_what_is_idle(connected, kind, pool):
    truth, found = connected
    in_pool = {row["fd"]: row["checked_out"] for row in found["descriptors"] if row["pool"] == f"__main__.{pool}"}
    assert in_pool == {truth[f"{kind} lent"]: True, **{number: False for number in truth[f"{kind} idle"]}}
    assert owner_of(found, truth[f"{kind} lent"])["held_by"].startswith("__main__.shop.lent[*]")
    row = next(row for row in found["pools"] if row["held_by"] == f"__main__.{pool}")
    assert row["count"] == len(in_pool)
    assert row["detail"].startswith(f"{len(in_pool) - 1} idle, 1 checked out")


def test_every_socket_has_an_owner(connected):
    truth, found = connected
    known = {number for value in truth.values() for number in (value if isinstance(value, list) else [value])}
    owner_by_number = {row["fd"]: row["owner"] for row in found["descriptors"] if row["kind"] == "socket" and row["fd"] > 2}
    assert set(owner_by_number) == known
    assert None not in owner_by_number.values(), owner_by_number
