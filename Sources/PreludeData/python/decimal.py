"""Decimal numbers, exact: sums, differences, products and comparisons; quotients are unknown."""

from _djangology import unknown
from _inert import inert, nothing
from numbers import Number

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC, MAX_EMAX, MIN_EMIN = 999999999999999999, 999999999999999999, -999999999999999999


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded):
    pass


def _parse(text):
    """(coefficient with sign, exponent) of a finite number."""
    mantissa, _, exponent = text.strip().replace("_", "").lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole.lstrip("+-") if whole[:1] in ("+", "-") else whole) + fraction
    if not digits.isdigit() or whole[1:2] in ("+", "-") or text.strip()[-1:] in "eE":
        raise InvalidOperation("invalid number: " + text)
    sign = -1 if whole.startswith("-") else 1
    return sign * int(digits), int(exponent or 0) - len(fraction)


class Decimal(Number):
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, value="0", context=None):
        if isinstance(value, Decimal):
            self._coefficient, self._exponent, self._negative_zero = value._coefficient, value._exponent, value._negative_zero
        elif isinstance(value, int):
            self._coefficient, self._exponent, self._negative_zero = int(value), 0, False
        elif isinstance(value, float):
            numerator, denominator = value.as_integer_ratio()
            power = denominator.bit_length() - 1
            self._coefficient, self._exponent, self._negative_zero = numerator * 5**power, -power, False
        elif isinstance(value, tuple):
            sign, digits, exponent = value
            coefficient = int("".join([str(digit) for digit in digits]) or "0")
            self._coefficient, self._exponent, self._negative_zero = -coefficient if sign else coefficient, exponent, False
        elif isinstance(value, str):
            self._coefficient, self._exponent = _parse(value)
            self._negative_zero = self._coefficient == 0 and value.strip().startswith("-")
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def _made(cls, coefficient, exponent):
        made = cls()
        made._coefficient, made._exponent = coefficient, exponent
        return made

    @classmethod
    def from_float(cls, value):
        return cls(value)

    def _aligned(self, other):
        other = other if isinstance(other, Decimal) else Decimal(other)
        exponent = min(self._exponent, other._exponent)
        scaled = self._coefficient * 10 ** (self._exponent - exponent)
        return scaled, other._coefficient * 10 ** (other._exponent - exponent), exponent

    def _operand(self, other):
        return isinstance(other, (Decimal, int))

    def __add__(self, other):
        if not self._operand(other):
            return NotImplemented
        one, two, exponent = self._aligned(other)
        return _rounded(one + two, exponent)

    __radd__ = __add__

    def __sub__(self, other):
        if not self._operand(other):
            return NotImplemented
        one, two, exponent = self._aligned(other)
        return _rounded(one - two, exponent)

    def __rsub__(self, other):
        return Decimal(other) - self

    def __mul__(self, other):
        if not self._operand(other):
            return NotImplemented
        other = Decimal(other)
        return _rounded(self._coefficient * other._coefficient, self._exponent + other._exponent)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return unknown("a quotient of decimals")

    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __divmod__ = __truediv__
    quantize = sqrt = ln = exp = log10 = __round__ = __truediv__

    def __neg__(self):
        return Decimal._made(-self._coefficient, self._exponent)

    def __pos__(self):
        return self

    def __abs__(self):
        return Decimal._made(abs(self._coefficient), self._exponent)

    def __bool__(self):
        return self._coefficient != 0

    def __eq__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        one, two, _ = self._aligned(other)
        return one == two

    def __lt__(self, other):
        one, two, _ = self._aligned(other)
        return one < two

    def __le__(self, other):
        one, two, _ = self._aligned(other)
        return one <= two

    def __gt__(self, other):
        one, two, _ = self._aligned(other)
        return one > two

    def __ge__(self, other):
        one, two, _ = self._aligned(other)
        return one >= two

    def __hash__(self):
        return hash(float(self)) if self._exponent < 0 else hash(int(self))

    def __int__(self):
        if self._exponent >= 0:
            return self._coefficient * 10**self._exponent
        whole = abs(self._coefficient) // 10**-self._exponent
        return -whole if self._coefficient < 0 else whole

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __str__(self):
        sign = "-" if self._coefficient < 0 or self._negative_zero else ""
        digits, exponent = str(abs(self._coefficient)), self._exponent
        point = len(digits) + exponent
        if exponent <= 0 and point > -6:
            if exponent == 0:
                return sign + digits
            if point > 0:
                return sign + digits[:point] + "." + digits[point:]
            return sign + "0." + "0" * -point + digits
        rest = "." + digits[1:] if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{rest}E{point - 1:+d}"

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        return format(str(self), spec) if not spec else unknown("a formatted decimal")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def as_tuple(self):
        digits = tuple([int(digit) for digit in str(abs(self._coefficient))])
        return DecimalTuple(1 if self._coefficient < 0 else 0, digits, self._exponent)

    def is_nan(self):
        return False

    is_infinite = is_nan

    def is_finite(self):
        return True

    def is_zero(self):
        return self._coefficient == 0

    def is_signed(self):
        return self._coefficient < 0

    def to_integral_value(self, *args, **kwargs):
        return self if self._exponent >= 0 else unknown("a rounded decimal")


def _rounded(coefficient, exponent):
    if len(str(abs(coefficient))) > 28:
        return unknown("a rounded decimal")
    return Decimal._made(coefficient, exponent)


from collections import namedtuple as _namedtuple

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
Context = inert("decimal.Context")
Clamped = Subnormal = FloatOperation = InvalidOperation
_CONTEXT = Context()
DefaultContext = BasicContext = ExtendedContext = _CONTEXT


def getcontext():
    return _CONTEXT


def localcontext(ctx=None, **kwargs):
    return _CONTEXT


setcontext = nothing
