"""XML events."""

from _inert import anything, opaque

make_parser = opaque("xml.sax.make_parser")
parse = opaque("xml.sax.parse")
__getattr__ = anything("xml.sax")
