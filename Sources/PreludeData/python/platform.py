"""The machine: Linux, the rest unknown."""

from _inert import anything, opaque

node = opaque("platform.node")
release = opaque("platform.release")
version = opaque("platform.version")
machine = opaque("platform.machine")
processor = opaque("platform.processor")
platform = opaque("platform.platform")
uname = opaque("platform.uname")
__getattr__ = anything("platform")
