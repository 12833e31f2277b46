"""XML trees: none is read."""

from _inert import anything, error, inert, opaque

Element = inert("xml.etree.ElementTree.Element")
ElementTree = inert("xml.etree.ElementTree.ElementTree")
XMLParser = inert("xml.etree.ElementTree.XMLParser")
ParseError = error("xml.etree.ElementTree.ParseError", SyntaxError)
parse = opaque("xml.etree.ElementTree.parse")
fromstring = opaque("xml.etree.ElementTree.fromstring")
tostring = opaque("xml.etree.ElementTree.tostring")
SubElement = opaque("xml.etree.ElementTree.SubElement")
iterparse = opaque("xml.etree.ElementTree.iterparse")
__getattr__ = anything("xml.etree.ElementTree")
