"""Digests: all unknown."""

from _inert import anything, opaque

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"}
new = opaque("hashlib.new")
md5 = opaque("hashlib.md5")
sha1 = opaque("hashlib.sha1")
sha224 = opaque("hashlib.sha224")
sha256 = opaque("hashlib.sha256")
sha384 = opaque("hashlib.sha384")
sha512 = opaque("hashlib.sha512")
sha3_256 = opaque("hashlib.sha3_256")
blake2b = opaque("hashlib.blake2b")
blake2s = opaque("hashlib.blake2s")
pbkdf2_hmac = opaque("hashlib.pbkdf2_hmac")
scrypt = opaque("hashlib.scrypt")
__getattr__ = anything("hashlib")
