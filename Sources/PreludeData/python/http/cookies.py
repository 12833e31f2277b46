"""Cookies."""

from _inert import anything, error, inert

SimpleCookie = inert("http.cookies.SimpleCookie")
BaseCookie = inert("http.cookies.BaseCookie")
Morsel = inert("http.cookies.Morsel")
CookieError = error("http.cookies.CookieError")
__getattr__ = anything("http.cookies")
