"""Imports by name."""

import _djangology
from importlib import util


def import_module(name, package=None):
    return _djangology.import_module(util.resolve_name(name, package))


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    return import_module(name if fromlist else name.split(".")[0])


def reload(module):
    return module


def invalidate_caches():
    return None
