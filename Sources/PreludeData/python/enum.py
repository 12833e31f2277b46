"""Enumerations: members made by the metaclass from the class body."""

from _djangology import caller_globals, certainly

_builtin_property = property
_DATA_TYPES = (int, str, float, complex, bytes, tuple, list, dict, set, frozenset)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, value=None):
        self.value = value


class property:
    """A property of members that leaves its name free for a member of the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.__doc__ = doc
        self.name = getattr(fget, "__name__", None)

    def __get__(self, instance, owner=None):
        if instance is not None:
            return self.fget(instance)
        members = owner.__dict__.get("_member_map_", {})
        if self.name in members:
            return members[self.name]
        raise AttributeError(f"{owner.__name__!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {instance.__class__.__name__!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def setter(self, fset):
        return type(self)(self.fget, fset)


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


class EnumDict(dict):
    """The class body: knows which names are members, and gives `auto()` its value."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name and key.startswith("_" + self._cls_name.lstrip("_") + "__"):
            pass
        elif _is_sunder(key):
            if key == "_generate_next_value_":
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif _is_dunder(key) or key in self._ignore:
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            value = self._member_value(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _member_value(self, key, value):
        if isinstance(value, auto):
            value = self._next(key, value)
        elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            return tuple([self._next(key, part) if isinstance(part, auto) else part for part in value])
        elif key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        else:
            self._last_values.append(value)
        return value

    def _next(self, key, automatic):
        if automatic.value is None:
            automatic.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._last_values.append(automatic.value)
        return automatic.value


def _data_type(bases):
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    return base._member_type_
                break
            if base in _DATA_TYPES or "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                return candidate or base
            candidate = candidate or base
    return object


def _member_of(members, value):
    for other in members.values():
        if certainly(other._value_ == value):
            return other
    return None


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        namespace = EnumDict(cls)
        if bases:
            namespace["_generate_next_value_"] = bases[-1]._generate_next_value_
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        first = bases[-1] if bases else None
        if first is not None and getattr(first, "_member_map_", None):
            raise TypeError(f"<enum {cls!r}> cannot extend {first!r}")
        names = classdict._member_names
        body = {key: value for key, value in classdict.items() if key not in names and key not in classdict._ignore}
        generate = body.get("_generate_next_value_")
        if generate is not None:
            body["_generate_next_value_"] = staticmethod(getattr(generate, "__func__", generate))
        body.pop("_ignore_", None)
        new = body.pop("__new__", None)
        if new is not None:
            body["_make_member_"] = staticmethod(getattr(new, "__func__", new))
        redirected = {key for key, value in body.items() if isinstance(value, property)}
        body["_redirected_"] = redirected | (getattr(first, "_redirected_", None) or set())
        body["_member_type_"] = _data_type(bases)
        body["_member_map_"] = {}
        body["_member_names_"] = []
        body["_value2member_map_"] = {}
        if boundary is not None:
            body["_boundary_"] = boundary
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        enum_class._restore_texts_(body, first)
        for name in names:
            enum_class._add_member_(name, classdict[name])
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def _restore_texts_(cls, body, first):
        """A data type before the enumeration in the MRO must not hide how members are written."""
        for name in ("__repr__", "__str__", "__format__"):
            for base in cls.__mro__:
                if isinstance(base, EnumType):
                    if name in base.__dict__:
                        break
                elif base in _DATA_TYPES or name in base.__dict__:
                    if first is not None and base is not object:
                        setattr(cls, name, getattr(first, name))
                    break

    def _add_member_(cls, name, value):
        made = cls._new_member_from_(value)
        other = _member_of(cls._member_map_, made._value_)
        if other is not None:
            made = other
        else:
            made._name_ = name
            made._sort_order_ = len(cls._member_names_)
            if cls._is_canonical_(made._value_):
                cls._member_names_.append(name)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(made._value_, made)
        except TypeError:
            pass
        if name not in cls._redirected_:
            setattr(cls, name, made)

    def _new_member_from_(cls, value):
        kind = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if kind is tuple:
            args = (args,)
        make = cls._make_member_
        if make is not None:
            made = make(cls, *args)
        elif kind is object:
            made = object.__new__(cls)
        else:
            made = kind.__new__(cls, *args)
        if "_value_" not in made.__dict__:
            if kind is object:
                made._value_ = value
            else:
                try:
                    made._value_ = kind(*args)
                except Exception:
                    made._value_ = value
        made.__init__(*args)
        return made

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls._lookup_(value)
        return cls._create_(value, names, module, qualname, type, start)

    def _lookup_(cls, value):
        if isinstance(value, cls):
            return value
        other = _member_of(cls._member_map_, value)
        if other is not None:
            return other
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def _create_(cls, class_name, names, module, qualname, mixin, start):
        metacls = cls.__class__
        bases = (cls,) if mixin is None else (mixin, cls)
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            names = list(names.items())
        last = []
        for index, item in enumerate(names):
            if isinstance(item, str):
                value = body._generate_next_value(item, start, index, last[:])
            else:
                item, value = item
            last.append(value)
            body[item] = value
        body["__module__"] = caller_globals()["__name__"] if module is None else module
        if qualname is not None:
            body["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, body)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return any(other._value_ == value for other in cls._member_map_.values())

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_builtin_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"


EnumMeta = EnumType
Flag = None


class Enum(metaclass=EnumType):
    _make_member_ = None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def _is_canonical_(cls, value):
        return True

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        for value in values:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


class Flag(Enum):
    _boundary_ = STRICT

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _is_canonical_(cls, value):
        return _is_single_bit(value)

    @classmethod
    def _all_bits_(cls):
        bits = 0
        for made in cls._member_map_.values():
            bits |= made._value_
        return bits

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = cls._all_bits_()
        every = 2 ** known.bit_length() - 1
        if value < 0:
            value = every + 1 + value if cls._boundary_ is not KEEP else max(every + 1, 2 ** value.bit_length()) + value
        if value & ~known:
            if cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r} invalid value {value!r}")
            if cls._boundary_ is CONFORM:
                value &= known
            elif cls._boundary_ is EJECT:
                return value
        kind = cls._member_type_
        made = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        made._value_ = value
        rest = value & ~known
        names = [one._name_ for one in cls if one._value_ & value]
        made._name_ = "|".join([*names, str(rest)] if rest and names else names) or None
        return cls._value2member_map_.setdefault(value, made)

    def _combine(self, value):
        cls = self.__class__
        return cls._value2member_map_[value] if value in cls._value2member_map_ else cls(value)

    def _bits(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return None

    def __or__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self._combine(~self._value_)
        return self._combine(self._all_bits_() & ~self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([one for one in self.__class__ if one._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __or__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else self._combine(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __contains__ = Flag.__contains__
    __iter__ = Flag.__iter__
    __invert__ = Flag.__invert__
    __bool__ = Flag.__bool__
    __str__ = ReprEnum.__str__
    __format__ = ReprEnum.__format__


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def unique(enumeration):
    doubles = [f"{name} -> {made.name}" for name, made in enumeration._member_map_.items() if name != made.name]
    if doubles:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(doubles)}")
    return enumeration


def verify(*checks):
    return lambda enumeration: enumeration


def global_enum(cls, update_str=False):
    return cls


def show_flag_values(value):
    return [1 << bit for bit in range(value.bit_length()) if value >> bit & 1]
