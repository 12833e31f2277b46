"""Archives: none is opened."""

from _inert import anything, error, inert, opaque

ZIP_STORED, ZIP_DEFLATED = 0, 8
ZipFile = inert("zipfile.ZipFile")
ZipInfo = inert("zipfile.ZipInfo")
BadZipFile = error("zipfile.BadZipFile")
is_zipfile = opaque("zipfile.is_zipfile")
__getattr__ = anything("zipfile")
BadZipfile = BadZipFile
