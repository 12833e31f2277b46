"""XML events."""

from _inert import anything, opaque

parse = opaque("xml.dom.pulldom.parse")
parseString = opaque("xml.dom.pulldom.parseString")
__getattr__ = anything("xml.dom.pulldom")
