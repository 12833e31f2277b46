"""Type hints of later versions: the same forms."""

from typing import *
from typing import _NamedTuple, _TypedDict


def deprecated(message, /, *, category=None, stacklevel=1):
    return lambda wrapped: wrapped


def get_protocol_members(tp):
    return frozenset()


class Doc:
    def __init__(self, documentation, /):
        self.documentation = documentation


class Sentinel:
    def __init__(self, name, repr=None):
        self._name = name


NoDefault = Sentinel("NoDefault")
TypeForm = Optional
Buffer = object
