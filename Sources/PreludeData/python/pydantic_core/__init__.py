"""pydantic's compiled half: the names its Python half imports; nothing is validated."""

from . import core_schema
from .core_schema import CoreConfig, CoreSchema

__version__ = "2.50.4"


class PydanticUndefinedType:
    def __repr__(self):
        return "PydanticUndefined"


PydanticUndefined = PydanticUndefinedType()
MISSING = PydanticUndefined


class ValidationError(ValueError):
    def errors(self, **kwargs): ...

    def error_count(self): ...

    def json(self, **kwargs): ...


class PydanticCustomError(ValueError):
    def __init__(self, error_type, message_template, context=None):
        self.type = error_type
        self.message_template = message_template
        self.context = context


class PydanticKnownError(ValueError):
    def __init__(self, error_type, context=None):
        self.type = error_type
        self.context = context


class PydanticOmit(Exception):
    pass


class PydanticUseDefault(Exception):
    pass


class PydanticSerializationError(ValueError):
    pass


class PydanticSerializationUnexpectedValue(ValueError):
    pass


class SchemaError(Exception):
    pass


class SchemaValidator:
    def __init__(self, schema, config=None):
        self.schema = schema


class SchemaSerializer:
    def __init__(self, schema, config=None):
        self.schema = schema


class Url:
    def __init__(self, url): ...


class MultiHostUrl:
    def __init__(self, url): ...


class MultiHostHost(dict):
    pass


class ArgsKwargs:
    def __init__(self, args, kwargs=None):
        self.args = args
        self.kwargs = kwargs


class Some:
    def __init__(self, value):
        self.value = value


class TzInfo:
    pass


def from_json(data, **kwargs): ...


def to_json(value, **kwargs): ...


def to_jsonable_python(value, **kwargs): ...
