"""Type hints: forms that can be subscripted, called and inherited from, and mean nothing else."""

import collections
import collections.abc as _abc
import contextlib
import re as _re
from abc import ABCMeta

TYPE_CHECKING = False


class _Form:
    """A special form: `Any`, `Union`, `Literal` …"""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return _form_alias(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return "typing." + self._name


class _Alias:
    """A form or class with its parameters."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name

    @property
    def __parameters__(self):
        found = []
        for argument in self.__args__:
            for one in [argument] if isinstance(argument, TypeVar) else getattr(argument, "__parameters__", ()):
                if one not in found:
                    found.append(one)
        return tuple(found)

    def __getitem__(self, parameters):
        given = list(parameters if isinstance(parameters, tuple) else (parameters,))
        filled = dict(zip(self.__parameters__, given))
        args = [filled.get(one, one) if isinstance(one, TypeVar) else one for one in self.__args__]
        return _Alias(self.__origin__, tuple(args), self._name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        later = bases[[base is self for base in bases].index(True) + 1:]
        if self._name:
            entries = () if origin in bases else (origin,)
            generic = any(isinstance(base, _Alias) or isinstance(base, type) and issubclass(base, Generic) for base in later)
            return entries if generic else (*entries, Generic)
        if origin is Generic and (Protocol in bases or any(isinstance(base, _Alias) for base in later)):
            return ()
        return (origin,)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        name = self._name or getattr(self.__origin__, "_name", None)
        owner = f"typing.{name}" if name else _shown(self.__origin__)
        return f"{owner}[{', '.join([_shown(argument) for argument in self.__args__])}]"


def _shown(hint):
    if isinstance(hint, type):
        return hint.__qualname__ if hint.__module__ == "builtins" else f"{hint.__module__}.{hint.__qualname__}"
    return "..." if hint is ... else repr(hint)


def _form_alias(form, parameters):
    if form is Optional:
        return Union[parameters[0], None]
    if form is Annotated:
        made = _Alias(parameters[0], parameters[:1])
        made.__metadata__ = parameters[1:]
        return made
    if form is not Union:
        return _Alias(form, parameters)
    flat = []
    for one in parameters:
        for part in one.__args__ if isinstance(one, _Alias) and one.__origin__ is Union else (one,):
            part = type(None) if part is None else part
            if part not in flat:
                flat.append(part)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat))


class _Named:
    """`List`, `Dict` …: a class of the run time under a name that can be subscripted."""

    def __init__(self, name, origin):
        self._name = name
        self.__origin__ = origin

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if self._name == "Callable" and isinstance(parameters[0], list):
            parameters = (*parameters[0], *parameters[1:])
        return _Alias(self.__origin__, parameters, self._name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__, Generic)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, subclass):
        return issubclass(subclass, self.__origin__)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return "typing." + self._name


class Any:
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _Form("Union")
Optional = _Form("Optional")
Literal = _Form("Literal")
Annotated = _Form("Annotated")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
TypeIs = _Form("TypeIs")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
ReadOnly = _Form("ReadOnly")
Unpack = _Form("Unpack")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)
DefaultDict = _Named("DefaultDict", collections.defaultdict)
OrderedDict = _Named("OrderedDict", collections.OrderedDict)
Counter = _Named("Counter", collections.Counter)
ChainMap = _Named("ChainMap", collections.ChainMap)
Deque = _Named("Deque", collections.deque)
Pattern = _Named("Pattern", _re.Pattern)
Match = _Named("Match", _re.Match)
ContextManager = _Named("ContextManager", contextlib.AbstractContextManager)
AsyncContextManager = _Named("AsyncContextManager", contextlib.AbstractAsyncContextManager)
AbstractSet = _Named("AbstractSet", _abc.Set)
ByteString = _Named("ByteString", _abc.ByteString)
Hashable = _Named("Hashable", _abc.Hashable)
Sized = _Named("Sized", _abc.Sized)
Callable = _Named("Callable", _abc.Callable)
Iterable = _Named("Iterable", _abc.Iterable)
Iterator = _Named("Iterator", _abc.Iterator)
Generator = _Named("Generator", _abc.Generator)
Awaitable = _Named("Awaitable", _abc.Awaitable)
Coroutine = _Named("Coroutine", _abc.Coroutine)
AsyncIterable = _Named("AsyncIterable", _abc.AsyncIterable)
AsyncIterator = _Named("AsyncIterator", _abc.AsyncIterator)
AsyncGenerator = _Named("AsyncGenerator", _abc.AsyncGenerator)
Collection = _Named("Collection", _abc.Collection)
Container = _Named("Container", _abc.Container)
Reversible = _Named("Reversible", _abc.Reversible)
Sequence = _Named("Sequence", _abc.Sequence)
MutableSequence = _Named("MutableSequence", _abc.MutableSequence)
Mapping = _Named("Mapping", _abc.Mapping)
MutableMapping = _Named("MutableMapping", _abc.MutableMapping)
MutableSet = _Named("MutableSet", _abc.MutableSet)
MappingView = _Named("MappingView", _abc.MappingView)
KeysView = _Named("KeysView", _abc.KeysView)
ItemsView = _Named("ItemsView", _abc.ItemsView)
ValuesView = _Named("ValuesView", _abc.ValuesView)
Text = str


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, **kwargs):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    def __iter__(self):
        return iter([Unpack[self]])


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params

    def __getitem__(self, parameters):
        return _Alias(self, parameters if isinstance(parameters, tuple) else (parameters,))


AnyStr = TypeVar("AnyStr", bytes, str)


class ForwardRef:
    def __init__(self, arg, **kwargs):
        self.__forward_arg__ = arg


class Generic:
    @classmethod
    def __class_getitem__(cls, parameters):
        return _Alias(cls, parameters if isinstance(parameters, tuple) else (parameters,))


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_runtime_protocol"):
            return all(hasattr(instance, name) for name in _protocol_members(cls))
        return super().__instancecheck__(instance)


def _protocol_members(cls):
    names = {}
    for base in cls.__mro__:
        if base not in (object, Generic, Protocol) and issubclass(type(base), _ProtocolMeta):
            names.update({name: 1 for name in base.__dict__ if not name.startswith("_")})
            names.update(base.__dict__.get("__annotations__", {}))
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    pass


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable


class SupportsInt(Protocol, metaclass=_ProtocolMeta):
    _is_runtime_protocol = True

    def __int__(self):
        pass


SupportsFloat = SupportsIndex = SupportsAbs = SupportsBytes = SupportsComplex = SupportsRound = SupportsInt


class _NamedTupleMeta(type):
    def __new__(mcs, name, bases, namespace):
        hints = namespace.get("__annotations__", {})
        defaults = [namespace[field] for field in hints if field in namespace]
        made = collections.namedtuple(name, list(hints), defaults=defaults, module=namespace.get("__module__"))
        made.__annotations__ = hints
        for key, value in namespace.items():
            if key not in hints and key not in ("__module__", "__annotations__", "__dict__", "__weakref__", "__slots__"):
                setattr(made, key, value)
        return made


class _NamedTupleForm:
    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(kwargs.items()) if fields is None else list(fields)
        made = collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(mcs, name, bases, namespace, total=True, **kwargs):
        made = type.__new__(mcs, name, (dict,), dict(namespace))
        hints = {}
        for base in bases:
            hints.update(base.__dict__.get("__annotations__", {}))
        hints.update(namespace.get("__annotations__", {}))
        made.__annotations__ = hints
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class _TypedDictForm:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs)}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictForm()


def NewType(name, tp):
    def made(value):
        return value

    made.__name__ = name
    made.__supertype__ = tp
    return made


def cast(typ, val):
    return val


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def overload(func):
    return func


def final(f):
    return f


def override(method):
    return method


def no_type_check(arg):
    return arg


def no_type_check_decorator(decorator):
    return decorator


def dataclass_transform(**kwargs):
    return lambda cls: cls


def get_overloads(func):
    return []


def clear_overloads():
    return None


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for base in reversed(obj.__mro__) if isinstance(obj, type) else [obj]:
        found = base.__dict__.get("__annotations__", {}) if isinstance(obj, type) else getattr(obj, "__annotations__", {})
        hints.update({name: type(None) if hint is None else hint for name, hint in found.items()})
    return hints


def get_origin(tp):
    if isinstance(tp, _Alias):
        return Annotated if hasattr(tp, "__metadata__") else tp.__origin__
    if tp is Generic:
        return Generic
    return getattr(tp, "__origin__", None)


def get_args(tp):
    if isinstance(tp, _Alias) and tp._name == "Callable":
        return (list(tp.__args__[:-1]) if tp.__args__[0] is not ... else ..., tp.__args__[-1])
    if hasattr(tp, "__metadata__"):
        return (*tp.__args__, *tp.__metadata__)
    return getattr(tp, "__args__", ())


class _IO(Generic):
    pass


class IO(_IO):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass
