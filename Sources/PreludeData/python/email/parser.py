"""A part of email."""

from _inert import anything, inert

Parser = inert("email.parser.Parser")
BytesParser = inert("email.parser.BytesParser")
__getattr__ = anything("email.parser")
