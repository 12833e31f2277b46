"""Streams: opened, never read."""

from _inert import anything, error, inert, opaque

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BytesIO = inert("_io.BytesIO")
StringIO = inert("_io.StringIO")
TextIOWrapper = inert("_io.TextIOWrapper")
BufferedReader = inert("_io.BufferedReader")
BufferedWriter = inert("_io.BufferedWriter")
BufferedRandom = inert("_io.BufferedRandom")
FileIO = inert("_io.FileIO")
IOBase = inert("io.IOBase")
RawIOBase = inert("io.RawIOBase")
BufferedIOBase = inert("io.BufferedIOBase")
TextIOBase = inert("io.TextIOBase")
UnsupportedOperation = error("io.UnsupportedOperation", OSError)
open = opaque("io.open")
__getattr__ = anything("io")
