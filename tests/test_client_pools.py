"""`resources` on pools of HTTP clients and of asyncio's clients: whose descriptor each is, in which pool, idle or out.

The servers speak just enough of their protocols (tests/databases/protocols.py); the clients are the real ones.
"""

import json
import subprocess
import sys

import pytest

import interpreters
import venvs
from hunting import ROOT, ask

FOLDER = ROOT / "tests" / "databases"
sys.path.insert(0, str(FOLDER))
import protocols  # noqa: E402


@pytest.fixture(scope="module")
def clients():
    """What the process says of its descriptors, and what `resources` does."""
    python = venvs.venv_python(interpreters.newest(until=(3, 12)), FOLDER / "requirements.txt")
    ports = [str(protocols.serve(protocol)) for protocol in (protocols.Http, protocols.Postgres, protocols.Redis)]
    process = subprocess.Popen([str(python), str(FOLDER / "web_clients.py"), *ports], stdin=subprocess.PIPE, text=True,
                               stdout=subprocess.PIPE)
    try:
        truth = json.loads(process.stdout.readline())
        yield truth, ask("resources", process.pid)
    finally:
        process.stdin.close()
        process.wait(30)


@pytest.mark.parametrize("client, pool, limit", [
    ("urllib3", "urllib3.connectionpool.HTTPConnectionPool", 4),
    ("requests", "urllib3.connectionpool.HTTPConnectionPool", 10),
    ("httpx", "httpcore.ConnectionPool", 100),
    ("redis", "redis.connection.BlockingConnectionPool", 3),
    ("redis.asyncio", "redis.asyncio.connection.ConnectionPool", 9),
    ("aiohttp", "aiohttp.connector.TCPConnector", 7),
    ("asyncpg", "asyncpg.pool.Pool", 5),
])
def test_a_pool_says_which_connections_are_idle_and_which_are_out(clients, client, pool, limit):
    truth, found = clients
    idle, out = truth[f"{client} idle"], truth[f"{client} out"]
    rows = {row["fd"]: row for row in found["descriptors"]}
    names = {rows[number]["pool"] for number in idle + out}
    assert len(names) == 1, {number: rows[number] for number in idle + out}
    in_pool = {number: row["checked_out"] for number, row in rows.items() if row["pool"] in names}
    assert in_pool == {**{number: False for number in idle}, **{number: True for number in out}}
    row = next(row for row in found["pools"] if row["held_by"] in names)
    assert (row["type"], row["count"]) == (pool, len(idle) + len(out))
    assert row["detail"] == f"{len(idle)} idle, {len(out)} checked out, limit {limit}"


def test_the_sockets_of_the_event_loop_are_in_no_pool(clients):
    truth, found = clients
    assert {row["fd"]: row["pool"] for row in found["descriptors"] if row["fd"] in truth["of the loop"]} == dict.fromkeys(
        truth["of the loop"])
