"""Operators as functions."""


class itemgetter:
    def __init__(self, item, *items):
        self._items = (item, *items)

    def __call__(self, obj):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[item] for item in self._items])


class attrgetter:
    def __init__(self, attr, *attrs):
        self._attrs = (attr, *attrs)

    def __call__(self, obj):
        if len(self._attrs) == 1:
            return _resolve(obj, self._attrs[0])
        return tuple([_resolve(obj, attr) for attr in self._attrs])


class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj):
        return getattr(obj, self._name)(*self._args, **self._kwargs)


def _resolve(obj, path):
    for name in path.split("."):
        obj = getattr(obj, name)
    return obj


def abs(a):
    return a if a >= 0 else -a


def add(a, b):
    return a + b


def and_(a, b):
    return a & b


def attr(a, b):
    return getattr(a, b)


def concat(a, b):
    return a + b


def contains(a, b):
    return b in a


def countOf(a, b):
    return len([item for item in a if item == b])


def delitem(a, b):
    del a[b]


def eq(a, b):
    return a == b


def floordiv(a, b):
    return a // b


def ge(a, b):
    return a >= b


def getitem(a, b):
    return a[b]


def gt(a, b):
    return a > b


def iadd(a, b):
    a += b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def imul(a, b):
    a *= b
    return a


def isub(a, b):
    a -= b
    return a


def index(a):
    return a.__index__()


def indexOf(a, b):
    return list(a).index(b)


def inv(a):
    return ~a


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def le(a, b):
    return a <= b


def length_hint(obj, default=0):
    return len(obj) if hasattr(obj, "__len__") else default


def lshift(a, b):
    return a << b


def lt(a, b):
    return a < b


def matmul(a, b):
    return a @ b


def mod(a, b):
    return a % b


def mul(a, b):
    return a * b


def ne(a, b):
    return a != b


def neg(a):
    return -a


def not_(a):
    return not a


def or_(a, b):
    return a | b


def pos(a):
    return +a


def pow(a, b):
    return a**b


def rshift(a, b):
    return a >> b


def setitem(a, b, c):
    a[b] = c


def sub(a, b):
    return a - b


def truediv(a, b):
    return a / b


def truth(a):
    return bool(a)


def xor(a, b):
    return a ^ b


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


invert = inv
