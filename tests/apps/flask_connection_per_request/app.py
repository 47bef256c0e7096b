"""Flask: a database connection per request that is never closed; the other view uses one for all."""

import sqlite3
import tempfile

from flask import Flask

app = Flask(__name__)
database = tempfile.NamedTemporaryFile(suffix=".db")
shared = sqlite3.connect(database.name, check_same_thread=False)
connections = []


@app.route("/order")
def order():
    connection = sqlite3.connect(database.name, check_same_thread=False)
    connection.execute("select name from sqlite_master").fetchall()
    connections.append(connection)
    return "ordered"


@app.route("/stock")
def stock():
    return str(shared.execute("select 1").fetchone()[0])
