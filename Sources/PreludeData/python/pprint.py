"""Printing: nothing is printed."""

from _inert import anything, inert, nothing, opaque

pprint = pp = nothing
PrettyPrinter = inert("pprint.PrettyPrinter")
pformat = opaque("pprint.pformat")
__getattr__ = anything("pprint")
