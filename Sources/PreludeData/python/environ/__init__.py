"""django-environ: typed settings from the environment."""

import ast
import os
import re
from _djangology import caller_globals, find_module, missing_variable, read_env_file, unknown
from itertools import zip_longest as _zip_longest
from json import loads as _loads
from urllib.parse import ParseResult, parse_qs, quote, unquote, unquote_plus, urlparse, urlunparse

try:
    from django.core.exceptions import ImproperlyConfigured
except ImportError:

    class ImproperlyConfigured(Exception):
        pass


__version__ = "0.12.0"
REDIS_DRIVER = (
    "django_redis.cache.RedisCache" if find_module("django_redis") else "django.core.cache.backends.redis.RedisCache"
)
DJANGO_POSTGRES = "django.db.backends.postgresql"
PYMEMCACHE_DRIVER = "django.core.cache.backends.memcached." + (
    "PyMemcacheCache" if find_module("pymemcache") else "PyLibMCCache"
)


class NoValue:
    def __repr__(self):
        return f"<{self.__class__.__name__}>"


def _literal(value):
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return value


def _number(value):
    return int(value) if hasattr(value, "isdigit") and value.isdigit() else value


def _decoded(value):
    return unquote(value) if isinstance(value, str) else value


def _quoted(url):
    return urlparse(quote(url, safe=":/?&=@"))


class Env:
    ENVIRON = os.environ
    NOTSET = NoValue()
    BOOLEAN_TRUE_STRINGS = ("true", "on", "ok", "y", "yes", "1")
    URL_CLASS = ParseResult
    POSTGRES_FAMILY = ["postgres", "postgresql", "psql", "pgsql", "postgis", "prometheus_postgresql", "prometheus_postgis"]
    DEFAULT_DATABASE_ENV = "DATABASE_URL"
    DB_SCHEMES = {
        "postgres": DJANGO_POSTGRES,
        "postgresql": DJANGO_POSTGRES,
        "psql": DJANGO_POSTGRES,
        "pgsql": DJANGO_POSTGRES,
        "postgis": "django.contrib.gis.db.backends.postgis",
        "prometheus_postgresql": "django_prometheus.db.backends.postgresql",
        "prometheus_postgis": "django_prometheus.db.backends.postgis",
        "cockroachdb": "django_cockroachdb",
        "mysql": "django.db.backends.mysql",
        "mysql2": "django.db.backends.mysql",
        "mysql-connector": "mysql.connector.django",
        "mysqlgis": "django.contrib.gis.db.backends.mysql",
        "prometheus_mysql": "django_prometheus.db.backends.mysql",
        "mssql": "mssql",
        "oracle": "django.db.backends.oracle",
        "pyodbc": "sql_server.pyodbc",
        "redshift": "django_redshift_backend",
        "spatialite": "django.contrib.gis.db.backends.spatialite",
        "prometheus_spatialite": "django_prometheus.db.backends.spatialite",
        "sqlite": "django.db.backends.sqlite3",
        "prometheus_sqlite": "django_prometheus.db.backends.sqlite3",
        "ldap": "ldapdb.backends.ldap",
    }
    _DB_BASE_OPTIONS = [
        "CONN_MAX_AGE",
        "ATOMIC_REQUESTS",
        "AUTOCOMMIT",
        "DISABLE_SERVER_SIDE_CURSORS",
        "CONN_HEALTH_CHECKS",
    ]
    DEFAULT_CACHE_ENV = "CACHE_URL"
    CACHE_SCHEMES = {
        "dbcache": "django.core.cache.backends.db.DatabaseCache",
        "dummycache": "django.core.cache.backends.dummy.DummyCache",
        "filecache": "django.core.cache.backends.filebased.FileBasedCache",
        "locmemcache": "django.core.cache.backends.locmem.LocMemCache",
        "memcache": "django.core.cache.backends.memcached.MemcachedCache",
        "pymemcache": PYMEMCACHE_DRIVER,
        "pylibmc": "django.core.cache.backends.memcached.PyLibMCCache",
        "rediscache": REDIS_DRIVER,
        "redis": REDIS_DRIVER,
        "rediss": REDIS_DRIVER,
        "valkey": REDIS_DRIVER,
        "valkeys": REDIS_DRIVER,
    }
    _CACHE_BASE_OPTIONS = ["TIMEOUT", "KEY_PREFIX", "VERSION", "KEY_FUNCTION", "BINARY"]
    DEFAULT_EMAIL_ENV = "EMAIL_URL"
    EMAIL_SCHEMES = {
        "smtp": "django.core.mail.backends.smtp.EmailBackend",
        "smtps": "django.core.mail.backends.smtp.EmailBackend",
        "smtp+tls": "django.core.mail.backends.smtp.EmailBackend",
        "smtp+ssl": "django.core.mail.backends.smtp.EmailBackend",
        "consolemail": "django.core.mail.backends.console.EmailBackend",
        "filemail": "django.core.mail.backends.filebased.EmailBackend",
        "memorymail": "django.core.mail.backends.locmem.EmailBackend",
        "dummymail": "django.core.mail.backends.dummy.EmailBackend",
    }
    _EMAIL_BASE_OPTIONS = ["EMAIL_USE_TLS", "EMAIL_USE_SSL"]
    DEFAULT_SEARCH_ENV = "SEARCH_URL"
    SEARCH_SCHEMES = {
        "elasticsearch": "haystack.backends.elasticsearch_backend.ElasticsearchSearchEngine",
        "elasticsearch2": "haystack.backends.elasticsearch2_backend.Elasticsearch2SearchEngine",
        "elasticsearch5": "haystack.backends.elasticsearch5_backend.Elasticsearch5SearchEngine",
        "elasticsearch7": "haystack.backends.elasticsearch7_backend.Elasticsearch7SearchEngine",
        "solr": "haystack.backends.solr_backend.SolrEngine",
        "whoosh": "haystack.backends.whoosh_backend.WhooshEngine",
        "xapian": "haystack.backends.xapian_backend.XapianEngine",
        "simple": "haystack.backends.simple_backend.SimpleEngine",
    }
    CLOUDSQL = "cloudsql"
    DEFAULT_CHANNELS_ENV = "CHANNELS_URL"
    CHANNELS_SCHEMES = {
        "inmemory": "channels.layers.InMemoryChannelLayer",
        "redis": "channels_redis.core.RedisChannelLayer",
        "rediss": "channels_redis.core.RedisChannelLayer",
        "redis+pubsub": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "rediss+pubsub": "channels_redis.pubsub.RedisPubSubChannelLayer",
    }

    def __init__(self, **scheme):
        self.smart_cast = True
        self.escape_proxy = False
        self.warn_on_default = False
        self.prefix = ""
        self.scheme = scheme

    def __call__(self, var, cast=None, default=NOTSET, parse_default=False):
        return self.get_value(var, cast=cast, default=default, parse_default=parse_default)

    def __contains__(self, var):
        return var in self.ENVIRON

    def get_value(self, var, cast=None, default=NOTSET, parse_default=False):
        name = self.prefix + var
        if name in self.scheme:
            declared = self.scheme[name]
            if isinstance(declared, (tuple, list, str)) and len(declared) == 2:
                cast = cast or declared[0]
                if default is self.NOTSET:
                    default = declared[1]
            else:
                cast = cast or declared
        if name in self.ENVIRON:
            value = self.ENVIRON[name]
        elif default is self.NOTSET:
            return missing_variable(name, ImproperlyConfigured(f"Set the {name} environment variable"))
        else:
            value = default
        mark = b"$" if isinstance(value, bytes) else "$"
        if isinstance(value, (str, bytes)) and value.startswith(mark):
            value = self.get_value(value.lstrip(mark), cast=cast, default=default)
        if self.escape_proxy and isinstance(value, (str, bytes)):
            value = value.replace(b"\\$" if isinstance(value, bytes) else "\\$", mark)
        if self.smart_cast and cast is None and default is not None and not isinstance(default, NoValue):
            cast = type(default)
        if default is None and value == "":
            value = None
        if value != default or (parse_default and value is not None):
            value = self.parse_value(value, cast)
        return value

    @classmethod
    def parse_value(cls, value, cast):
        if cast is None:
            return value
        if cast is bool:
            try:
                return int(value) != 0
            except ValueError:
                return value.lower().strip() in cls.BOOLEAN_TRUE_STRINGS
        if isinstance(cast, list):
            return [cast[0](item) for item in value.split(",") if item]
        if isinstance(cast, tuple):
            return tuple([cast[0](item) for item in value.strip("(").strip(")").split(",") if item])
        if isinstance(cast, dict):
            key_cast, value_cast, by_key = cast.get("key", str), cast.get("value", str), cast.get("cast", {})
            pairs = [item.split("=") for item in value.split(";") if item]
            return {key_cast(pair[0]): cls.parse_value(pair[1], by_key.get(pair[0], value_cast)) for pair in pairs}
        if cast is dict:
            return dict([item.split("=", 1) for item in value.split(",") if item])
        if cast is list:
            return [item for item in value.split(",") if item]
        if cast is tuple:
            return tuple([item for item in value.strip("(").strip(")").split(",") if item])
        if cast is float:
            return cls._float(value)
        return cast(value)

    @staticmethod
    def _float(value):
        text = "".join([character for character in value if character.isdigit() or character in ",.-"])
        parts = text.replace(",", ".").split(".")
        return float(parts[0] if len(parts) == 1 else "".join(parts[:-1]) + "." + parts[-1])

    @classmethod
    def db_url_config(cls, url, engine=None):
        if not isinstance(url, cls.URL_CLASS):
            if url == "sqlite://:memory:":
                return {"ENGINE": cls.DB_SCHEMES["sqlite"], "NAME": ":memory:"}
            try:
                url = urlparse(url)
            except ValueError:
                url = _quoted(url)
        if not url.path:
            url = _quoted(urlunparse(url))
        path = unquote_plus(url.path[1:].split("?", 2)[0])
        if url.scheme == "sqlite" and path == "":
            path = ":memory:"
        if url.scheme == "ldap":
            path = f"{url.scheme}://{url.hostname}" + (f":{url.port}" if url.port else "")
        host, port = cls._host_and_port(url)
        config = {
            "NAME": path or "",
            "USER": _decoded(url.username) or "",
            "PASSWORD": _decoded(url.password) or "",
            "HOST": host or "",
            "PORT": _number(port) or "",
        }
        if (url.scheme in cls.POSTGRES_FAMILY or cls.CLOUDSQL in path) and path.startswith("/"):
            config["HOST"], config["NAME"] = path.rsplit("/", 1)
        if url.scheme == "oracle":
            if path == "":
                config["NAME"], config["HOST"] = config["HOST"], ""
            if config["PORT"]:
                config["PORT"] = str(config["PORT"])
            else:
                del config["PORT"]
        if url.query:
            options = {}
            for key, values in parse_qs(url.query).items():
                if key.upper() in cls._DB_BASE_OPTIONS:
                    config[key.upper()] = _literal(values[0])
                else:
                    options[key] = _number(values[0])
            config["OPTIONS"] = options
        config["ENGINE"] = engine or url.scheme
        config["ENGINE"] = cls.DB_SCHEMES.get(config["ENGINE"], config["ENGINE"])
        return config if config["ENGINE"] else {}

    @classmethod
    def _host_and_port(cls, url):
        hosts = unquote(url.netloc.rsplit("@", 1)[-1])
        if url.scheme not in cls.POSTGRES_FAMILY or "," not in hosts:
            return url.hostname, url.port
        pairs = []
        for host in hosts.split(","):
            name, colon, port = host.rpartition(":")
            pairs.append((name, port) if colon and (port.isdigit() or name.endswith("]")) else (host, ""))
        return ",".join([name for name, _ in pairs]), ",".join([port for _, port in pairs if port])

    @classmethod
    def cache_url_config(cls, url, backend=None):
        if not isinstance(url, cls.URL_CLASS):
            if not url:
                return {}
            url = urlparse(url)
        if url.scheme not in cls.CACHE_SCHEMES:
            raise ImproperlyConfigured(f"Invalid cache schema {url.scheme}")
        places = url.netloc.split(",")
        config = {"BACKEND": cls.CACHE_SCHEMES[url.scheme], "LOCATION": places if len(places) > 1 else places[0]}
        if url.scheme == "filecache":
            config["LOCATION"] = url.netloc + url.path
        if not url.netloc and url.scheme in ("memcache", "pymemcache"):
            config["LOCATION"] = "unix:" + url.path
        elif url.scheme.startswith("redis"):
            scheme = url.scheme.replace("cache", "") if url.hostname else "unix"
            places = [scheme + "://" + place + url.path for place in places]
            config["LOCATION"] = places if len(places) > 1 else places[0]
        if backend:
            config["BACKEND"] = backend
        if url.query:
            lower = config["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
            options = {}
            for key, values in parse_qs(url.query).items():
                target = config if key.upper() in cls._CACHE_BASE_OPTIONS else options
                target[key.lower() if lower else key.upper()] = _literal(values[0])
            config["OPTIONS"] = options
        return config

    @classmethod
    def email_url_config(cls, url, backend=None):
        url = url if isinstance(url, cls.URL_CLASS) else urlparse(url)
        config = {
            "EMAIL_FILE_PATH": unquote_plus(url.path[1:].split("?", 2)[0]),
            "EMAIL_HOST_USER": _decoded(url.username),
            "EMAIL_HOST_PASSWORD": _decoded(url.password),
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": _number(url.port),
        }
        if backend:
            config["EMAIL_BACKEND"] = backend
        elif url.scheme not in cls.EMAIL_SCHEMES:
            raise ImproperlyConfigured(f"Invalid email schema {url.scheme}")
        else:
            config["EMAIL_BACKEND"] = cls.EMAIL_SCHEMES[url.scheme]
        if url.scheme in ("smtps", "smtp+tls"):
            config["EMAIL_USE_TLS"] = True
        elif url.scheme == "smtp+ssl":
            config["EMAIL_USE_SSL"] = True
        if url.query:
            options = {}
            for key, values in parse_qs(url.query).items():
                target = config if key.upper() in cls._EMAIL_BASE_OPTIONS else options
                target[key.upper()] = _number(values[0])
            config["OPTIONS"] = options
        return config

    @classmethod
    def channels_url_config(cls, url, backend=None):
        url = url if isinstance(url, cls.URL_CLASS) else urlparse(url)
        if backend:
            return {"BACKEND": backend}
        if url.scheme not in cls.CHANNELS_SCHEMES:
            raise ImproperlyConfigured(f"Invalid channels schema {url.scheme}")
        config = {"BACKEND": cls.CHANNELS_SCHEMES[url.scheme]}
        if url.scheme.startswith("redis"):
            config["CONFIG"] = {"hosts": [url._replace(scheme=url.scheme.split("+")[0]).geturl()]}
        return config

    @classmethod
    def search_url_config(cls, url, engine=None):
        url = url if isinstance(url, cls.URL_CLASS) else urlparse(url)
        path = unquote_plus(url.path[1:].split("?", 2)[0])
        scheme = url.scheme
        secure = scheme.startswith("elasticsearch") and scheme.endswith("s")
        if secure:
            scheme = scheme[:-1]
        if scheme not in cls.SEARCH_SCHEMES:
            raise ImproperlyConfigured(f"Invalid search schema {url.scheme}")
        config = {"ENGINE": cls.SEARCH_SCHEMES[scheme]}
        given = {key: values[0] for key, values in parse_qs(url.query).items()}
        if "EXCLUDED_INDEXES" in given:
            config["EXCLUDED_INDEXES"] = given["EXCLUDED_INDEXES"].split(",")
        if "INCLUDE_SPELLING" in given:
            config["INCLUDE_SPELLING"] = cls.parse_value(given["INCLUDE_SPELLING"], bool)
        if "BATCH_SIZE" in given:
            config["BATCH_SIZE"] = int(given["BATCH_SIZE"])
        if scheme == "simple":
            return config
        path = path[:-1] if path.endswith("/") else path
        if scheme == "solr" or scheme.startswith("elasticsearch"):
            head, _, index = path.rpartition("/")
            target = path if scheme == "solr" else head
            config["URL"] = urlunparse(("https" if secure else "http", url.netloc, target, "", "", ""))
            if "TIMEOUT" in given:
                config["TIMEOUT"] = int(given["TIMEOUT"])
            if "KWARGS" in given:
                config["KWARGS"] = given["KWARGS"]
            if scheme != "solr":
                config["INDEX_NAME"] = index
            return config
        config["PATH"] = "/" + path
        for key in {"whoosh": ("STORAGE", "POST_LIMIT"), "xapian": ("FLAGS",)}.get(scheme, ()):
            if key in given:
                config[key] = int(given[key]) if key == "POST_LIMIT" else given[key]
        if engine:
            config["ENGINE"] = engine
        return config

    @classmethod
    def read_env(cls, env_file=None, overwrite=False, parse_comments=False, encoding="utf8", **overrides):
        if env_file is None:
            env_file = os.path.join(os.path.dirname(caller_globals()["__file__"]), ".env")
        text = read_env_file(os.path.abspath(env_file))
        if text is None:
            return
        for line in text.splitlines():
            name, equals, value = line.removeprefix("export ").partition("=")
            if equals and name and name.replace("_", "a").isalnum() and name.isascii():
                overrides[name] = _env_file_value(value, parse_comments)
        for name, value in overrides.items():
            if overwrite:
                cls.ENVIRON[name] = str(value)
            else:
                cls.ENVIRON.setdefault(name, str(value))

    def path(self, var, default=NOTSET, **kwargs):
        return Path(self.get_value(var, default=default), **kwargs)

    def url(self, var, default=NOTSET):
        return self.get_value(var, cast=urlparse, default=default, parse_default=True)

    def db_url(self, var=DEFAULT_DATABASE_ENV, default=NOTSET, engine=None):
        return self.db_url_config(self.get_value(var, cast=str, default=default), engine=engine)

    def cache_url(self, var=DEFAULT_CACHE_ENV, default=NOTSET, backend=None):
        return self.cache_url_config(self.url(var, default=default), backend=backend)

    def email_url(self, var=DEFAULT_EMAIL_ENV, default=NOTSET, backend=None):
        return self.email_url_config(self.url(var, default=default), backend=backend)

    def search_url(self, var=DEFAULT_SEARCH_ENV, default=NOTSET, engine=None):
        return self.search_url_config(self.url(var, default=default), engine=engine)

    def channels_url(self, var=DEFAULT_CHANNELS_ENV, default=NOTSET, backend=None):
        return self.channels_url_config(self.url(var, default=default), backend=backend)

    db = db_url
    cache = cache_url
    email = email_url
    channels = channels_url

    def json(self, var, default=NOTSET):
        return self.get_value(var, cast=_loads, default=default)


def _env_file_value(value, parse_comments):
    quote = value.strip()[:1]
    if parse_comments and quote in ("'", '"'):
        end = value.rfind(quote)
        if "#" not in value[end:] or value[end + 1:].lstrip().startswith("#"):
            value = value[: end + 1].strip()
    elif parse_comments:
        value = value.partition("#")[0].rstrip() if "#" in value else value
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _unescape(value[1:-1])
    return value


def _unescape(text):
    done = ""
    while "\\" in text[:-1]:
        before, text = text.split("\\", 1)
        done += before + ("\\" + text[0] if text[0] in "rnt" else text[0])
        text = text[1:]
    return done + text


# The methods that are named like built-in types come last: the class body above uses the types.
def _typed(name, cast):
    def method(self, var, default=Env.NOTSET):
        return self.get_value(var, cast=cast, default=default)

    method.__name__ = name
    return method


def _listed(name, kind, wrap):
    def method(self, var, cast=None, default=Env.NOTSET):
        return self.get_value(var, cast=wrap(cast) if cast else kind, default=default)

    method.__name__ = name
    return method


def _env_str(self, var, default=Env.NOTSET, multiline=False, choices=Env.NOTSET):
    value = self.get_value(var, cast=str, default=default)
    if multiline:
        return value.replace("\\r\\n", "\n").replace("\\n", "\n")
    if choices is not self.NOTSET and value not in choices:
        raise ImproperlyConfigured(f"Invalid value: {value} not in {choices}")
    return value


def _env_bytes(self, var, default=Env.NOTSET, encoding="utf8"):
    value = self.get_value(var, cast=str, default=default)
    return value.encode(encoding) if isinstance(value, str) else value


def _env_dict(self, var, cast=dict, default=Env.NOTSET):
    return self.get_value(var, cast=cast, default=default)


Env.str = _env_str
Env.bytes = _env_bytes
Env.unicode = _env_str
Env.bool = _typed("bool", bool)
Env.int = _typed("int", int)
Env.float = _typed("float", float)
Env.dict = _env_dict
Env.list = _listed("list", list, lambda cast: [cast])
Env.tuple = _listed("tuple", tuple, lambda cast: (cast,))


class FileAwareEnv(Env):
    def get_value(self, var, cast=None, default=Env.NOTSET, parse_default=False):
        if self.prefix + var + "_FILE" in self.ENVIRON:
            return unknown("the file named by " + self.prefix + var + "_FILE")
        return super().get_value(var, cast, default, parse_default)


class Path:
    def __init__(self, start="", *paths, **kwargs):
        if kwargs.get("is_file", False):
            start = os.path.dirname(start)
        self.__root__ = self._absolute_join(start, *paths, **kwargs)

    def path(self, *paths, **kwargs):
        return self.__class__(self.__root__, *paths, **kwargs)

    def file(self, name, *args, **kwargs):
        return unknown("environ.Path.file()")

    @property
    def root(self):
        return self.__root__

    def __call__(self, *paths, **kwargs):
        return self._absolute_join(self.__root__, *paths, **kwargs)

    def __eq__(self, other):
        return self.__root__ == (other.__root__ if isinstance(other, Path) else other)

    def __ne__(self, other):
        return not self.__eq__(other)

    def __add__(self, other):
        return Path(self.__root__, other.__root__ if isinstance(other, Path) else other)

    def __sub__(self, other):
        if isinstance(other, int):
            return self.path("../" * other)
        if isinstance(other, str) and self.__root__.endswith(other):
            return Path(self.__root__.rstrip(other))
        raise TypeError(f"unsupported operand type(s) for -: {type(self)!r} and {type(other)!r}")

    def __invert__(self):
        return self.path("..")

    def __contains__(self, item):
        return item.__root__.startswith(os.path.join(self.__root__, "") if len(self.__root__) > 1 else self.__root__)

    def __repr__(self):
        return f"<Path:{self.__root__}>"

    def __str__(self):
        return self.__root__

    def __fspath__(self):
        return self.__root__

    def __getitem__(self, index):
        return self.__root__[index]

    def rfind(self, *args):
        return self.__root__.rfind(*args)

    def find(self, *args):
        return self.__root__.find(*args)

    @staticmethod
    def _absolute_join(base, *paths, **kwargs):
        absolute = os.path.abspath(os.path.join(base, *paths))
        if kwargs.get("required", False) and not os.path.exists(absolute):
            raise ImproperlyConfigured(f"Create required path: {absolute}")
        return absolute
