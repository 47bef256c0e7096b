"""Extension types in C, C++, Cython and Rust: of each package that is installed, some objects that refer to others."""


def sqlalchemy_objects():
    import sqlalchemy
    from sqlalchemy import orm

    Base = orm.declarative_base()

    class User(Base):
        __tablename__ = "user"
        id = sqlalchemy.Column(sqlalchemy.Integer, primary_key=True)
        name = sqlalchemy.Column(sqlalchemy.String)

    engine = sqlalchemy.create_engine("sqlite://", poolclass=sqlalchemy.pool.StaticPool)
    Base.metadata.create_all(engine)
    session = orm.Session(engine)
    session.add_all([User(name="u%d" % i) for i in range(5)])
    session.commit()
    return engine, session, session.query(User).all(), session.execute(sqlalchemy.select(User)).fetchall()


def lxml_objects():
    from lxml import etree, objectify

    root = etree.fromstring("<a x='1'><b>t</b><c/><!-- n --></a>")
    parser = etree.XMLParser(remove_blank_text=True)
    sheet = etree.XSLT(etree.XML('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'))
    walk = root.iter()
    next(walk)
    return [root, list(root), root.getroottree(), parser, etree.XPath("//b"), sheet, root.attrib, walk, etree.iterwalk(root),
            objectify.fromstring("<a><b>1</b></a>").b, etree.QName("{n}a"), etree.DTD, root.iterchildren(),
            etree.XPathEvaluator(root), etree.TreeBuilder(), etree.ElementTree(root)]


def numpy_objects():
    import numpy

    base = numpy.arange(1000)
    kinds = numpy.dtype([("a", "i4"), ("b", "f8", (2,))])
    return [base, base[10:20], base.reshape(10, 100).T, kinds, numpy.zeros(3, kinds), numpy.zeros(3, kinds)[0], numpy.float64(1.5),
            numpy.array([[1], "x", None], dtype=object), numpy.nditer(base), base.flat, numpy.broadcast(base, base), numpy.add,
            numpy.random.default_rng(1), numpy.vectorize(abs), numpy.ma.array([1, 2], mask=[0, 1]), numpy.datetime64("2020-01-01"),
            numpy.frompyfunc(abs, 1, 1), numpy.matrix([[1]]), numpy.frombuffer(bytearray(b"abcd"), "u1"), base.data, numpy.str_("x")]


def pandas_objects():
    import pandas

    frame = pandas.DataFrame({"a": range(10), "b": list("abcdefghij"), "c": pandas.date_range("2020", periods=10)})
    return [frame, frame.groupby("b"), frame["a"], frame.set_index("b").loc["a"], frame.merge(frame, on="a"), frame.a.rolling(2),
            pandas.Timestamp("2020-01-01", tz="UTC"), pandas.Timedelta("1d"), pandas.Period("2020-01"), pandas.Categorical(["a"]),
            pandas.Interval(1, 2), pandas.MultiIndex.from_product([[1], [2]]), frame.describe(), frame.index.get_indexer([1])]


def pillow_objects():
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (20, 20))
    return [image, ImageDraw.Draw(image), image.resize((5, 5)), image.getdata(), image.load(), image.split()]


def cryptography_objects():
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives import hashes, hmac, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    encryptor = Cipher(algorithms.AES(b"k" * 32), modes.CBC(b"i" * 16)).encryptor()
    return [key, key.public_key(), public, Fernet(Fernet.generate_key()), hashes.Hash(hashes.SHA256()), encryptor,
            hmac.HMAC(b"k", hashes.SHA256()), ed25519.Ed25519PrivateKey.generate(), key.public_key().public_numbers()]


def pydantic_objects():
    import typing

    import pydantic

    class Inner(pydantic.BaseModel):
        x: int = 1
        tags: typing.List[str] = []

    class Outer(pydantic.BaseModel):
        inner: Inner
        other: typing.Union[Inner, int, None] = None
        numbers: typing.Dict[str, typing.List[int]] = {}

        @pydantic.field_validator("numbers")
        def check(cls, value):
            return value

    made = [Outer(inner={"x": i}, numbers={"a": [i]}) for i in range(5)]
    errors = []
    try:
        Outer(inner={"x": "not a number"})
    except pydantic.ValidationError as error:
        errors.append(error)
    return [made, errors, pydantic.TypeAdapter(typing.List[Inner]), Outer.model_json_schema(), pydantic.SecretStr("x")]


def orjson_objects():
    import orjson

    return [orjson.loads(orjson.dumps({"a": [1, 2.5, None], "b": "x"})), orjson.Fragment(b"{}")]


def protobuf_objects():
    from google.protobuf import descriptor_pb2, struct_pb2, timestamp_pb2

    file = descriptor_pb2.FileDescriptorProto(name="x.proto", package="p")
    file.message_type.add(name="M").field.add(name="f", number=1)
    struct = struct_pb2.Struct()
    struct.update({"a": 1, "b": {"c": [1, "x"]}})
    return [file, file.message_type, file.message_type[0].field[0], struct, struct.fields, timestamp_pb2.Timestamp(seconds=1),
            file.DESCRIPTOR, file.DESCRIPTOR.fields_by_name, struct.fields["b"]]


def grpc_objects():
    import grpc
    from concurrent import futures

    server = grpc.server(futures.ThreadPoolExecutor(2))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    channel = grpc.insecure_channel("127.0.0.1:%d" % port)
    return [server, channel, channel.unary_unary("/s/m"), grpc.ssl_channel_credentials(), grpc.StatusCode.OK]


def multidict_objects():
    import multidict

    many = multidict.CIMultiDict([("A", "1"), ("a", "2"), ("B", [3])])
    return [many, multidict.MultiDict(x=[1]), multidict.CIMultiDictProxy(many), multidict.istr("x"), many.items(), iter(many.keys())]


def uvloop_objects():
    import asyncio
    import uvloop

    loop = uvloop.new_event_loop()

    async def body():
        server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        return [server, reader, writer, asyncio.ensure_future(asyncio.sleep(1000)), loop.call_later(1000, print, [1]),
                loop.create_future()]

    return [loop, loop.run_until_complete(body())]


def psycopg_objects():
    import psycopg
    from psycopg import sql
    from psycopg.types.json import Json

    return [psycopg.adapters, psycopg.conninfo.make_conninfo("host=x"), sql.SQL("select {}").format(sql.Identifier("x")), Json({}),
            psycopg.pq.Escaping(), psycopg.pq.Conninfo.parse(b"host=x"), psycopg.adapt.Transformer()]


def make():
    made = {}
    for name, function in list(globals().items()):
        if name.endswith("_objects"):
            try:
                made[name] = function()
            except ImportError as error:
                made[name] = str(error)
    return made
