"""Literals; trees are not for the prelude."""

from _djangology import literal
from _inert import anything


def literal_eval(node_or_string):
    """The value of a Python literal."""
    found = literal(node_or_string.strip())
    if found is None:
        raise ValueError("malformed node or string")
    return found[0]


__getattr__ = anything("ast")
