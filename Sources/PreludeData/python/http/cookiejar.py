"""Cookie jars."""

from _inert import anything, inert

CookieJar = inert("http.cookiejar.CookieJar")
__getattr__ = anything("http.cookiejar")
