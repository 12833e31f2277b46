"""django-configurations' values: settings from variables."""

import ast
import os
from _djangology import missing_variable


class Value:
    multiple = False
    late_binding = False
    environ_required = False
    environ_name = None
    caster = None

    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        made.late_binding = kwargs.get("late_binding", cls.late_binding)
        if not made.late_binding:
            made.__init__(*args, **kwargs)
            if made.environ and made.environ_name or not made.environ and made.default:
                return made.setup(made.environ_name)
        return made

    def __init__(
        self,
        default=None,
        environ=True,
        environ_name=None,
        environ_prefix="DJANGO",
        environ_required=False,
        *args,
        **kwargs,
    ):
        self.default = default.default if isinstance(default, Value) else default
        self.environ = environ
        self.environ_prefix = environ_prefix.removesuffix("_") if environ_prefix else environ_prefix
        self.environ_name = environ_name
        self.environ_required = environ_required

    @property
    def value(self):
        if not hasattr(self, "_value") and self.environ_name:
            self.setup(self.environ_name)
        return self._value if hasattr(self, "_value") else self.default

    @value.setter
    def value(self, value):
        self._value = value

    def __str__(self):
        return str(self.value)

    def __repr__(self):
        return repr(self.value)

    def __eq__(self, other):
        return self.value == other

    def __bool__(self):
        return bool(self.value)

    def full_environ_name(self, name):
        name = self.environ_name or name.upper()
        return f"{self.environ_prefix}_{name}" if self.environ_prefix else name

    def setup(self, name):
        value = self.default
        if self.environ:
            full = self.full_environ_name(name)
            if full in os.environ:
                value = self.to_python(os.environ[full])
            elif self.environ_required:
                value = missing_variable(full, ValueError(f"Value {name!r} is required to be set as {full!r}"))
        self.value = value
        return value

    def to_python(self, value):
        return self.caster(value) if self.caster else value


def setup_value(target, name, value):
    made = value.setup(name)
    setattr(target, name, value.value)
    if value.multiple:
        for other, one in made.items():
            setattr(target, other, one)


class BooleanValue(Value):
    def to_python(self, value):
        value = value.strip().lower()
        if value not in ("yes", "y", "true", "1", "no", "n", "false", "0", ""):
            raise ValueError(f"Cannot interpret boolean value {value!r}")
        return value in ("yes", "y", "true", "1")


class IntegerValue(Value):
    caster = int


class PositiveIntegerValue(IntegerValue):
    pass


class FloatValue(Value):
    caster = float


class DecimalValue(Value):
    def to_python(self, value):
        from decimal import Decimal

        return Decimal(value)


class ListValue(Value):
    sequence_type = list
    converter = None

    def __init__(self, *args, **kwargs):
        self.separator = kwargs.pop("separator", ",")
        self.converter = kwargs.pop("converter", None) or self.converter
        super().__init__(*args, **kwargs)
        self.default = self._convert(self.default or ())

    def _convert(self, items):
        return self.sequence_type([self.converter(item) if self.converter else item for item in items])

    def to_python(self, value):
        parts = [part.strip() for part in value.strip().split(self.separator)]
        return self._convert([part for part in parts if part])


class TupleValue(ListValue):
    sequence_type = tuple


class SetValue(ListValue):
    sequence_type = set


class BackendsValue(ListValue):
    pass


class SingleNestedListValue(ListValue):
    def __init__(self, *args, **kwargs):
        self.seq_separator = kwargs.pop("seq_separator", ";")
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return self.sequence_type([ListValue.to_python(self, part) for part in value.split(self.seq_separator) if part])


class SingleNestedTupleValue(SingleNestedListValue):
    sequence_type = tuple


class DictValue(Value):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default = dict(self.default or {})

    def to_python(self, value):
        return ast.literal_eval(value) if value else {}


class EmailValue(Value):
    pass


class URLValue(Value):
    pass


class IPValue(Value):
    pass


class RegexValue(Value):
    def __init__(self, *args, **kwargs):
        kwargs.pop("regex", None)
        super().__init__(*args, **kwargs)


class PathValue(Value):
    def __init__(self, *args, **kwargs):
        self.check_exists = kwargs.pop("check_exists", True)
        super().__init__(*args, **kwargs)

    def setup(self, name):
        return os.path.abspath(os.path.expanduser(super().setup(name)))


class SecretValue(Value):
    def __init__(self, *args, **kwargs):
        kwargs["environ"] = kwargs["environ_required"] = True
        super().__init__(*args, **kwargs)


class _URLValue(Value):
    late_binding = True
    variable = module = alias = None

    def __init__(self, *args, **kwargs):
        self.alias = kwargs.pop("alias", self.alias)
        kwargs.setdefault("environ_prefix", None)
        kwargs.setdefault("environ_name", self.variable)
        super().__init__(*args, **kwargs)
        self.default = {} if self.default is None else self.to_python(self.default)

    def to_python(self, value):
        from importlib import import_module

        parsed = import_module(self.module).parse(value)
        return {self.alias: parsed} if self.alias else parsed


class DatabaseURLValue(_URLValue):
    variable, module, alias = "DATABASE_URL", "dj_database_url", "default"


class CacheURLValue(_URLValue):
    variable, module, alias = "CACHE_URL", "django_cache_url", "default"


class EmailURLValue(_URLValue):
    multiple = True
    variable, module = "EMAIL_URL", "dj_email_url"


class SearchURLValue(_URLValue):
    variable, module, alias = "SEARCH_URL", "dj_search_url", "default"
