"""marshmallow 2.16.0 keeps every schema class that is made while a request is served (marshmallow-code/marshmallow#732)."""

from flask import Flask, jsonify
from marshmallow import Schema, fields

app = Flask(__name__)


@app.route("/message")
def message():
    schema = type("MessageSchema", (Schema,), {"text": fields.String()})
    return jsonify(schema().dump({"text": "hello"}).data)


@app.route("/plain")
def plain():
    return "plain"
