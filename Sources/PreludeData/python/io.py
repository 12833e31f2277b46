"""Streams: opened, never read."""

from _inert import anything, error, inert, opaque

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BytesIO = inert("io.BytesIO")
StringIO = inert("io.StringIO")
TextIOWrapper = inert("io.TextIOWrapper")
BufferedReader = inert("io.BufferedReader")
BufferedWriter = inert("io.BufferedWriter")
BufferedRandom = inert("io.BufferedRandom")
FileIO = inert("io.FileIO")
IOBase = inert("io.IOBase")
RawIOBase = inert("io.RawIOBase")
BufferedIOBase = inert("io.BufferedIOBase")
TextIOBase = inert("io.TextIOBase")
UnsupportedOperation = error("io.UnsupportedOperation", OSError)
open = opaque("io.open")
__getattr__ = anything("io")
