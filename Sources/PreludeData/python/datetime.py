"""Dates, times and durations; what time it is now, nobody knows."""

from _djangology import unknown

MINYEAR = 1
MAXYEAR = 9999


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days_before(year, month):
    years = year - 1
    days = years * 365 + years // 4 - years // 100 + years // 400
    return days + sum([_days_in_month(year, one) for one in range(1, month)])


class _Ordered:
    """Compares by `_key()` within a kind."""

    def _same_kind(self, other):
        return isinstance(other, self._kind())

    def __eq__(self, other):
        return self._key() == other._key() if self._same_kind(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._same_kind(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._same_kind(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._same_kind(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._same_kind(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class timedelta(_Ordered):
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        rest = 0.0
        for amount, size in (
            (weeks, 604800000000),
            (days, 86400000000),
            (hours, 3600000000),
            (minutes, 60000000),
            (seconds, 1000000),
            (milliseconds, 1000),
            (microseconds, 1),
        ):
            if isinstance(amount, int):
                whole += amount * size
            else:
                rest += amount * size
        whole += round(rest)
        self._total = whole
        self.days = whole // 86400000000
        self.seconds = whole % 86400000000 // 1000000
        self.microseconds = whole % 1000000

    def _kind(self):
        return timedelta

    def _key(self):
        return self._total

    def total_seconds(self):
        return self._total / 1000000

    def __add__(self, other):
        return timedelta(microseconds=self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return timedelta(microseconds=self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(microseconds=self._total * other)
        return timedelta(microseconds=round(self._total * other)) if isinstance(other, float) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        return timedelta(microseconds=round(self._total / other))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta(microseconds=self._total // other)

    def __mod__(self, other):
        return timedelta(microseconds=self._total % other._total)

    def __neg__(self):
        return timedelta(microseconds=-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta(microseconds=abs(self._total))

    def __bool__(self):
        return self._total != 0

    def __repr__(self):
        parts = [("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)]
        return f"datetime.timedelta({', '.join([f'{name}={value}' for name, value in parts if value]) or 0})"

    def __str__(self):
        text = f"{self.seconds // 3600}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")


timedelta.resolution = timedelta(microseconds=1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)


class tzinfo:
    def utcoffset(self, dt):
        return unknown("the offset of a time zone")

    dst = tzname = utcoffset


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"


def _offset_text(offset):
    sign = "-" if offset < timedelta(0) else "+"
    seconds = abs(offset).seconds
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}"


timezone.utc = UTC = timezone(timedelta(0))


class date(_Ordered):
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, year, month, day):
        self._set_date(year, month, day)

    def _set_date(self, year, month, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _days_in_month(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day

    def _kind(self):
        return date

    def _same_kind(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    def _key(self):
        return (self.year, self.month, self.day)

    def toordinal(self):
        return _days_before(self.year, self.month) + self.day

    @classmethod
    def fromordinal(cls, ordinal):
        year = ordinal * 400 // 146097 + 1
        while _days_before(year, 1) >= ordinal:
            year -= 1
        month = 12
        while _days_before(year, month) >= ordinal:
            month -= 1
        return cls(year, month, ordinal - _days_before(year, month))

    @classmethod
    def fromisoformat(cls, text):
        year, month, day = text.split("-")
        return cls(int(year), int(month), int(day))

    @classmethod
    def today(cls):
        return unknown("datetime.date.today()")

    @classmethod
    def fromtimestamp(cls, *args):
        return unknown("datetime.fromtimestamp()")

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        return unknown("datetime.isocalendar()")

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def strftime(self, format):
        fields = self._fields()
        done = ""
        while "%" in format[:-1]:
            before, format = format.split("%", 1)
            if format[0] not in fields:
                return unknown("strftime()")
            done += before + fields[format[0]]
            format = format[1:]
        return done + format

    def _fields(self):
        return {
            "Y": str(self.year),
            "y": f"{self.year % 100:02d}",
            "m": f"{self.month:02d}",
            "d": f"{self.day:02d}",
            "%": "%",
            "j": f"{self.toordinal() - _days_before(self.year, 1):03d}",
            "H": "00",
            "M": "00",
            "S": "00",
            "f": "000000",
        }

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)

    def timetuple(self):
        return unknown("datetime.timetuple()")

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented


class time(_Ordered):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def _kind(self):
        return time

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_time_parts(text))

    def isoformat(self, timespec="auto"):
        return _time_text(self) + (_offset_text(self.tzinfo.utcoffset(None)) if self.tzinfo else "")

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.time({_time_arguments(self)}{_zone_argument(self)})"

    def strftime(self, format):
        return unknown("datetime.time.strftime()")

    def replace(self, **kwargs):
        return time(**{**{name: getattr(self, name) for name in _TIME_NAMES}, "tzinfo": self.tzinfo, **kwargs})


_TIME_NAMES = ("hour", "minute", "second", "microsecond")


def _check_time(hour, minute, second, microsecond):
    for name, value, end in (("hour", hour, 24), ("minute", minute, 60), ("second", second, 60)):
        if not 0 <= value < end:
            raise ValueError(f"{name} must be in 0..{end - 1}")
    if not 0 <= microsecond < 1000000:
        raise ValueError("microsecond must be in 0..999999")


def _time_parts(text):
    clock, _, fraction = text.partition(".")
    parts = [int(part) for part in clock.split(":")]
    return (*parts, *[0] * (3 - len(parts)), int((fraction + "000000")[:6]))


def _time_text(value):
    text = f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}"
    return text + (f".{value.microsecond:06d}" if value.microsecond else "")


def _time_arguments(value):
    parts = [value.hour, value.minute, value.second, value.microsecond]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return ", ".join([str(part) for part in parts])


def _zone_argument(value):
    return "" if value.tzinfo is None else f", tzinfo={value.tzinfo!r}"


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._set_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def _microseconds(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return self.toordinal() * 86400000000 + seconds * 1000000 + self.microsecond

    def _key(self):
        offset = self.utcoffset()
        return self._microseconds() - (offset._total if offset else 0)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    @classmethod
    def now(cls, tz=None):
        return unknown("datetime.datetime.now()")

    @classmethod
    def today(cls):
        return unknown("datetime.datetime.today()")

    @classmethod
    def utcnow(cls):
        return unknown("datetime.datetime.utcnow()")

    @classmethod
    def strptime(cls, text, format):
        return unknown("datetime.datetime.strptime()")

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        zone = time.tzinfo if tzinfo is None else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, text):
        day, clock, zone = text[:10], text[11:], None
        if clock.endswith("Z"):
            clock, zone = clock[:-1], timezone.utc
        for sign in "+-":
            if sign in clock:
                clock, offset = clock.split(sign)
                hours, _, minutes = offset.partition(":")
                shift = timedelta(hours=int(hours), minutes=int(minutes or 0))
                zone = timezone(shift if sign == "+" else -shift) if shift else timezone.utc
        year, month, day = [int(part) for part in day.split("-")]
        return cls(year, month, day, *(_time_parts(clock) if clock else ()), tzinfo=zone)

    @classmethod
    def _from_microseconds(cls, total, tzinfo):
        day = date.fromordinal(total // 86400000000)
        rest = total % 86400000000
        seconds = rest // 1000000
        clock = (seconds // 3600, seconds // 60 % 60, seconds % 60, rest % 1000000)
        return cls(day.year, day.month, day.day, *clock, tzinfo=tzinfo)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def timestamp(self):
        if self.tzinfo is None:
            return unknown("datetime.timestamp() in local time")
        return (self._key() - 62135683200000000) / 1000000

    def astimezone(self, tz=None):
        offset = tz.utcoffset(self) if tz is not None else None
        if self.tzinfo is None or offset is None:
            return unknown("datetime.astimezone()")
        return type(self)._from_microseconds(self._key() + offset._total, tz)

    def replace(self, **kwargs):
        names = ("year", "month", "day", *_TIME_NAMES, "tzinfo")
        return type(self)(**{**{name: getattr(self, name) for name in names}, **kwargs})

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        return date.isoformat(self) + sep + _time_text(self) + ("" if offset is None else _offset_text(offset))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return f"datetime.datetime({self.year}, {self.month}, {self.day}, {_time_arguments(self)}{_zone_argument(self)})"

    def _fields(self):
        clock = {"H": f"{self.hour:02d}", "M": f"{self.minute:02d}", "S": f"{self.second:02d}"}
        return {**date._fields(self), **clock, "f": f"{self.microsecond:06d}"}

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_microseconds(self._microseconds() + other._total, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        return timedelta(microseconds=self._key() - other._key()) if isinstance(other, datetime) else NotImplemented


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
