"""Keyed digests: all unknown."""

from _inert import anything, inert, opaque

HMAC = inert("hmac.HMAC")
new = opaque("hmac.new")
digest = opaque("hmac.digest")
compare_digest = opaque("hmac.compare_digest")
__getattr__ = anything("hmac")
