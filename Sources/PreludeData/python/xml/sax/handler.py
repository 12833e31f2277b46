"""XML events."""

from _inert import anything, inert

feature_namespaces = "http://xml.org/sax/features/namespaces"
ContentHandler = inert("xml.sax.handler.ContentHandler")
__getattr__ = anything("xml.sax.handler")
