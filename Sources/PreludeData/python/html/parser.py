"""HTML parsing: classes to inherit from."""

from _inert import anything, inert

HTMLParser = inert("html.parser.HTMLParser")
__getattr__ = anything("html.parser")
