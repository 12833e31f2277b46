import os
import environ
import decouple
import dj_database_url
import dj_email_url
import django_cache_url
import dotenv
import environs

os.environ.update(
    {
        "T": "True", "F": "off", "N": "12", "L": "a,b,,c", "TUP": "(1,2)", "D": "a=1,b=2", "J": '{"a": [1]}', "PROXY": "$N",
        "DATABASE_URL": "postgres://u:p%23@h:5433/name?sslmode=require&conn_max_age=60", "CACHE_URL": "redis://r:6379/1",
        "EMAIL_URL": "smtp+tls://me@x.y:pw@mail:587", "FL": "1,234.5", "E": "", "LEVEL": "info", "P": "/srv/x", "S": "text",
        "SEARCH_URL": "elasticsearch2://h:9200/index", "CHANNELS_URL": "redis://h/0",
    }
)
env = environ.Env(DEBUG=(bool, False), T=(bool, False), N=int, MISSING=(list, ["x"]))

env("DEBUG"), env("T"), env("N"), env("MISSING"), env("S"), env("PROXY"), env("S", default="z"), env("NOPE", default=5)
env("NOPE")
env.bool("T"), env.bool("F"), env.bool("N"), env.bool("NOPE", default=True), env.bool("E", default=True)
env.int("N"), env.int("NOPE", default=3), env.int("S")
env.str("S"), env.str("NOPE", "d"), env.str("NOPE", None), env.float("FL"), env.bytes("S")
env.list("L"), env.list("N", cast=int), env.list("NOPE", default=["*"]), env.tuple("TUP"), env.tuple("TUP", cast=int)
env.dict("D"), env.dict("NOPE", default={}), env.json("J"), env.json("NOPE", default={})
env("D", cast={"value": int}), env("L", cast=[str]), env("N", cast=float)
env.db(), env.db("NOPE", default="sqlite:///db.sqlite3"), env.db_url("NOPE", default="sqlite://:memory:")
env.db("NOPE", default="mysql://u:p@h/d"), env.db("NOPE", default="postgis://h/d"), env.db("NOPE", default="oracle://u:p@h:1521/sid")
env.db("NOPE", default="postgres:////cloudsql/x:y/db"), env.db("NOPE", default="psql://a:1,b:2/db"), env.db("NOPE", default="sqlite:////a/b.db")
env.cache(), env.cache("NOPE", default="locmemcache://"), env.cache("NOPE", default="memcache://a:1,b:2"), env.cache("NOPE", default="filecache:///tmp/x?timeout=5")
env.cache("NOPE", default="dummycache://"), env.cache("NOPE", default="rediscache://h:1/2?client_class=a.b"), env.cache("NOPE", default="bad://")
env.email(), env.email("NOPE", default="consolemail://"), env.email_url("NOPE", default="smtp://u:p@h:25")
env.search_url(), env.search_url("NOPE", default="simple:///"), env.search_url("NOPE", default="whoosh:///tmp/x")
env.channels_url(), tuple(env.url("DATABASE_URL"))
env.str("S", choices=["text"]), env.str("S", choices=["no"]), "S" in env, "NOPE" in env
environ.Env.read_env("sample.env")
env("FROM_FILE"), env("QUOTED"), env("DOUBLE"), env("EXPORTED"), env("HASH")
root = environ.Path("/a/b/c.py") - 1
str(root), root("x"), str(root.path("y", "z")), root.root, str(root - 1), str(environ.Path("/a") + "b"), repr(root), root == "/a/b"
decouple.config("T", cast=bool), decouple.config("N", cast=int), decouple.config("NOPE", default=False, cast=bool), decouple.config("S")
decouple.config("NOPE")
decouple.config("NOPE", default="1,2", cast=decouple.Csv(int)), decouple.config("L", cast=decouple.Csv()), decouple.config("L", cast=decouple.Csv(post_process=tuple))
decouple.config("S", cast=decouple.Choices(["text", "b"])), decouple.config("S", cast=decouple.Choices(["b"]))
decouple.config("E", cast=bool, default=True), decouple.config("S", cast=bool)
decouple.Config(decouple.RepositoryEnv("sample.env"))("QUOTED")
decouple.Config(decouple.RepositoryEnv("sample.env"))("ONLY_FILE", default="x")
decouple.Csv()("a, b ,'c,d'"), decouple.Csv()("")
dj_database_url.parse("postgres://u:p%23@h:5433/name?sslmode=require"), dj_database_url.parse("sqlite:///db.sqlite3"), dj_database_url.parse("sqlite://:memory:")
dj_database_url.parse("mysql://u@h/d?ssl-ca=x", conn_max_age=600), dj_database_url.parse("postgis://h/d?currentSchema=s", ssl_require=True)
dj_database_url.parse("bad://x"), dj_database_url.parse("oracle://u:p@h:1/d"), dj_database_url.parse("postgres://%2Fvar%2Frun/d")
dj_database_url.config(), dj_database_url.config(env="NOPE"), dj_database_url.config(env="NOPE", default="sqlite:///x", conn_max_age=5)
dj_email_url.parse("smtps://u:p@h"), dj_email_url.parse("console:"), dj_email_url.parse("submission://u@h.x:p@h"), dj_email_url.config(env="NOPE")
django_cache_url.parse("redis://h:6379/1"), django_cache_url.parse("redis://:pw@h/1?lib=redis-cache"), django_cache_url.parse("locmem://"), django_cache_url.config(env="NOPE")
django_cache_url.parse("memcached:///tmp/s"), django_cache_url.parse("hiredis:///tmp/s/3"), django_cache_url.parse("file:///x?max_entries=3&timeout=5"), django_cache_url.parse("x://")
dict(dotenv.dotenv_values("sample.env")), dotenv.load_dotenv("sample.env"), dotenv.load_dotenv("none.env")
os.environ["ONLY_FILE"]
typed = environs.Env()
typed("S"), typed.str("S"), typed.bool("T"), typed.bool("F"), typed.int("N"), typed.float("N"), typed.list("L"), typed.list("N", subcast=int)
typed("NOPE")
typed("NOPE", None), typed.bool("NOPE", False), typed.list("NOPE", ["a"]), typed.int("S"), typed.int("NOPE", default=4)
typed.dict("D"), typed.dict("D", subcast_values=int), typed.json("J"), typed.path("P"), typed.log_level("LEVEL"), typed.timedelta("N")
typed.dj_db_url("DATABASE_URL"), typed.dj_db_url("NOPE", default="sqlite:///x"), typed.dj_cache_url("CACHE_URL"), typed.decimal("N")
typed.int("N", validate=lambda n: n > 3), typed.list("L", delimiter=";")
environs.Env(prefix="").str("S"), environs.Env(expand_vars=True).str("NOPE", "x")
