"""Tools on functions."""

from _djangology import certainly

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *[f"{key}={value!r}" for key, value in self.keywords.items()]]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        def method(owned, /, *args, **keywords):
            return self.func(owned, *self.args, *args, **{**self.keywords, **keywords})

        if isinstance(self.func, (classmethod, staticmethod)) or instance is None and not callable(self.func):
            return partial(self.func.__get__(instance, owner), *self.args, **self.keywords)
        method.__partialmethod__ = self
        return method if instance is None else partial(method, instance)


def _remembering(function, maxsize, typed):
    remembered = {}
    counts = [0, 0]

    def wrapper(*args, **kwargs):
        key = (args, tuple(kwargs.items()))
        try:
            if key in remembered:
                counts[0] += 1
                return remembered[key]
        except TypeError:
            return function(*args, **kwargs)
        counts[1] += 1
        value = function(*args, **kwargs)
        if maxsize is not None and len(remembered) >= maxsize:
            if not maxsize:
                return value
            remembered.pop(list(remembered)[0])
        remembered[key] = value
        return value

    def cache_clear():
        remembered.clear()
        counts[:] = [0, 0]

    wrapper.cache_clear = cache_clear
    wrapper.cache_info = lambda: (counts[0], counts[1], maxsize, len(remembered))
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _remembering(maxsize, 128, typed)
    return lambda function: _remembering(function, maxsize, typed)


def cache(function):
    return _remembering(function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


_MISSING = object()


def reduce(function, iterable, initial=_MISSING):
    value = initial
    for item in iterable:
        value = item if value is _MISSING else function(value, item)
    if value is _MISSING:
        raise TypeError("reduce() of empty iterable with no initial value")
    return value


def _known(verdict):
    return verdict is not NotImplemented


def total_ordering(cls):
    defined = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if _own(cls, name)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = defined[0]

    def less(self, other):
        if root == "__lt__":
            return self.__lt__(other)
        if root == "__le__":
            return self.__le__(other) and self != other
        if root == "__gt__":
            return not self.__gt__(other) and self != other
        return not self.__ge__(other)

    makers = {
        "__lt__": less,
        "__le__": lambda self, other: less(self, other) or self == other,
        "__gt__": lambda self, other: not less(self, other) and self != other,
        "__ge__": lambda self, other: not less(self, other),
    }
    for name, function in makers.items():
        if name not in defined:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def _own(cls, name):
    for base in cls.__mro__:
        if base is not object and name in base.__dict__:
            return True
    return False


def cmp_to_key(compare):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

    return Key


def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base in registry:
            if base is not object and issubclass(cls, base):
                return registry[base]
        return function

    def register(cls, implementation=None):
        if implementation is not None:
            registry[cls] = implementation
            return implementation
        if isinstance(cls, type):
            return lambda found: register(cls, found)
        for annotation in cls.__annotations__.values():
            registry[annotation] = cls
            return cls
        raise TypeError("Invalid first argument to `register()`")

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError("singledispatch function requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, function)


class singledispatchmethod:
    def __init__(self, func):
        self.func = func
        self.dispatcher = singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(instance, owner)(*args, **kwargs)

        return method


class Placeholder:
    pass
