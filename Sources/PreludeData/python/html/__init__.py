"""HTML's escapes."""

from _inert import opaque


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    return opaque("html.unescape")() if "&" in s else s
