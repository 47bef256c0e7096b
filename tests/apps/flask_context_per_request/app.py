"""Flask: a TLS context for each request, kept; and tokens of a context variable that is never reset."""

import contextvars
import ssl

from flask import Flask

app = Flask(__name__)
contexts = []
tokens = []
tenant = contextvars.ContextVar("tenant")


@app.route("/call")
def call():
    contexts.append(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    return "called"


@app.route("/tenant/<int:number>")
def choose(number):
    tokens.append(tenant.set(number))
    return "chosen"


@app.route("/own/<int:number>")
def own(number):
    token = tenant.set(number)
    tenant.reset(token)
    return "back"
