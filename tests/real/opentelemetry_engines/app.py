"""The SQLAlchemy instrumentation 0.38b0 keeps every engine that was ever made (opentelemetry-python-contrib#1771)."""
import sqlalchemy
from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor

SQLAlchemyInstrumentor().instrument()


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        engine = sqlalchemy.create_engine("sqlite://")
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("select 1")).all()
        engine.dispose()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
