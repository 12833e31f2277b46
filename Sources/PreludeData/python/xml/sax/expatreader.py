"""XML events."""

from _inert import anything, inert

ExpatParser = inert("xml.sax.expatreader.ExpatParser")
AttributesImpl = inert("xml.sax.expatreader.AttributesImpl")
__getattr__ = anything("xml.sax.expatreader")
