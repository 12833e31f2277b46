"""Compression: unknown."""

from _inert import anything, inert, opaque

GzipFile = inert("gzip.GzipFile")
open = opaque("gzip.open")
compress = opaque("gzip.compress")
decompress = opaque("gzip.decompress")
__getattr__ = anything("gzip")
