"""dj-email-url: e-mail settings from a URL."""

import os
from urllib.parse import parse_qs, unquote as _unquote, urlparse

DEFAULT_ENV = "EMAIL_URL"
SCHEMES = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "submission": "django.core.mail.backends.smtp.EmailBackend",
    "submit": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "memory": "django.core.mail.backends.locmem.EmailBackend",
    "dummy": "django.core.mail.backends.dummy.EmailBackend",
}
TRUTHY = ("1", "y", "Y", "yes", "Yes", "YES", "t", "T", "true", "True", "TRUE", "on", "On", "ON")


def unquote(value):
    return _unquote(value) if value else value


def config(env=DEFAULT_ENV, default=None):
    url = os.environ.get(env, default)
    return parse(url) if url else {}


def parse(url):
    url = urlparse(url)
    given = parse_qs(url.query)
    config = {
        "EMAIL_FILE_PATH": url.path[1:].split("?", 2)[0],
        "EMAIL_HOST_USER": unquote(url.username),
        "EMAIL_HOST_PASSWORD": unquote(url.password),
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port,
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": url.scheme in ("smtps", "submission", "submit"),
        "EMAIL_TIMEOUT": None,
    }
    if url.scheme in SCHEMES:
        config["EMAIL_BACKEND"] = SCHEMES[url.scheme]
    if url.scheme == "smtp":
        config["EMAIL_HOST"] = config["EMAIL_HOST"] or "localhost"
        config["EMAIL_PORT"] = config["EMAIL_PORT"] or 25
    if url.scheme in ("submission", "submit"):
        config["EMAIL_PORT"] = config["EMAIL_PORT"] or 587
    if "ssl" in given:
        if given["ssl"][0] in TRUTHY:
            config["EMAIL_USE_SSL"], config["EMAIL_USE_TLS"] = True, False
    elif "tls" in given and given["tls"][0] in TRUTHY:
        config["EMAIL_USE_SSL"], config["EMAIL_USE_TLS"] = False, True
    if "timeout" in given:
        config["EMAIL_TIMEOUT"] = int(given["timeout"][0])
    for key, setting in (("_server_email", "SERVER_EMAIL"), ("_default_from_email", "DEFAULT_FROM_EMAIL")):
        if key in given:
            config[setting] = given[key][0]
    return config
