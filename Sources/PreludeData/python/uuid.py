"""UUIDs; fresh ones are unknown."""

from _djangology import unknown
from enum import Enum


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    # Whole numbers here have 64 bits: the digits are kept as they were written.
    _digits = None

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            if version is None:
                self._digits = digits.lower()
            int = _int(digits, 16)
        elif bytes is not None:
            int = _int.from_bytes(bytes, "big")
        if int is None:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if version is not None:
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        self.int = int
        self.is_safe = is_safe

    @property
    def hex(self):
        return f"{self.int:032x}" if self._digits is None else self._digits

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return self.int >> 76 & 15 if self.int >> 62 & 3 == 2 else None

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    def __int__(self):
        return self.int

    def __eq__(self, other):
        return self.hex == other.hex if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int

    def __hash__(self):
        return hash(self.hex)

    def __str__(self):
        digits = self.hex
        return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])

    def __repr__(self):
        return f"UUID('{self}')"


_int = int


def uuid1(node=None, clock_seq=None):
    return unknown("uuid.uuid1()")


def uuid3(namespace, name):
    return unknown("uuid.uuid3()")


def uuid4():
    return unknown("uuid.uuid4()")


def uuid5(namespace, name):
    return unknown("uuid.uuid5()")


def uuid6(node=None, clock_seq=None):
    return unknown("uuid.uuid6()")


def uuid7():
    return unknown("uuid.uuid7()")


def getnode():
    return unknown("uuid.getnode()")


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
