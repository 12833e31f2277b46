"""Translations: texts as they are."""

from _inert import anything, inert, nothing, opaque

bindtextdomain = textdomain = install = nothing


def gettext(message):
    return message


def ngettext(singular, plural, n):
    return singular if n == 1 else plural


def pgettext(context, message):
    return message
NullTranslations = inert("gettext.NullTranslations")
GNUTranslations = inert("gettext.GNUTranslations")
find = opaque("gettext.find")
translation = opaque("gettext.translation")
__getattr__ = anything("gettext")
