"""The rows of SQLAlchemy 1.4.35 leak a name for every attribute that is asked of them and missing (sqlalchemy#7875)."""
from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        with engine.connect() as connection:
            row = connection.execute(text("select 1 as number")).first()
            for name in ("title", "author", "isbn"):
                getattr(row, name, None)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
