"""Things that can be named, made, called and subclassed, and of which nothing is known."""

from _djangology import unknown


def inert(dotted, base=object):
    """A class by its dotted name: any arguments, usable as a context manager, unknown attributes."""
    module, name = dotted.rsplit(".", 1)

    def init(self, *args, **kwargs):
        pass

    def enter(self):
        return self

    def leave(self, *exception):
        return False

    def attribute(self, asked):
        if asked.startswith("__"):
            raise AttributeError(asked)
        return lambda *args, **kwargs: unknown(dotted + "." + asked)

    body = {"__module__": module, "__init__": init, "__enter__": enter, "__exit__": leave, "__getattr__": attribute}
    return type(name, (base,), body)


def error(dotted, base=Exception):
    """An exception class by its dotted name."""
    module, name = dotted.rsplit(".", 1)
    return type(name, (base,), {"__module__": module})


def opaque(dotted):
    """A function by its dotted name whose result is unknown."""

    def function(*args, **kwargs):
        return unknown(dotted + "()")

    function.__name__ = dotted.rsplit(".", 1)[1]
    return function


def nothing(*args, **kwargs):
    """A function called for an effect that is none of our business."""
    return None


def anything(module):
    """A module's `__getattr__`: each name is an unknown of its own."""

    def attribute(name):
        if name.startswith("__"):
            raise AttributeError("module '" + module + "' has no attribute '" + name + "'")
        return unknown(module + "." + name)

    return attribute
