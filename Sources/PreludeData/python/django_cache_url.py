"""django-cache-url: a cache from its URL."""

import os
from urllib.parse import parse_qs, urlparse

DEFAULT_ENV = "CACHE_URL"
_CLIENTS = "django.core.cache.backends."
_REDIS = "django.core.cache.backends.redis.RedisCache"
BACKENDS = {
    "db": _CLIENTS + "db.DatabaseCache",
    "dummy": _CLIENTS + "dummy.DummyCache",
    "elasticache": "django_elasticache.memcached.ElastiCache",
    "file": _CLIENTS + "filebased.FileBasedCache",
    "locmem": _CLIENTS + "locmem.LocMemCache",
    "uwsgicache": "uwsgicache.UWSGICache",
    "memcached": _CLIENTS + "memcached.PyLibMCCache",
    "djangopylibmc": "django_pylibmc.memcached.PyLibMCCache",
    "pymemcached": _CLIENTS + "memcached.MemcachedCache",
    "pymemcache": _CLIENTS + "memcached.PyMemcacheCache",
    "redis-cache": "redis_cache.RedisCache",
    "redis": _REDIS,
    "rediss": _REDIS,
    "hiredis": _REDIS,
}


def config(env=DEFAULT_ENV, default="locmem://"):
    url = os.environ.get(env, default)
    return parse(url) if url else {}


def parse(url):
    url = urlparse(url)
    given = {key.upper(): ";".join(values) for key, values in parse_qs(url.query).items()}
    backend = BACKENDS.get(url.scheme)
    if not backend:
        raise Exception(f'Unknown backend: "{url.scheme}"')
    library = given.get("LIB")
    if "redis" in url.scheme and library in BACKENDS:
        backend = BACKENDS[library]
    config = {"BACKEND": backend}
    options = {"PARSER_CLASS": "redis.connection.HiredisParser"} if url.scheme == "hiredis" else {}
    if url.netloc:
        config["LOCATION"] = ";".join(url.netloc.split(","))
        if url.scheme in ("redis", "rediss", "hiredis"):
            config["LOCATION"] = _redis(url, library == "redis-cache" or backend == _REDIS, options)
            if library == "redis-cache":
                _redis_cache_options(given, options)
    else:
        config["LOCATION"] = _local(url)
    if url.scheme == "uwsgicache":
        config["LOCATION"] = config["LOCATION"] or "default"
    for key in ("MAX_ENTRIES", "CULL_FREQUENCY"):
        if key in given:
            options[key] = int(given.pop(key))
    if options:
        config["OPTIONS"] = options
    config.update(given)
    return config


def _redis(url, inline, options):
    login = ""
    if url.password and inline:
        login = f":{url.password}@"
    elif url.password:
        options["PASSWORD"] = url.password
    scheme = "rediss" if url.scheme == "rediss" else "redis"
    return f"{scheme}://{login}{url.hostname}:{url.port or 6379}/{url.path[1:] or '0'}"


def _redis_cache_options(given, options):
    for key in ("PARSER_CLASS", "CONNECTION_POOL_CLASS"):
        if key in given:
            options[key] = given[key]
    pool = {key.lower(): int(given[key]) for key in ("MAX_CONNECTIONS", "TIMEOUT") if key in given}
    if pool:
        options["CONNECTION_POOL_CLASS_KWARGS"] = pool


def _local(url):
    if url.scheme in ("memcached", "pymemcached", "pymemcache", "djangopylibmc"):
        return "unix://" + url.path
    if url.scheme not in ("redis", "hiredis"):
        return url.path
    if not any(character.isdigit() for character in url.path[1:]):
        return f"unix://{url.path}?db=0"
    digits = url.path[1:]
    while not digits[0].isdigit():
        digits = digits[1:]
    size = 0
    while size < len(digits) and digits[size].isdigit():
        size += 1
    return f"unix://{url.path[: url.path.rfind('/')]}?db={digits[:size]}"
