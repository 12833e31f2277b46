"""Mathematics that integers and comparisons can do; the rest is unknown."""

from _djangology import unknown
from _inert import anything

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")


def gcd(*integers):
    found = 0
    for one in integers:
        found, one = abs(found), abs(one)
        while one:
            found, one = one, found % one
    return found


def lcm(*integers):
    found = 1
    for one in integers:
        found = abs(found * one) // gcd(found, one) if one else 0
    return found


def floor(x):
    return x if isinstance(x, int) else int(x // 1)


def ceil(x):
    return x if isinstance(x, int) else int(-(-x // 1))


def trunc(x):
    return int(x)


def fabs(x):
    return float(abs(x))


def factorial(n):
    found = 1
    for one in range(2, n + 1):
        found *= one
    return found


def comb(n, k):
    return 0 if k > n else factorial(n) // factorial(k) // factorial(n - k)


def perm(n, k=None):
    return factorial(n) // factorial(n - (n if k is None else k))


def prod(iterable, *, start=1):
    for one in iterable:
        start *= one
    return start


def isqrt(n):
    found = n
    while found * found > n:
        found = (found + n // found) // 2
    return found


def sqrt(x):
    return x**0.5


def pow(x, y):
    return float(x) ** y


def isnan(x):
    return x != x


def isinf(x):
    return x in (inf, -inf)


def isfinite(x):
    return not isnan(x) and not isinf(x)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


def degrees(x):
    return x * (180.0 / pi)


def radians(x):
    return x * (pi / 180.0)


__getattr__ = anything("math")
