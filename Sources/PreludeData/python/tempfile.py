"""Temporary files: none is made."""

from _inert import anything, inert, opaque

tempdir = None
NamedTemporaryFile = inert("tempfile.NamedTemporaryFile")
TemporaryFile = inert("tempfile.TemporaryFile")
TemporaryDirectory = inert("tempfile.TemporaryDirectory")
SpooledTemporaryFile = inert("tempfile.SpooledTemporaryFile")
mkdtemp = opaque("tempfile.mkdtemp")
mkstemp = opaque("tempfile.mkstemp")
gettempdir = opaque("tempfile.gettempdir")
mktemp = opaque("tempfile.mktemp")
__getattr__ = anything("tempfile")
