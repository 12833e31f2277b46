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


def default_to_in_memory_db(config):
    if not config.get("NAME"):
        config["NAME"] = ":memory:"


def stringify_port(config):
    config["PORT"] = str(config.get("PORT", ""))


def apply_ssl_ca(config):
    authority = config.get("OPTIONS", {}).pop("ssl-ca", None)
    if authority:
        config["OPTIONS"]["ssl"] = {"ca": authority}


def apply_current_schema(config):
    schema = config.get("OPTIONS", {}).pop("currentSchema", None)
    if schema:
        config["OPTIONS"]["options"] = f"-c search_path={schema}"


# A name of this module is run when it is asked for: decorators of functions nobody asks for would register nothing.
ENGINE_SCHEMES.update({
    "spatialite": Engine("django.contrib.gis.db.backends.spatialite"),
    "mysql-connector": Engine("mysql.connector.django"),
    "mysqlgis": Engine("django.contrib.gis.db.backends.mysql"),
    "oraclegis": Engine("django.contrib.gis.db.backends.oracle"),
    "cockroach": Engine("django_cockroachdb"),
    "sqlite": Engine("django.db.backends.sqlite3", default_to_in_memory_db),
    "oracle": Engine("django.db.backends.oracle", stringify_port),
    "mssqlms": Engine("mssql", stringify_port),
    "mssql": Engine("sql_server.pyodbc", stringify_port),
    "mysql": Engine("django.db.backends.mysql", apply_ssl_ca),
    "mysql2": Engine("django.db.backends.mysql", apply_ssl_ca),
    "postgres": Engine("django.db.backends.postgresql", apply_current_schema),
    "postgresql": Engine("django.db.backends.postgresql", apply_current_schema),
    "pgsql": Engine("django.db.backends.postgresql", apply_current_schema),
    "postgis": Engine("django.contrib.gis.db.backends.postgis", apply_current_schema),
    "redshift": Engine("django_redshift_backend", apply_current_schema),
    "timescale": Engine("timescale.db.backends.postgresql", apply_current_schema),
    "timescalegis": Engine("timescale.db.backends.postgis", apply_current_schema),
})


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
