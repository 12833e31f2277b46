"""Digests: of a known size; what they come to is unknown."""

from _djangology import certainly, sized, unknown
from _inert import anything, opaque

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"}
_sizes = {
    "md5": (16, 64),
    "sha1": (20, 64),
    "sha224": (28, 64),
    "sha256": (32, 64),
    "sha384": (48, 128),
    "sha512": (64, 128),
    "sha3_256": (32, 136),
    "blake2b": (64, 128),
    "blake2s": (32, 64),
}


class _Hash:
    def __init__(self, name, size=None):
        self.name = name
        self.digest_size = _sizes[name][0] if size is None else size
        self.block_size = _sizes[name][1]

    def update(self, data):
        return None

    def digest(self):
        return sized(self.digest_size)

    def hexdigest(self):
        return sized(2 * self.digest_size)

    def copy(self):
        return _Hash(self.name, self.digest_size)


def new(name, data=b"", **options):
    if certainly(name in _sizes):
        return _Hash(name)
    return unknown("hashlib.new()")


def md5(*data, **options):
    return _Hash("md5")


def sha1(*data, **options):
    return _Hash("sha1")


def sha224(*data, **options):
    return _Hash("sha224")


def sha256(*data, **options):
    return _Hash("sha256")


def sha384(*data, **options):
    return _Hash("sha384")


def sha512(*data, **options):
    return _Hash("sha512")


def sha3_256(*data, **options):
    return _Hash("sha3_256")


def blake2b(*data, digest_size=64, **options):
    return _Hash("blake2b", digest_size)


def blake2s(*data, digest_size=32, **options):
    return _Hash("blake2s", digest_size)


pbkdf2_hmac = opaque("hashlib.pbkdf2_hmac")
scrypt = opaque("hashlib.scrypt")
__getattr__ = anything("hashlib")
