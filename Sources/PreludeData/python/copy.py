"""Copies."""

_ATOMIC = (type(None), bool, int, float, complex, str, bytes, type, range, type(...), type(NotImplemented), type(len))
_ATOMIC = (*_ATOMIC, type(lambda: None), frozenset)


class Error(Exception):
    pass


error = Error


def copy(x):
    if isinstance(x, type) or type(x) in _ATOMIC or type(x) is tuple:
        return x
    if hasattr(type(x), "__copy__"):
        return x.__copy__()
    if type(x) in (list, dict, set, bytearray):
        return x.copy()
    return _rebuild(x, dict(x.__dict__), lambda value: value)


def deepcopy(x, memo=None):
    if isinstance(x, type) or type(x) in _ATOMIC:
        return x
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if hasattr(type(x), "__deepcopy__"):
        made = x.__deepcopy__(memo)
        memo[id(x)] = made
        return made
    if type(x) is list:
        memo[id(x)] = made = []
        made.extend([deepcopy(item, memo) for item in x])
        return made
    if type(x) is dict:
        memo[id(x)] = made = {}
        made.update({deepcopy(key, memo): deepcopy(item, memo) for key, item in x.items()})
        return made
    if type(x) is set:
        return {deepcopy(item, memo) for item in x}
    if type(x) is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        return x if all(one is other for one, other in zip(made, x)) else made
    if not hasattr(x, "__dict__"):
        return x
    return _rebuild(x, x.__dict__, lambda value: deepcopy(value, memo), memo)


def _rebuild(x, state, convert, memo=None):
    cls = type(x)
    if hasattr(x, "__reduce__") and "__reduce__" in cls.__dict__:
        maker, arguments, *rest = x.__reduce__()
        made = maker(*[convert(argument) for argument in arguments])
        state = rest[0] if rest and isinstance(rest[0], dict) else {}
    elif isinstance(x, (str, int, float, tuple, bytes)):
        made = [one for one in (str, bool, int, float, tuple, bytes) if isinstance(x, one)][0].__new__(cls, x)
    else:
        made = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = made
    if isinstance(x, dict):
        for key, item in x.items():
            dict.__setitem__(made, convert(key), convert(item))
    elif isinstance(x, list):
        made.extend([convert(item) for item in x])
    elif isinstance(x, set):
        made.update([convert(item) for item in x])
    if hasattr(x, "__getstate__") and any("__getstate__" in base.__dict__ for base in cls.__mro__[:-1]):
        state = x.__getstate__()
    if hasattr(made, "__setstate__"):
        made.__setstate__({key: convert(value) for key, value in state.items()})
    else:
        made.__dict__.update({key: convert(value) for key, value in state.items()})
    return made


def replace(obj, /, **changes):
    return obj.__replace__(**changes)
