import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name, self.value

    @classmethod
    def default(cls):
        return cls.RED


Color.RED
list(Color)
Color(1)
Color("x")
Color["GREEN"]
Color["BLUE"]
dict(Color.__members__)
Color.CRIMSON
len(Color)
str(Color.RED)
f"{Color.GREEN}"
repr(Color)
Color.RED.describe()
Color.default()
Color.RED is Color(1)
1 in Color
Color.RED in Color
7 in Color
isinstance(Color.RED, Color)
[member.name for member in reversed(Color)]
enum.unique(Color)
bool(Color)
hash(Color.RED) == hash(Color.RED)
{Color.RED: 1}[Color.RED]
Color.RED == 1
Color.RED.GREEN
type(Color.RED)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = enum.auto()
    HIGHER = enum.auto()


list(Level)
Level.HIGH + 1
Level.HIGH == 2
str(Level.HIGH)
f"{Level.LOW:>4}"
Level.HIGHER.value
{1: "one"}[Level.LOW]
sorted([Level.HIGH, Level.LOW])
Level(3)


class Word(enum.StrEnum):
    FIRST = enum.auto()
    Second = "2"


list(Word)
Word.FIRST == "first"
str(Word.Second)
f"{Word.FIRST}"
"/".join(Word)


class Old(str, enum.Enum):
    A = "a"
    B = "b"


str(Old.A)
f"{Old.A}"
Old.A == "a"
Old("b")
Old.A.upper()
repr(Old.A)


class Planet(enum.Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return self.mass / self.radius


Planet.EARTH.mass
Planet.MARS.ratio
Planet.EARTH.value
Planet((6.4, 3.3))


class Labelled(str, enum.Enum):
    A = ("a", "Label A")
    B = ("b", "Label B")

    def __new__(cls, value, label):
        made = str.__new__(cls, value)
        made._value_ = value
        made.text = label
        return made


Labelled.A.text
Labelled("b")
Labelled.B.value
Labelled.A == "a"


class Names(enum.Enum):
    name = 1
    value = 2


Names.name
Names.value
Names.name.name
Names.value.value


class Named(enum.Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    A = enum.auto()
    B = enum.auto()


[member.value for member in Named]


class Special(enum.Enum):
    __empty__ = "nothing"
    _ignore_ = ["scratch"]
    scratch = [1]
    X = 1
    hidden = enum.nonmember(5)
    shown = enum.member(lambda: 3)
    for_all = staticmethod(lambda: 4)

    class Inner:
        pass


Special.__empty__
Special.hidden
Special.shown.value()
[member.name for member in Special if member.name != "Inner"]
Special.for_all()
Special.scratch


class Found(enum.Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "x" else None


Found("x")
Found("y")


class Base(enum.Enum):
    def shout(self):
        return self.value.upper()


class Child(Base):
    A = "a"


Child.A.shout()
Child.A
enum.Enum("Made", "A B C")
list(enum.Enum("Made", "A B C"))
list(enum.Enum("Made", ["A", "B"], start=5))
list(enum.IntEnum("Made", {"A": 3, "B": 4}))
list(enum.Enum("Made", [("A", 1), ("B", "b")], type=None))
list(enum.Enum("Made", "A B", type=str, module="m"))


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


list(Perm)
Perm.R | Perm.W
Perm.R | Perm.X
(Perm.R | Perm.X).name
Perm(5)
Perm(0)
Perm(8)
Perm.R & Perm.W
~Perm.R
Perm.R ^ Perm.RW
Perm.R in Perm.RW
list(Perm.RW)
bool(Perm.R & Perm.W)
str(Perm.R | Perm.X)
len(Perm.RW)
dict(Perm.__members__)


class IntPerm(enum.IntFlag):
    R = 4
    W = 2


IntPerm.R | IntPerm.W
IntPerm.R | 8
IntPerm(6)
IntPerm.R + 1
list(IntPerm)
int(IntPerm.R | IntPerm.W)
str(IntPerm.R)
IntPerm(0)


class Bad(enum.Enum):
    A = [1]
    B = {"x": 1}


Bad([1])
Bad.B.value
enum.unique(enum.Enum("E", [("A", 1), ("B", 1)]))
enum.EnumType.__mro__[-1]
isinstance(Color, enum.EnumMeta)
enum.EnumType is enum.EnumMeta
issubclass(Level, int)
[base.__name__ for base in Level.__mro__]
