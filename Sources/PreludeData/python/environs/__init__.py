"""environs: parsed and validated settings from the environment."""

import os
from _djangology import caller_globals, missing_variable, root, unknown
from dotenv import dotenv_values
from json import loads as _loads
from pathlib import Path as _Path

_FALSE = {"f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0"}
_TRUE = {"t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1"}


class ValidationError(ValueError):
    def __init__(self, message="", **kwargs):
        super().__init__(message)
        self.messages = [message]


class EnvError(ValueError):
    pass


class EnvNotSetError(EnvError):
    pass


class EnvValidationError(EnvError):
    pass


class EnvSealedError(TypeError, EnvError):
    pass


class ParserConflictError(ValueError):
    pass


def _anything(value):
    return value


def _bool(value):
    if value in _TRUE or value is True:
        return True
    if value in _FALSE or value is False:
        return False
    raise ValidationError("Not a valid boolean.")


def _list(value, subcast=None, delimiter=","):
    if not isinstance(value, str):
        return list(value)
    parts = value.split(delimiter) if value else []
    return [_subcast(subcast)(part) for part in parts]


def _dict(value, subcast_keys=None, subcast_values=None, delimiter=",", key_value_delimiter="=", **kwargs):
    if not isinstance(value, str):
        return value
    key_cast, value_cast = _subcast(subcast_keys), _subcast(subcast_values)
    pairs = [part.split(key_value_delimiter, 1) for part in value.split(delimiter) if value]
    return {key_cast(key.strip()): value_cast(one.strip()) for key, one in pairs}


def _subcast(cast):
    return _bool if cast is bool else cast or _anything


def _log_level(value):
    import logging

    if isinstance(value, int) or value.isdigit():
        return int(value)
    return logging.getLevelNamesMapping()[value.upper()]


def _timedelta(value):
    from datetime import timedelta

    return timedelta(seconds=int(value)) if value.lstrip("-").isdigit() else unknown("environs timedelta")


def _imported(module, function="parse"):
    def parser(value, **kwargs):
        from importlib import import_module

        return getattr(import_module(module), function)(value, **kwargs)

    return parser


def _enum(value, enum=None, type=None, by_value=False, **kwargs):
    if enum is None:
        for member in type:
            if member.name.lower() == value.lower():
                return member
        raise ValidationError("Must be one of the enumeration.")
    return enum(value) if by_value else enum[value]


_CAST_KEYWORDS = ("subcast", "delimiter", "subcast_keys", "subcast_values", "key_value_delimiter")


def _method(name, parse, cast_default=False):
    def method(self, name, default=..., subcast=None, *, validate=None, **kwargs):
        if subcast is not None and parse is not _anything:
            kwargs["subcast"] = subcast
        found = self._find(name)
        if found is None:
            if default is ...:
                missing = EnvNotSetError(f'Environment variable "{self._key(name)}" not set')
                return missing_variable(self._key(name), missing)
            return parse(default, **kwargs) if cast_default and default is not None else default
        try:
            value = parse(found, **kwargs)
            for check in validate if isinstance(validate, (list, tuple)) else [validate] if validate else []:
                if check(value) is False:
                    raise ValidationError("Invalid value.")
            return value
        except (ValueError, KeyError) as error:
            raise EnvValidationError(f'Environment variable "{self._key(name)}" invalid: {error.args[0]}') from error

    method.__name__ = name
    return method


class _Prefixed:
    def __init__(self, env, prefix):
        self.env = env
        self.prefix = prefix

    def __enter__(self):
        self.old = self.env._prefix
        self.env._prefix = (self.old or "") + self.prefix
        return self.env

    def __exit__(self, *exception):
        self.env._prefix = self.old
        return False


