"""Exact fractions."""

from math import gcd
from numbers import Rational


class Fraction(Rational):
    def __init__(self, numerator=0, denominator=1):
        if isinstance(numerator, str):
            top, _, bottom = numerator.strip().partition("/")
            whole, _, decimals = top.partition(".")
            numerator, denominator = int(whole + decimals), int(bottom or 1) * 10 ** len(decimals)
        elif isinstance(numerator, float):
            numerator, denominator = numerator.as_integer_ratio()
        elif isinstance(numerator, Fraction) or isinstance(denominator, Fraction):
            one, two = _fraction(numerator), _fraction(denominator)
            numerator, denominator = one.numerator * two.denominator, one.denominator * two.numerator
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        shared = gcd(numerator, denominator) * (-1 if denominator < 0 else 1)
        self.numerator, self.denominator = numerator // shared, denominator // shared

    def __add__(self, other):
        other = _fraction(other)
        top = self.numerator * other.denominator + other.numerator * self.denominator
        return Fraction(top, self.denominator * other.denominator)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __sub__(self, other):
        return self + -_fraction(other)

    def __rsub__(self, other):
        return _fraction(other) - self

    def __mul__(self, other):
        other = _fraction(other)
        return Fraction(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _fraction(other)
        return Fraction(self.numerator * other.denominator, self.denominator * other.numerator)

    def __rtruediv__(self, other):
        return _fraction(other) / self

    def __eq__(self, other):
        if not isinstance(other, (int, float, Fraction)):
            return NotImplemented
        other = _fraction(other)
        return (self.numerator, self.denominator) == (other.numerator, other.denominator)

    def __lt__(self, other):
        return (self - other).numerator < 0

    def __gt__(self, other):
        return (self - other).numerator > 0

    def __le__(self, other):
        return (self - other).numerator <= 0

    def __ge__(self, other):
        return (self - other).numerator >= 0

    def __hash__(self):
        return hash(self.numerator / self.denominator)

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return int(self.numerator / self.denominator)

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"


def _fraction(value):
    return value if isinstance(value, Fraction) else Fraction(value)
