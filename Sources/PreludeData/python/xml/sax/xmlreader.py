"""XML events."""

from _inert import anything, inert

XMLReader = inert("xml.sax.xmlreader.XMLReader")
AttributesImpl = inert("xml.sax.xmlreader.AttributesImpl")
__getattr__ = anything("xml.sax.xmlreader")
