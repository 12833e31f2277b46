"""Unit tests: classes to inherit from, none is run."""

from _inert import anything, inert, nothing


class SkipTest(Exception):
    pass


class TestCase:
    maxDiff = 640
    failureException = AssertionError

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    setUp = tearDown = run = addCleanup = skipTest = fail = nothing
    addClassCleanup = classmethod(nothing)


class IsolatedAsyncioTestCase(TestCase):
    asyncSetUp = asyncTearDown = nothing


def _same(decorated):
    return decorated


def skip(reason):
    return reason if callable(reason) else _same


def skipIf(condition, reason):
    return _same


def skipUnless(condition, reason):
    return _same


def expectedFailure(test_item):
    return test_item


TestSuite = inert("unittest.TestSuite")
TestLoader = inert("unittest.TestLoader")
TestResult = inert("unittest.TestResult")
TextTestRunner = inert("unittest.TextTestRunner")
TextTestResult = inert("unittest.TextTestResult")
defaultTestLoader = TestLoader()
main = nothing
__getattr__ = anything("unittest")