class Env:
    __call__ = _method("__call__", _anything)

    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        self.eager = eager
        self.expand_vars = expand_vars
        self._prefix = prefix
        self._environ = {}
        self.__custom_parsers__ = {}

    def _key(self, name):
        return (self._prefix or "") + name

    def _find(self, name):
        key = self._key(name)
        found = os.environ.get(key, self._environ.get(key))
        return self._expanded(found) if self.expand_vars and found else found

    def _expanded(self, value):
        done = ""
        while "${" in value:
            before, value = value.split("${", 1)
            inner, _, value = value.partition("}")
            if before.endswith("\\"):
                done += before[:-1] + "${" + inner + "}"
                continue
            name, colon, default = inner.partition(":-")
            found = os.environ.get(name, self._environ.get(name))
            if found is None and not colon:
                return missing_variable(name, EnvNotSetError(f'Environment variable "{name}" not set'))
            done += before + (default if found is None else self._expanded(found))
        return done + value

    def read_env(self, path=None, *, recurse=True, override=False, return_path=False, verbose=False):
        if path is None:
            path = os.path.join(os.path.dirname(os.path.abspath(caller_globals()["__file__"])), ".env")
        folder, name = os.path.split(os.path.abspath(path))
        while recurse and not os.path.exists(os.path.join(folder, name)) and folder not in (root(), os.path.dirname(folder)):
            folder = os.path.dirname(folder)
        path = os.path.join(folder, name)
        found = os.path.exists(path)
        for key, value in (dotenv_values(path) if found else {}).items():
            if value is not None and (override or key not in self._environ):
                self._environ[key] = value
        if return_path:
            return path if found else None
        return found

    def prefixed(self, prefix):
        return _Prefixed(self, prefix)

    def seal(self):
        pass

    def add_parser(self, name, func):
        if hasattr(self, name):
            raise ParserConflictError(f"Env already has a method with name '{name}'. Use a different name.")
        self.__custom_parsers__[name] = _method(name, func, cast_default=True)

    def parser_for(self, name):
        def decorator(func):
            self.add_parser(name, func)
            return func

        return decorator

    def add_parser_from_field(self, name, field_cls):
        self.__custom_parsers__[name] = lambda self, *args, **kwargs: unknown("environs field " + name)

    def dump(self):
        return unknown("environs.Env.dump()")

    def __getattr__(self, name):
        if name in self.__dict__.get("__custom_parsers__", {}):
            parser = self.__custom_parsers__[name]
            return lambda *args, **kwargs: parser(self, *args, **kwargs)
        raise AttributeError(f"{self} has no attribute {name}")

    # A name of this module is run when it is asked for: a loop that sets attributes of the class would not be.
    int = _method("int", int)
    float = _method("float", float)
    str = _method("str", str)
    bool = _method("bool", _bool)
    list = _method("list", _list)
    dict = _method("dict", _dict)
    json = _method("json", lambda value, **kwargs: _loads(value) if isinstance(value, str) else value)
    path = _method("path", _Path)
    log_level = _method("log_level", _log_level)
    timedelta = _method("timedelta", _timedelta)
    decimal = _method("decimal", _imported("decimal", "Decimal"))
    uuid = _method("uuid", _imported("uuid", "UUID"))
    url = _method("url", _imported("urllib.parse", "urlparse"))
    enum = _method("enum", _enum)
    date = _method("date", lambda value, **kwargs: unknown("environs date"))
    datetime = _method("datetime", lambda value, **kwargs: unknown("environs datetime"))
    time = _method("time", lambda value, **kwargs: unknown("environs time"))
    dj_db_url = _method("dj_db_url", _imported("dj_database_url", "parse"), cast_default=True)
    dj_email_url = _method("dj_email_url", _imported("dj_email_url", "parse"), cast_default=True)
    dj_cache_url = _method("dj_cache_url", _imported("django_cache_url", "parse"), cast_default=True)


class FileAwareEnv(Env):
    def __init__(self, *, file_suffix="_FILE", strip_whitespace=False, **kwargs):
        super().__init__(**kwargs)
        self.file_suffix = file_suffix

    def _find(self, name):
        if self._key(name) + self.file_suffix in os.environ:
            return unknown("the file named by " + self._key(name) + self.file_suffix)
        return super()._find(name)


env = Env()
