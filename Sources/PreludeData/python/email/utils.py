"""Mail addresses and dates."""

from _inert import anything, opaque

def formataddr(pair, charset="utf-8"):
    name, address = pair
    return f"{name} <{address}>" if name else address


def parseaddr(addr, *, strict=True):
    if "<" in addr:
        name, _, address = addr.partition("<")
        return name.strip().strip('"'), address.partition(">")[0].strip()
    return "", addr.strip()


def getaddresses(fieldvalues, *, strict=True):
    return [parseaddr(part) for value in fieldvalues for part in value.split(",") if part.strip()]
formatdate = opaque("email.utils.formatdate")
make_msgid = opaque("email.utils.make_msgid")
format_datetime = opaque("email.utils.format_datetime")
parsedate = opaque("email.utils.parsedate")
parsedate_to_datetime = opaque("email.utils.parsedate_to_datetime")
__getattr__ = anything("email.utils")
