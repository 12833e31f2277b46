"""Archives: none is opened."""

from _inert import anything, error, inert, opaque

TarFile = inert("tarfile.TarFile")
TarInfo = inert("tarfile.TarInfo")
TarError = error("tarfile.TarError")
open = opaque("tarfile.open")
is_tarfile = opaque("tarfile.is_tarfile")
__getattr__ = anything("tarfile")
