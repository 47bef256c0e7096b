"""Flask: a list that only a view's closure knows."""

from flask import Flask, request

app = Flask(__name__)


def counted(name):
    calls = []

    def view():
        calls.append({"path": request.path, "arguments": dict(request.args)})
        return f"{name}: {len(calls)}"

    return view


app.add_url_rule("/counted", "counted", counted("counted"))


@app.route("/plain")
def plain():
    return "plain"
