"""Packed bytes: unknown."""

from _inert import anything, error as _error, inert, opaque

Struct = inert("struct.Struct")
error = _error("struct.error")
pack = opaque("struct.pack")
unpack = opaque("struct.unpack")
calcsize = opaque("struct.calcsize")
unpack_from = opaque("struct.unpack_from")
__getattr__ = anything("struct")
