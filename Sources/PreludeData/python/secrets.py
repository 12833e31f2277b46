"""Secrets: all unknown."""

from _inert import anything, inert, opaque

SystemRandom = inert("secrets.SystemRandom")
token_hex = opaque("secrets.token_hex")
token_urlsafe = opaque("secrets.token_urlsafe")
token_bytes = opaque("secrets.token_bytes")
choice = opaque("secrets.choice")
randbelow = opaque("secrets.randbelow")
compare_digest = opaque("secrets.compare_digest")
__getattr__ = anything("secrets")
