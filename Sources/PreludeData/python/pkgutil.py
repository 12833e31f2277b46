"""Modules below a package."""

import _djangology
import os
from _inert import opaque
from collections import namedtuple

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


class _Finder:
    def __init__(self, path):
        self.path = path


def iter_modules(path=None, prefix=""):
    if path is None:
        return _djangology.unknown("pkgutil.iter_modules() of everything")
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    found = {}
    for folder in path:
        for name, is_package in _djangology.iter_modules(os.path.abspath(folder)):
            found.setdefault(name, ModuleInfo(_Finder(os.fspath(folder)), prefix + name, is_package))
    return iter(list(found.values()))


def walk_packages(path=None, prefix="", onerror=None):
    found = []
    for info in iter_modules(path, prefix):
        found.append(info)
        if info.ispkg:
            below = os.path.join(info.module_finder.path, info.name[len(prefix):])
            found.extend(walk_packages([below], info.name + ".", onerror))
    return iter(found)


def extend_path(path, name):
    return path


def resolve_name(name):
    module, colon, rest = name.partition(":")
    if colon:
        found = _djangology.import_module(module)
        parts = rest.split(".") if rest else []
    else:
        first, *parts = name.split(".")
        found = _djangology.import_module(first)
        while parts and _djangology.find_module(first + "." + parts[0]) is not None:
            first += "." + parts.pop(0)
            found = _djangology.import_module(first)
    for part in parts:
        found = getattr(found, part)
    return found


get_data = opaque("pkgutil.get_data")
get_loader = opaque("pkgutil.get_loader")
find_loader = opaque("pkgutil.find_loader")
