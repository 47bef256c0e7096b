"""opentelemetry-sdk 1.40.0 asks for a meter in each get_tracer(), and the API keeps them all (opentelemetry-python#5016)."""

from flask import Flask
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider

trace.set_tracer_provider(TracerProvider())
app = Flask(__name__)


@app.get("/traced")
def traced():
    with trace.get_tracer(__name__).start_as_current_span("work"):
        return "traced"


@app.get("/plain")
def plain():
    return "plain"
