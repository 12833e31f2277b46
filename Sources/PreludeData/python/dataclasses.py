"""Data classes: methods made from the annotated names of a class body."""

from copy import deepcopy as _deepcopy

from _djangology import annotation_text as _annotation_text


class _MissingType:
    pass


class _KwOnlyType:
    pass


MISSING = _MissingType()
KW_ONLY = _KwOnlyType()


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    @classmethod
    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._is_init_only = False


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(hint):
    if isinstance(hint, str):
        return hint.startswith(("ClassVar", "typing.ClassVar"))
    return "ClassVar" in (getattr(hint, "_name", None), getattr(getattr(hint, "__origin__", None), "_name", None))


def _collect(cls, kw_only):
    collected = {}
    for base in reversed(cls.__mro__[1:]):
        collected.update(base.__dict__.get("__dataclass_fields__", {}))
    for name, hint in cls.__dict__.get("__annotations__", {}).items():
        hint = _annotation_text(hint)
        if isinstance(hint, _KwOnlyType) or hint in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        if _is_class_var(hint):
            continue
        default = cls.__dict__.get(name, MISSING)
        one = default if isinstance(default, Field) else field(default=default)
        if isinstance(one.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory")
        one.name, one.type = name, hint
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        one._is_init_only = isinstance(hint, InitVar) or isinstance(hint, str) and "InitVar" in hint
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        elif isinstance(default, Field):
            delattr(cls, name)
        collected[name] = one
    return collected


def _check_order(ordered):
    seen_default = False
    for one in ordered:
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        if seen_default and not has_default and one.init and not one.kw_only:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
        seen_default = seen_default or has_default and one.init and not one.kw_only


def _make_init(cls_name, declared, frozen):
    positional = [one for one in declared if one.init and not one.kw_only]

    def __init__(self, *args, **kwargs):
        if len(args) > len(positional):
            raise TypeError(f"{cls_name}.__init__() takes {len(positional)} positional arguments but {len(args)} were given")
        given = dict(zip([one.name for one in positional], args))
        for name, value in kwargs.items():
            if name in given or name not in [one.name for one in declared if one.init]:
                raise TypeError(f"{cls_name}.__init__() got an unexpected or repeated argument {name!r}")
            given[name] = value
        init_only = []
        for one in declared:
            if one.name in given:
                value = given[one.name]
            elif one.default is not MISSING:
                value = one.default
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif not one.init:
                continue
            else:
                raise TypeError(f"{cls_name}.__init__() missing the argument {one.name!r}")
            if one._is_init_only:
                init_only.append(value)
            else:
                object.__setattr__(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*init_only)

    return __init__


def _values(instance, part):
    return tuple([getattr(instance, one.name) for one in fields(instance) if getattr(one, part)])


def _repr(self):
    inner = [f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr]
    return f"{self.__class__.__qualname__}({', '.join(inner)})"


def _eq(self, other):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return _values(self, "compare") == _values(other, "compare")


def _hash(self):
    return hash(_values(self, "compare"))


def _frozen_setattr(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _frozen_delattr(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _compared(test):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return test(_values(self, "compare"), _values(other, "compare"))

    return method


def _add(cls, name, method, replace=False):
    if replace or name not in cls.__dict__:
        method.__name__ = name
        setattr(cls, name, method)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    collected = _collect(cls, kw_only)
    cls.__dataclass_fields__ = collected
    declared = list(collected.values())
    if init:
        _check_order(declared)
        _add(cls, "__init__", _make_init(cls.__name__, declared, frozen), replace=True)
    if repr:
        _add(cls, "__repr__", _repr)
    if eq:
        own_hash = "__hash__" in cls.__dict__ and cls.__dict__["__hash__"] is not None
        _add(cls, "__eq__", _eq)
        if unsafe_hash or frozen:
            _add(cls, "__hash__", _hash, replace=not own_hash)
        elif not own_hash:
            cls.__hash__ = None
    if order:
        _add(cls, "__lt__", _compared(lambda one, other: one < other))
        _add(cls, "__le__", _compared(lambda one, other: one <= other))
        _add(cls, "__gt__", _compared(lambda one, other: one > other))
        _add(cls, "__ge__", _compared(lambda one, other: one >= other))
    if frozen:
        _add(cls, "__setattr__", _frozen_setattr)
        _add(cls, "__delattr__", _frozen_delattr)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([one.name for one in declared if one.init and not one.kw_only])
    return cls


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return wrap if cls is None else wrap(cls)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([one for one in found.values() if not one._is_init_only])


def asdict(obj, *, dict_factory=dict):
    return dict_factory([(one.name, _plain(getattr(obj, one.name), asdict, dict_factory)) for one in fields(obj)])


def astuple(obj, *, tuple_factory=tuple):
    return tuple_factory([_plain(getattr(obj, one.name), astuple, tuple_factory) for one in fields(obj)])


def _plain(value, convert, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return convert(value, **{"dict_factory" if convert is asdict else "tuple_factory": factory})
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_plain(item, convert, factory) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(item, convert, factory) for item in value])
    if isinstance(value, dict):
        return {_plain(key, convert, factory): _plain(item, convert, factory) for key, item in value.items()}
    return _deepcopy(value)


def replace(obj, /, **changes):
    for one in obj.__dataclass_fields__.values():
        if one.init and not one._is_init_only and one.name not in changes:
            changes[one.name] = getattr(obj, one.name)
        elif not one.init and one.name in changes:
            raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
    body, hints = dict(namespace or {}), {}
    for item in fields:
        if isinstance(item, str):
            hints[item] = object
            continue
        hints[item[0]] = item[1]
        if len(item) == 3:
            body[item[0]] = item[2]
    body["__annotations__"] = hints
    kwargs.pop("module", None)
    return dataclass(type(cls_name, bases, body), **kwargs)
