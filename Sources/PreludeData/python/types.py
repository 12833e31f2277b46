"""Names of the interpreter's own types, and plain namespaces."""

from _djangology import native_type
from enum import property as DynamicClassAttribute

FunctionType = type(lambda: None)
LambdaType = FunctionType
ModuleType = native_type("module")
BuiltinFunctionType = type(len)
BuiltinMethodType = BuiltinFunctionType
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
GenericAlias = type(list[int])
UnionType = type(int | str)
MethodType = native_type("method")
GeneratorType = native_type("generator")
CoroutineType = native_type("coroutine")
AsyncGeneratorType = native_type("async_generator")
CodeType = native_type("code")
FrameType = native_type("frame")
TracebackType = native_type("traceback")
CellType = native_type("cell")
MethodDescriptorType = native_type("method_descriptor")
MethodWrapperType = native_type("method-wrapper")
WrapperDescriptorType = native_type("wrapper_descriptor")
ClassMethodDescriptorType = native_type("classmethod_descriptor")
GetSetDescriptorType = native_type("getset_descriptor")
MemberDescriptorType = native_type("member_descriptor")


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


class SimpleNamespace:
    def __init__(self, mapping=(), /, **kwargs):
        for name, value in {**dict(mapping), **kwargs}.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__

    def __repr__(self):
        inner = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"namespace({inner})"


def resolve_bases(bases):
    resolved = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            resolved.extend(base.__mro_entries__(bases))
        else:
            resolved.append(base)
    return tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    for base in bases:
        if issubclass(type(base), meta):
            meta = type(base)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    meta, namespace, kwds = prepare_class(name, resolve_bases(bases), kwds)
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, resolve_bases(bases), namespace, **kwds)


def get_original_bases(cls):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def coroutine(function):
    return function
