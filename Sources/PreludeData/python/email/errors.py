"""A part of email."""

from _inert import anything, error

HeaderParseError = error("email.errors.HeaderParseError")
MessageError = error("email.errors.MessageError")
__getattr__ = anything("email.errors")
