"""Compression: unknown."""

from _inert import anything, error, opaque

error_ = error("zlib.error_")
compress = opaque("zlib.compress")
decompress = opaque("zlib.decompress")
crc32 = opaque("zlib.crc32")
adler32 = opaque("zlib.adler32")
__getattr__ = anything("zlib")
