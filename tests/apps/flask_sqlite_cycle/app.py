"""Flask: a repository gives its own method to its database connection, whose type did not support the collector before Python 3.10.

Innocent: a connection with a plain function, and a repository that closes its connection and lets it go.
"""

import sqlite3

from flask import Flask

app = Flask(__name__)


class Repository:
    def __init__(self):
        self.connection = sqlite3.connect(":memory:")
        self.connection.row_factory = self.make_row

    def make_row(self, cursor, row):
        return dict(zip((column[0] for column in cursor.description), row))

    def answer(self):
        return str(self.connection.execute("select 42 as answer").fetchone()["answer"])

    def close(self):
        self.connection.close()
        self.connection = None


@app.route("/ask")
def ask():
    return Repository().answer()


@app.route("/ask-well")
def ask_well():
    repository = Repository()
    answer = repository.answer()
    repository.close()
    return answer
