"""Errors of requests."""

from _inert import anything, error

URLError = error("urllib.error.URLError", OSError)
HTTPError = error("urllib.error.HTTPError", OSError)
ContentTooShortError = error("urllib.error.ContentTooShortError", OSError)
__getattr__ = anything("urllib.error")
