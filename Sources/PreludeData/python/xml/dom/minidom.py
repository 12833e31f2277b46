"""XML documents: none is read."""

from _inert import anything, inert, opaque

Document = inert("xml.dom.minidom.Document")
Node = inert("xml.dom.minidom.Node")
Element = inert("xml.dom.minidom.Element")
parse = opaque("xml.dom.minidom.parse")
parseString = opaque("xml.dom.minidom.parseString")
getDOMImplementation = opaque("xml.dom.minidom.getDOMImplementation")
__getattr__ = anything("xml.dom.minidom")
