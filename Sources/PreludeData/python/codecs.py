"""Encodings."""

from _inert import anything, inert, nothing, opaque

register = nothing
BOM_UTF8 = b"\xef\xbb\xbf"
StreamReader = inert("codecs.StreamReader")
StreamWriter = inert("codecs.StreamWriter")
IncrementalDecoder = inert("codecs.IncrementalDecoder")
IncrementalEncoder = inert("codecs.IncrementalEncoder")
CodecInfo = inert("codecs.CodecInfo")
open = opaque("codecs.open")
lookup = opaque("codecs.lookup")
getreader = opaque("codecs.getreader")
getwriter = opaque("codecs.getwriter")
encode = opaque("codecs.encode")
decode = opaque("codecs.decode")
__getattr__ = anything("codecs")
