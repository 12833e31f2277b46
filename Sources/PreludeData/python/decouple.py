"""python-decouple: settings from the environment, a `.env` file or a default."""

import os
from _djangology import caller_globals, missing_variable, read_env_file, unknown
from string import whitespace as _whitespace

DEFAULT_ENCODING = "UTF-8"
TRUE_VALUES = {"y", "yes", "t", "true", "on", "1"}
FALSE_VALUES = {"n", "no", "f", "false", "off", "0"}


def strtobool(value):
    if isinstance(value, bool):
        return value
    value = value.lower()
    if value in TRUE_VALUES:
        return True
    if value in FALSE_VALUES:
        return False
    raise ValueError("Invalid truth value: " + value)


class UndefinedValueError(Exception):
    pass


class Undefined:
    pass


undefined = Undefined()


class Config:
    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=undefined, cast=undefined):
        if option in os.environ:
            value = os.environ[option]
        elif option in self.repository:
            value = self.repository[option]
        elif isinstance(default, Undefined):
            return missing_variable(option, UndefinedValueError(f"{option} not found."))
        else:
            value = default
        if isinstance(cast, Undefined):
            return value
        if cast is bool:
            value = str(value)
            return bool(strtobool(value)) if value else False
        return cast(value)

    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)


class RepositoryEmpty:
    def __init__(self, source="", encoding=DEFAULT_ENCODING):
        self.data = {}

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        return self.data.get(key)


class RepositoryIni(RepositoryEmpty):
    def __init__(self, source, encoding=DEFAULT_ENCODING):
        self.data = {}
        inside = False
        for line in (read_env_file(os.path.abspath(source)) or "").splitlines():
            line = line.strip()
            if line.startswith("["):
                inside = line == "[settings]"
            elif inside and line and line[0] not in "#;" and ("=" in line or ":" in line):
                cut = min([place for place in (line.find("="), line.find(":")) if place >= 0])
                self.data[line[:cut].strip().lower()] = line[cut + 1:].strip().replace("%%", "%")

    def __contains__(self, key):
        return key.lower() in self.data

    def __getitem__(self, key):
        return self.data[key.lower()]


class RepositoryEnv(RepositoryEmpty):
    def __init__(self, source, encoding=DEFAULT_ENCODING):
        self.data = {}
        for line in (read_env_file(os.path.abspath(source)) or "").splitlines():
            line = line.strip()
            if not line or line.startswith("#") or "=" not in line:
                continue
            name, value = line.split("=", 1)
            value = value.strip()
            if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            self.data[name.strip()] = value


class RepositorySecret(RepositoryEmpty):
    def __init__(self, source="/run/secrets/"):
        self.data = {}


class AutoConfig:
    encoding = DEFAULT_ENCODING
    SUPPORTED = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}

    def __init__(self, search_path=None):
        self.search_path = search_path
        self.config = None

    def _find_file(self, folder):
        while True:
            for name in self.SUPPORTED:
                if os.path.isfile(os.path.join(folder, name)):
                    return os.path.join(folder, name)
            parent = os.path.dirname(folder)
            if parent == folder or parent == "/":
                return ""
            folder = parent

    def _load(self, path):
        found = self._find_file(os.path.abspath(path))
        repository = self.SUPPORTED.get(os.path.basename(found), RepositoryEmpty)
        self.config = Config(repository(found, encoding=self.encoding))

    def __call__(self, *args, **kwargs):
        if not self.config:
            self._load(self.search_path or os.path.dirname(caller_globals()["__file__"]))
        return self.config(*args, **kwargs)


config = AutoConfig()


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=_whitespace, post_process=list):
        self.cast = cast
        self.delimiter = delimiter
        self.strip = strip
        self.post_process = post_process

    def __call__(self, value):
        from shlex import shlex

        if value is None:
            return self.post_process()
        splitter = shlex(value, posix=True)
        splitter.whitespace = self.delimiter
        splitter.whitespace_split = True
        return self.post_process([self.cast(part.strip(self.strip)) for part in splitter])


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.flat = flat or []
        self.cast = cast
        self.choices = choices or []
        self._valid_values = [*self.flat, *[value for value, _ in self.choices]]

    def __call__(self, value):
        cast = self.cast(value)
        if cast not in self._valid_values:
            raise ValueError(f"Value not in list: {value!r}; valid values are {self._valid_values!r}")
        return cast
