"""Pickle: inert."""

from _inert import anything, error, inert

Pickler = inert("pickle.Pickler")
Unpickler = inert("pickle.Unpickler")
PickleError = error("pickle.PickleError")
PicklingError = error("pickle.PicklingError")
UnpicklingError = error("pickle.UnpicklingError")
__getattr__ = anything("pickle")
