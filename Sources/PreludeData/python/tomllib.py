"""TOML: not read."""

from _inert import anything, error, opaque

TOMLDecodeError = error("tomllib.TOMLDecodeError", ValueError)
load = opaque("tomllib.load")
loads = opaque("tomllib.loads")
__getattr__ = anything("tomllib")
