"""Documentation tests: not run."""

from _inert import anything, inert

DocTestSuite = inert("doctest.DocTestSuite")
DocTestRunner = inert("doctest.DocTestRunner")
__getattr__ = anything("doctest")
