"""Whether modules exist."""

import _djangology
from importlib.machinery import ModuleSpec


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    if level > len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    return ".".join([*parts[: len(parts) - level + 1], *([name[level:]] if name[level:] else [])])


def find_spec(name, package=None):
    fullname = resolve_name(name, package)
    parent = fullname.rpartition(".")[0]
    if parent and _djangology.find_module(parent) is None:
        raise ModuleNotFoundError(f"No module named {parent!r}")
    origin = _djangology.find_module(fullname)
    return None if origin is None else ModuleSpec(fullname, None, origin=origin)


def module_from_spec(spec):
    return _djangology.import_module(spec.name)


def spec_from_file_location(name, location=None, **kwargs):
    return _djangology.unknown("importlib.util.spec_from_file_location()")


class LazyLoader:
    def __init__(self, loader):
        self.loader = loader
