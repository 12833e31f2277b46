import functools
import itertools
import operator
import collections
import collections.abc
import typing
import dataclasses
import contextlib
import copy
import re
import string
import textwrap
import datetime
import decimal
import fractions
import uuid
import json
import logging
import types
import abc
import inspect
import urllib.parse
import http
import base64
import hashlib
import html
import shlex
import bisect
import heapq
import math
import keyword
import importlib.util
import pkgutil
import email.utils
import calendar
import weakref
import contextvars
import numbers
import zoneinfo


@functools.wraps(len)
def wrapped():
    return 1


class Point(typing.NamedTuple):
    x: int
    y: int = 2

    def total(self):
        return self.x + self.y


@dataclasses.dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = dataclasses.field(default_factory=list)
    kind: typing.ClassVar[int] = 3

    def double(self):
        return self.price * 2


@dataclasses.dataclass(frozen=True)
class Frozen:
    name: str
    price: float = 1.0
    tags: tuple = ()
    extra: int = 0


class Holder:
    calls = 0

    @functools.cached_property
    def value(self):
        self.calls += 1
        return self.calls

    def method(self, a, b=2):
        return (a, b)

    partly = functools.partialmethod(method, 5)


@functools.singledispatch
def show(x):
    return "object"


@show.register(int)
def show_int(x):
    return "int"


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    pass


class IntBox(Box[int]):
    pass


class Names(typing.List[str]):
    pass


class Movie(typing.TypedDict, total=False):
    title: str


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


