"""Questions about live objects."""

from _djangology import certainly, parameters as _parameters
from _inert import opaque
from collections import namedtuple
from enum import IntEnum
from types import (
    BuiltinFunctionType,
    CodeType,
    CoroutineType,
    FrameType,
    FunctionType,
    GeneratorType,
    MethodType,
    ModuleType,
    TracebackType,
)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, FunctionType)


def ismethod(object):
    return isinstance(object, MethodType)


def ismodule(object):
    return isinstance(object, ModuleType)


def isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def isroutine(object):
    return isinstance(object, (FunctionType, MethodType, BuiltinFunctionType))


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def istraceback(object):
    return isinstance(object, TracebackType)


def isframe(object):
    return isinstance(object, FrameType)


def iscode(object):
    return isinstance(object, CodeType)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isabstract(object):
    if not isclass(object):
        return False
    return any(getattr(getattr(object, name, None), "__isabstractmethod__", False) for name in dir(object))


def _kind(object, flag):
    while hasattr(object, "__func__"):
        object = object.__func__
    code = getattr(object, "__code__", None)
    return bool(code is not None and code.co_flags & flag)


def iscoroutinefunction(obj):
    return _kind(obj, 128)


def isgeneratorfunction(obj):
    return _kind(obj, 32)


def isasyncgenfunction(obj):
    return _kind(obj, 512)


def isawaitable(object):
    return hasattr(object, "__await__")


def markcoroutinefunction(func):
    return func


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmembers_static(object, predicate=None):
    return getmembers(object, predicate)


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    from importlib import import_module

    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    return import_module(name) if isinstance(name, str) else None


def getdoc(object):
    text = getattr(object, "__doc__", None)
    return cleandoc(text) if isinstance(text, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip(" "), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    # What is not known may be wrapped without end.
    while certainly(hasattr(func, "__wrapped__")) and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def getattr_static(obj, attr, *default):
    for base in [obj, *(obj.__mro__ if isclass(obj) else type(obj).__mro__)]:
        if attr in getattr(base, "__dict__", {}):
            return base.__dict__[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


class _empty:
    pass


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = _ParameterKind(kind)
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=None, kind=None, default=_empty, annotation=_empty):
        return Parameter(name or self.name, self.kind if kind is None else kind, default=default, annotation=annotation)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    def apply_defaults(self):
        for one in self.signature.parameters.values():
            if one.default is not _empty:
                self.arguments.setdefault(one.name, one.default)

    @property
    def args(self):
        return tuple(self.arguments.values())

    @property
    def kwargs(self):
        return {}


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {one.name: one for one in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is None else parameters)

    def bind(self, *args, **kwargs):
        named = dict(zip(self.parameters, args))
        for name in kwargs:
            if name in named or name not in self.parameters:
                raise TypeError(f"got an unexpected keyword argument {name!r}")
        return BoundArguments(self, {**named, **kwargs})

    bind_partial = bind


def signature(obj, *, follow_wrapped=True, **kwargs):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    obj = unwrap(obj) if follow_wrapped else obj
    if isclass(obj):
        made = [Parameter(name, kind, default=value if given else _empty) for name, kind, given, value in _parameters(obj.__init__)]
        return Signature(made[1:])
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        inner = list(signature(obj.func).parameters.values())[len(obj.args):]
        return Signature([one for one in inner if one.name not in obj.keywords])
    if not isroutine(obj):
        return signature(obj.__call__)
    annotations = getattr(obj, "__annotations__", {})
    return Signature(
        [
            Parameter(name, kind, default=value if given else _empty, annotation=annotations.get(name, _empty))
            for name, kind, given, value in _parameters(obj)
        ],
        return_annotation=annotations.get("return", _empty),
    )


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    names, varargs, varkw, defaults, only, only_defaults = [], None, None, [], [], {}
    found = _parameters(func.__func__ if ismethod(func) else func)
    for name, kind, given, value in found:
        if kind <= 1:
            names.append(name)
            defaults.extend([value] if given else [])
        elif kind == 2:
            varargs = name
        elif kind == 4:
            varkw = name
        else:
            only.append(name)
            only_defaults.update({name: value} if given else {})
    hints = getattr(func, "__annotations__", {})
    return FullArgSpec(names, varargs, varkw, tuple(defaults) or None, only, only_defaults or None, hints)


def get_annotations(obj, **kwargs):
    return dict(obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", {}))


CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 512
CO_VARARGS, CO_VARKEYWORDS = 4, 8
stack = opaque("inspect.stack")
currentframe = opaque("inspect.currentframe")
getframeinfo = opaque("inspect.getframeinfo")
getouterframes = opaque("inspect.getouterframes")
getsource = opaque("inspect.getsource")
getsourcelines = opaque("inspect.getsourcelines")
getsourcefile = opaque("inspect.getsourcefile")


def getfile(object):
    return object.__file__ if ismodule(object) else getmodule(object).__file__


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name.removesuffix(".py") if name.endswith(".py") else None
