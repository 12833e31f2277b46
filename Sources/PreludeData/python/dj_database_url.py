"""dj-database-url: a database from its URL."""

import os
import urllib.parse as urlparse

DEFAULT_ENV = "DATABASE_URL"
ENGINE_SCHEMES = {}


class ParseError(ValueError):
    pass


class UnknownSchemeError(ValueError):
    def __init__(self, scheme):
        self.scheme = scheme


class Engine:
    def __init__(self, backend, postprocess=lambda config: None):
        self.backend = backend
        self.postprocess = postprocess


def register(scheme, backend):
    engine = Engine(backend)
    ENGINE_SCHEMES[scheme] = engine

    def inner(function):
        engine.postprocess = function
        return function

    return inner


for _scheme, _backend in {
    "spatialite": "django.contrib.gis.db.backends.spatialite",
    "mysql-connector": "mysql.connector.django",
    "mysqlgis": "django.contrib.gis.db.backends.mysql",
    "oraclegis": "django.contrib.gis.db.backends.oracle",
    "cockroach": "django_cockroachdb",
}.items():
    register(_scheme, _backend)


@register("sqlite", "django.db.backends.sqlite3")
def default_to_in_memory_db(config):
    if not config.get("NAME"):
        config["NAME"] = ":memory:"


@register("oracle", "django.db.backends.oracle")
@register("mssqlms", "mssql")
@register("mssql", "sql_server.pyodbc")
def stringify_port(config):
    config["PORT"] = str(config.get("PORT", ""))


@register("mysql", "django.db.backends.mysql")
@register("mysql2", "django.db.backends.mysql")
def apply_ssl_ca(config):
    authority = config.get("OPTIONS", {}).pop("ssl-ca", None)
    if authority:
        config["OPTIONS"]["ssl"] = {"ca": authority}


@register("postgres", "django.db.backends.postgresql")
@register("postgresql", "django.db.backends.postgresql")
@register("pgsql", "django.db.backends.postgresql")
@register("postgis", "django.contrib.gis.db.backends.postgis")
@register("redshift", "django_redshift_backend")
@register("timescale", "timescale.db.backends.postgresql")
@register("timescalegis", "timescale.db.backends.postgis")
def apply_current_schema(config):
    schema = config.get("OPTIONS", {}).pop("currentSchema", None)
    if schema:
        config["OPTIONS"]["options"] = f"-c search_path={schema}"


SCHEMES = {scheme: engine.backend for scheme, engine in ENGINE_SCHEMES.items()}


def config(env=DEFAULT_ENV, default=None, *args, **kwargs):
    url = os.environ.get(env, default)
    return parse(url, *args, **kwargs) if url else {}


def parse(
    url,
    engine=None,
    conn_max_age=0,
    conn_health_checks=False,
    disable_server_side_cursors=False,
    ssl_require=False,
    test_options=None,
):
    if url == "sqlite://:memory:":
        return {"ENGINE": ENGINE_SCHEMES["sqlite"].backend, "NAME": ":memory:"}
    try:
        parts = urlparse.urlsplit(url)
        known = ENGINE_SCHEMES.get(parts.scheme)
        if known is None:
            raise UnknownSchemeError(parts.scheme)
        options = {key: _option(values) for key, values in urlparse.parse_qs(parts.query).items()}
        config = {
            "ENGINE": known.backend,
            "USER": urlparse.unquote(parts.username or ""),
            "PASSWORD": urlparse.unquote(parts.password or ""),
            "HOST": urlparse.unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "NAME": urlparse.unquote(parts.path[1:]),
            "OPTIONS": options,
        }
    except UnknownSchemeError:
        raise
    except ValueError:
        raise ParseError() from None
    known.postprocess(config)
    if ssl_require:
        config["OPTIONS"]["sslmode"] = "require"
    config["CONN_MAX_AGE"] = conn_max_age
    config["CONN_HEALTH_CHECKS"] = conn_health_checks
    config["DISABLE_SERVER_SIDE_CURSORS"] = disable_server_side_cursors
    if engine:
        config["ENGINE"] = engine
    if test_options:
        config["TEST"] = test_options
    if not config["OPTIONS"]:
        config.pop("OPTIONS")
    return config


def _option(values):
    parsed = [_value(value) for value in values]
    return parsed[0] if len(parsed) == 1 else parsed


def _value(value):
    if value.isdigit():
        return int(value)
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value
