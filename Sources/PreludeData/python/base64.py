"""Bytes as text."""

from _inert import opaque

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64encode(s, altchars=None):
    text = ""
    for start in range(0, len(s), 3):
        chunk = s[start : start + 3]
        bits = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        text += "".join([_ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0)][: len(chunk) + 1])
        text += "=" * (3 - len(chunk))
    text = text if altchars is None else text.replace("+", chr(altchars[0])).replace("/", chr(altchars[1]))
    return text.encode()


def b64decode(s, altchars=None, validate=False):
    text = s if isinstance(s, str) else s.decode()
    if altchars is not None:
        text = text.replace(chr(altchars[0]), "+").replace(chr(altchars[1]), "/")
    done, digits = b"", [_ALPHABET.index(one) for one in text if one in _ALPHABET]
    if len(digits) % 4 == 1 or (len(digits) + text.count("=")) % 4 and len(digits) % 4:
        raise ValueError("Incorrect padding")
    for start in range(0, len(digits), 4):
        chunk = digits[start : start + 4]
        bits = 0
        for digit in [*chunk, *[0] * (4 - len(chunk))]:
            bits = bits << 6 | digit
        done += bits.to_bytes(3, "big")[: len(chunk) - 1]
    return done


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


standard_b64encode = b64encode
standard_b64decode = b64decode
b32encode = opaque("base64.b32encode")
b32decode = opaque("base64.b32decode")
b16encode = opaque("base64.b16encode")
b16decode = opaque("base64.b16decode")
b85encode = opaque("base64.b85encode")
b85decode = opaque("base64.b85decode")
encodebytes = opaque("base64.encodebytes")
decodebytes = opaque("base64.decodebytes")
