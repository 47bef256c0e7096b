"""Flask: a view registers one more before_request function each time it is called."""

from flask import Flask

app = Flask(__name__)


@app.route("/enable")
def enable():
    def check_flag():
        return None

    app.before_request_funcs.setdefault(None, []).append(check_flag)
    return "enabled"


@app.route("/page")
def page():
    return "page"
