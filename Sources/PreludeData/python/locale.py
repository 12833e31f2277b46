"""Locales: unknown."""

from _inert import anything, error, opaque

LC_ALL, LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES = 6, 0, 1, 2, 3, 4, 5
Error = error("locale.Error")
getlocale = opaque("locale.getlocale")
getdefaultlocale = opaque("locale.getdefaultlocale")
getpreferredencoding = opaque("locale.getpreferredencoding")
setlocale = opaque("locale.setlocale")
currency = opaque("locale.currency")
format_string = opaque("locale.format_string")
__getattr__ = anything("locale")
