"""A process with one connection of each kind of client, and pools that have lent some of theirs; says which descriptor is whose."""

import json
import os
import sys

import psycopg
import psycopg2
import psycopg2.pool
import psycopg_pool
import pymysql
import redis
from sqlalchemy.pool import QueuePool

postgres, mysql, redis_port = (int(port) for port in sys.argv[1:4])
dsn = f"host=127.0.0.1 port={postgres} user=u dbname=d password=p sslmode=disable gssencmode=disable"


def connect_mysql():
    return pymysql.connect(host="127.0.0.1", port=mysql, user="u", password="p")


class Shop:
    """Where an app keeps its connections."""

    def __init__(self):
        self.psycopg = psycopg.connect(dsn)
        self.psycopg2 = psycopg2.connect(dsn)
        self.pymysql = connect_mysql()
        self.redis = redis.Redis(host="127.0.0.1", port=redis_port, protocol=2)
        self.lent = []


shop = Shop()
truth = {"psycopg": shop.psycopg.fileno(), "psycopg2": shop.psycopg2.fileno(), "pymysql": shop.pymysql._sock.fileno()}

queue_pool = QueuePool(connect_mysql, pool_size=5, max_overflow=2)
lent = [queue_pool.connect() for _ in range(3)]
shop.lent.append(lent.pop())
truth["sqlalchemy lent"] = shop.lent[0].dbapi_connection._sock.fileno()
truth["sqlalchemy idle"] = sorted(one.dbapi_connection._sock.fileno() for one in lent)
for one in lent:
    one.close()
del one, lent

postgres_pool = psycopg_pool.ConnectionPool(dsn, min_size=2, max_size=2, open=True, num_workers=1)
postgres_pool.wait()
shop.lent.append(postgres_pool.getconn())
truth["psycopg_pool lent"] = shop.lent[1].fileno()
truth["psycopg_pool idle"] = sorted(one.fileno() for one in postgres_pool._pool)

old_pool = psycopg2.pool.SimpleConnectionPool(2, 4, dsn)
shop.lent.append(old_pool.getconn())
truth["psycopg2.pool lent"] = shop.lent[2].fileno()
truth["psycopg2.pool idle"] = sorted(one.fileno() for one in old_pool._pool)

shop.redis.ping()
redis_pool = shop.redis.connection_pool
shop.lent.append(redis_pool.get_connection())
shop.redis.ping()
truth["redis lent"] = shop.lent[3]._sock.fileno()
truth["redis idle"] = sorted(one._sock.fileno() for one in redis_pool._available_connections)

try:
    import MySQLdb
except ImportError:
    pass
else:
    truth["MySQLdb"] = os.dup(0)  # the next number that is free
    os.close(truth["MySQLdb"])
    shop.mysqldb = MySQLdb.connect(host="127.0.0.1", port=mysql, user="u", password="p")

print(json.dumps(truth), flush=True)
sys.stdin.read()