holder = Holder()
holder.value, holder.value
holder.partly()
holder.partly(b=7)
wrapped.__name__
wrapped.__wrapped__ is len
functools.partial(int, base=2)("101")
functools.partial(pow, 2).args
functools.reduce(lambda a, b: a + b, [1, 2, 3])
functools.reduce(lambda a, b: a + b, [], 9)
functools.reduce(lambda a, b: a, [])
show(1), show("a"), show(True)
Version(1) <= Version(2), Version(2) > Version(1), Version(1) >= Version(2)
sorted([3, 1], key=functools.cmp_to_key(lambda a, b: a - b))
functools.lru_cache(maxsize=None)(lambda x: x + 1)(3)
functools.cache(lambda x: x)(4)
list(itertools.chain([1], [2, 3]))
list(itertools.chain.from_iterable([[1], [2]]))
list(itertools.islice(itertools.count(3), 2, 8, 2))
list(itertools.islice("abcd", 2))
list(itertools.product("ab", [1, 2]))
list(itertools.product("ab", repeat=2))
list(itertools.permutations("abc", 2))
list(itertools.combinations("abcd", 2))
list(itertools.combinations_with_replacement("ab", 2))
[(key, list(group)) for key, group in itertools.groupby("aabc")]
list(itertools.zip_longest("ab", "c", fillvalue="-"))
list(itertools.accumulate([1, 2, 3]))
list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1]))
list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1]))
list(itertools.starmap(pow, [(2, 3)]))
list(itertools.filterfalse(None, [0, 1]))
list(itertools.compress("abc", [1, 0, 1]))
list(itertools.pairwise("abc"))
list(itertools.batched("abc", 2))
list(zip(itertools.cycle("ab"), range(3)))
list(itertools.repeat(1, 2))
[list(one) for one in itertools.tee([1, 2])]
operator.itemgetter(1)([1, 2]), operator.itemgetter("a", "b")({"a": 1, "b": 2})
operator.attrgetter("real")(3), operator.methodcaller("upper")("a")
functools.reduce(operator.or_, [1, 2, 4])
operator.and_(6, 3), operator.add(1, 2), operator.not_(0)
collections.OrderedDict([("a", 1), ("b", 2)])
collections.OrderedDict(a=1) == {"a": 1}
collections.defaultdict(list)["x"]
collections.Counter("abca").most_common(1)
collections.Counter("abca")["z"]
collections.Counter("ab") + collections.Counter("a")
collections.Counter("aab")
collections.deque([1, 2, 3], maxlen=2)
list(collections.deque([1, 2]))
collections.ChainMap({"a": 1}, {"a": 2, "b": 3})["b"]
dict(collections.ChainMap({"a": 1}, {"a": 2, "b": 3}))
collections.UserDict({"a": 1})["a"]
collections.namedtuple("P", "x y")(1, 2)
collections.namedtuple("P", "x y", defaults=[5])(1)
collections.namedtuple("P", "x y")(1, y=3)._asdict()
collections.namedtuple("P", ["x", "y"])._fields
collections.namedtuple("P", "x y")(1, 2)._replace(x=9)
collections.namedtuple("P", "class x", rename=True)._fields
collections.namedtuple("P", "x y")(1)
isinstance([], collections.abc.Sequence), isinstance("", collections.abc.Iterable), isinstance({}, collections.abc.Mapping)
isinstance(3, collections.abc.Iterable), isinstance(len, collections.abc.Callable), isinstance(set(), collections.abc.Set)
isinstance([], collections.abc.Hashable), isinstance((), collections.abc.Hashable), isinstance((), collections.abc.MutableSequence)
issubclass(dict, collections.abc.MutableMapping), isinstance(iter([]), collections.abc.Iterator)
Point(1)
Point(1).total()
Point._fields
Point.__bases__
Point(3, 4)._asdict()
Item("a")
Item("a", 2.0).double()
Item("a") == Item("a")
Item("a") < Item("b")
Item()
Item("a", bad=1)
[one.name for one in dataclasses.fields(Item)]
dataclasses.asdict(Item("a", tags=[1]))
dataclasses.astuple(Item("a"))
dataclasses.replace(Item("a"), name="b")
dataclasses.is_dataclass(Item), dataclasses.is_dataclass(3)
Frozen("a", extra=4)
hash(Frozen("a", 1.0, ())) == hash(Frozen("a", 1.0, ()))
setattr(Frozen("a"), "name", "b")
dataclasses.make_dataclass("M", [("x", int), ("y", int, 3)])(1).y
typing.TYPE_CHECKING
typing.cast(int, "a")
repr(typing.List[int]), repr(typing.Dict[str, int]), repr(typing.Any) and typing.get_args(typing.Optional[int])
typing.get_origin(typing.List[int]), typing.get_args(typing.Dict[str, int])
typing.get_args(typing.Optional[int])
typing.get_origin(typing.Union[int, str]) is typing.Union
typing.Union[int, int]
typing.get_args(typing.Literal["a", "b"])
typing.get_args(typing.Annotated[int, "x"])
[base.__name__ for base in IntBox.__mro__]
[base.__name__ for base in Names.__mro__]
Names(["a"])
Box[int]()
Movie(title="a")
Movie.__bases__
Movie.__annotations__
typing.get_type_hints(Point)
Shape.__abstractmethods__ if False else Shape.__name__
isinstance(Box, type)
typing.NewType("Id", int)(3)
[contextlib.suppress(ValueError).__exit__(ValueError, ValueError(), None)]
contextlib.nullcontext(3).__enter__()
copy.copy([1, [2]])
copy.deepcopy({"a": [1, {2}]})
copy.deepcopy(holder).calls
copy.copy(Item("a", tags=[1]))
re.compile("a(b)?").match("ab").groups()
re.compile("a").pattern
re.compile("a", re.I).flags
re.compile("(?i)a").flags
re.escape("a.b c-d/e_é")
re.match(r"(?P<y>\d+)-(\d+)", "12-34").groupdict()
re.match("a", "b")
re.sub(r"(\w)(\d)", r"\2\1", "a1 b2")
re.sub("a", lambda match: "<" + match.group() + ">", "banana", count=2)
re.sub(r"x*", "-", "abxd")
re.findall(r"\d", "a1b2"), re.findall(r"(\w)(\d)", "a1b2")
re.split(r"[, ]+", "a, b c"), re.split(r"(,)", "a,b"), re.split(r"x*", "axbc")
re.search("(?P<n>b+)", "abbb").span("n")
re.search("b", "abc").start()
re.fullmatch("a+", "aaa").group()
re.compile(r"(?P<a>x)(?P<b>y)?").groupindex["b"]
[match.group() for match in re.finditer("a|b", "cab")]
re.sub(r"\W+", "_", "Hello, World!")
re.sub("(a)", r"\g<1>!", "aa")
re.compile("a") == re.compile("a")
repr(re.compile("a", re.M))
string.ascii_letters, string.digits, string.punctuation, string.printable
string.capwords("hello world")
string.Template("$a ${b} $$").substitute(a=1, b=2)
string.Template("$a $z").safe_substitute(a=1)
textwrap.dedent("  a\n    b\n\n  c")
textwrap.indent("a\nb", "> ")
datetime.timedelta(days=1, hours=2)
datetime.timedelta(weeks=2).total_seconds()
datetime.timedelta(minutes=90) * 2
datetime.timedelta(days=1) / 2
datetime.timedelta(days=-1, seconds=5)
str(datetime.timedelta(days=2, seconds=61))
datetime.timedelta(hours=1) + datetime.timedelta(minutes=1) > datetime.timedelta(hours=1)
datetime.timedelta(seconds=1.5)
-datetime.timedelta(1)
datetime.timedelta(7) // datetime.timedelta(2)
datetime.date(2024, 2, 29) + datetime.timedelta(365)
datetime.date(2024, 2, 30)
datetime.date(2024, 3, 1) - datetime.date(2023, 3, 1)
datetime.date(2024, 3, 1).weekday(), datetime.date(2024, 3, 1).isoformat()
datetime.date(2024, 3, 1).replace(day=5)
datetime.date(2024, 3, 1).strftime("%Y/%m/%d")
datetime.date.fromisoformat("2020-01-02")
datetime.date(1969, 7, 20) < datetime.date(2000, 1, 1)
datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc).isoformat()
datetime.datetime(2024, 1, 2) + datetime.timedelta(hours=25)
datetime.datetime(2024, 1, 2).date()
datetime.datetime(2024, 1, 2, 3) - datetime.datetime(2024, 1, 1)
datetime.datetime.fromisoformat("2024-01-02T03:04:05+02:00")
str(datetime.datetime(2024, 1, 2, 3, 4, 5, 6))
datetime.datetime.combine(datetime.date(2024, 1, 2), datetime.time(3, 4))
datetime.datetime(1970, 1, 2, tzinfo=datetime.timezone.utc).timestamp()
datetime.time(1, 2), datetime.time(25) if False else 0
datetime.time(1, 2, 3).isoformat(), str(datetime.time(4, 5))
datetime.timezone(datetime.timedelta(hours=-5))
str(datetime.timezone(datetime.timedelta(hours=5, minutes=30)))
datetime.timezone.utc
datetime.date.min, datetime.datetime.max
decimal.Decimal("1.10"), decimal.Decimal(3), decimal.Decimal("1E+5"), decimal.Decimal("0.0000001"), decimal.Decimal("-0.0")
decimal.Decimal("1.1") + decimal.Decimal("2.25"), decimal.Decimal("1.5") * 2, 3 - decimal.Decimal("0.5")
decimal.Decimal("1.0") == 1, decimal.Decimal("1.5") > 1, decimal.Decimal("1.10") == decimal.Decimal("1.1")
decimal.Decimal("x")
decimal.Decimal(0.5), int(decimal.Decimal("-3.7")), float(decimal.Decimal("2.5")), bool(decimal.Decimal("0.0"))
fractions.Fraction(6, 4), fractions.Fraction("1/3") + 1, fractions.Fraction(0.5)
uuid.UUID("12345678123456781234567812345678")
uuid.UUID(int=5).hex, str(uuid.UUID(int=5)), uuid.UUID("x") if False else 0
uuid.NAMESPACE_DNS
json.loads('{"a": [1, 2.5, true, null, "x\\u00e9\\n"], "b": {}}')
json.loads("[1,]"), 1
json.loads("01")
json.loads(' "a" ')
json.dumps({"a": [1, None, True, "é\n\""], 1: 2.0})
json.dumps([1, {"b": 2, "a": 1}], indent=2, sort_keys=True)
json.dumps({"a": 1}, separators=(",", ":"))
json.dumps("é", ensure_ascii=False)
json.dumps({1, 2})
json.dumps([])
logging.DEBUG, logging.getLevelName("INFO"), logging.getLevelName(40)
logging.getLogger("a.b").name
logging.getLogger("a") is logging.getLogger("a")
types.SimpleNamespace(a=1)
types.MappingProxyType({"a": 1})["a"]
isinstance(wrapped, types.FunctionType), isinstance(json, types.ModuleType)
types.new_class("X", (int,)).__name__
inspect.isclass(int), inspect.isfunction(wrapped), inspect.isfunction(len), inspect.ismethod(holder.method)
list(inspect.signature(lambda a, *b, c=3, **d: 0).parameters)
inspect.signature(lambda a, b=2: 0).parameters["b"].default
inspect.getfullargspec(lambda a, b=1, *c, d, e=2, **f: 0)
[name for name, _ in inspect.getmembers(Holder, inspect.isfunction)]
inspect.cleandoc("  a\n    b\n    c\n")
inspect.unwrap(wrapped) is len
tuple(urllib.parse.urlparse("https://u:p@Host.com:8080/a/b;x?q=1#f"))
urllib.parse.urlparse("https://u:p@Host.com:8080/a").hostname, urllib.parse.urlparse("https://h:8080/a").port
urllib.parse.urlparse("postgres://u:p%40@h/db").password
urllib.parse.urlsplit("//cdn.x/a").netloc
urllib.parse.urlsplit("redis://[::1]:6379/0").hostname
urllib.parse.urlsplit("http://h:bad/").port
urllib.parse.urlparse("a:b").scheme, urllib.parse.urlparse("/a?b").query
urllib.parse.urlparse("http://x/y").geturl()
urllib.parse.urlunparse(("http", "h", "p", "", "q", "f"))
urllib.parse.urljoin("http://a/b/c", "d"), urllib.parse.urljoin("http://a/b/c", "/d"), urllib.parse.urljoin("http://a/b/c", "../d")
urllib.parse.urljoin("/static/", "a.css"), urllib.parse.urljoin("http://a/", "//b/c"), urllib.parse.urljoin("http://a/b/", "?x=1")
urllib.parse.quote("a b/é?"), urllib.parse.quote_plus("a b&"), urllib.parse.unquote("a%20b%C3%A9"), urllib.parse.unquote_plus("a+b")
urllib.parse.urlencode({"a": 1, "b": "x y"}), urllib.parse.urlencode({"a": [1, 2]}, doseq=True)
urllib.parse.parse_qs("a=1&b=2&a=3&c="), urllib.parse.parse_qsl("a=1&b", keep_blank_values=True)
http.HTTPStatus.NOT_FOUND, http.HTTPStatus(201).phrase, int(http.HTTPStatus.OK), http.HTTPStatus.IM_A_TEAPOT.name
http.HTTPStatus.OK == 200, f"{http.HTTPStatus.OK}", http.HTTPStatus.NOT_FOUND.is_client_error, http.HTTPMethod.GET.value
base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe")
len(hashlib.sha1().hexdigest()), len(hashlib.new("sha256", b"x").digest()), len(hashlib.blake2b(digest_size=4).hexdigest()), hashlib.sha512().block_size, hashlib.sha3_256().digest_size, hashlib.md5(b"x").copy().name
html.escape("<a href='x'>&")
shlex.split("a 'b c' \"d\\\"e\" f\\ g"), shlex.quote("a b"), shlex.join(["a", "b c"])
bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)
heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(1, [3, 1])
math.floor(2.5), math.ceil(2.1), math.gcd(12, 18), math.prod([2, 3]), math.sqrt(16), math.isnan(math.nan), math.factorial(5), math.comb(5, 2)
keyword.iskeyword("class")
importlib.util.find_spec("json") is not None, importlib.util.find_spec("no_such_module")
importlib.import_module("json").dumps(1), importlib.import_module("no_such_module")
importlib.util.resolve_name(".a", "b.c"), importlib.util.resolve_name("..a", "b.c")
[(info.name, info.ispkg) for info in pkgutil.iter_modules(["."])]
[(info.name, info.ispkg) for info in pkgutil.iter_modules(["sub"], "p.")]
email.utils.formataddr(("A", "a@b.c")), email.utils.parseaddr("A <a@b.c>")
tuple(map(int, calendar.monthrange(2024, 2))), calendar.month_name[3], calendar.isleap(1900)
weakref.ref(holder)() is holder
contextvars.ContextVar("a", default=3).get()
isinstance(1, numbers.Number), isinstance(1.5, numbers.Integral), isinstance(decimal.Decimal(1), numbers.Number)
str(zoneinfo.ZoneInfo("UTC"))
