"""Files of packages."""

import os
from _djangology import find_module, import_module, unknown
from _inert import opaque
from pathlib import Path


def files(anchor=None):
    module = import_module(anchor) if isinstance(anchor, str) else anchor
    return Path(os.path.dirname(module.__file__))


class _Kept:
    def __init__(self, path):
        self._path = path

    def __enter__(self):
        return self._path

    def __exit__(self, *exception):
        return False


def as_file(path):
    return _Kept(path)


def path(package, resource):
    return _Kept(files(package) / resource)


read_text = opaque("importlib.resources.read_text")
read_binary = opaque("importlib.resources.read_binary")
open_text = opaque("importlib.resources.open_text")
open_binary = opaque("importlib.resources.open_binary")
