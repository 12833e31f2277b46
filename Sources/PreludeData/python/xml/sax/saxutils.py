"""XML texts."""

from _inert import anything, inert, opaque

def escape(data, entities={}):
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for key, value in entities.items():
        data = data.replace(key, value)
    return data
XMLGenerator = inert("xml.sax.saxutils.XMLGenerator")
unescape = opaque("xml.sax.saxutils.unescape")
quoteattr = opaque("xml.sax.saxutils.quoteattr")
__getattr__ = anything("xml.sax.saxutils")
